package org.mithaq.node.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mithaq.tlog.JdkKeys;
import org.mithaq.tlog.NoteVerifier;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TileSource;
import org.mithaq.tlog.VerificationException;
import org.mithaq.tlog.VerifierKey;

/** A client of a demo node that knows nothing but the outside surface. */
public final class DemoClient implements AutoCloseable {

  public static final String PUBLIC = "79cf3ddd-f837-4f63-9894-a36567201170";
  public static final String EXERCISE = "f4268ffa-7150-47d5-ae0c-eaf9a7b7625b";
  public static final String FEEDS = "f787b142-04ee-4c39-a434-4af9361c3380";
  public static final List<String> COLLECTIONS = List.of(PUBLIC, EXERCISE, FEEDS);

  /** Nobody in particular. */
  public static final String ANYONE = "";

  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final Pattern NEXT = Pattern.compile("^\\{\"more\":true,\"next\":\"([0-9]+)\"");
  private static final Pattern ADDED = Pattern.compile("\"date_added\":\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final int port;

  public DemoClient(int port) {
    this.port = port;
  }

  public static String objects(String collection) {
    return "/taxii2/accord/collections/" + collection + "/objects/";
  }

  public static String object(String collection, String id) {
    return objects(collection) + id + "/";
  }

  public HttpResponse<byte[]> get(String user, String path)
      throws IOException, InterruptedException {
    return send(request(user, path).GET());
  }

  public HttpResponse<byte[]> post(String user, String collection, byte[] body)
      throws IOException, InterruptedException {
    return send(
        request(user, objects(collection))
            .header("Content-Type", TAXII)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  public HttpResponse<byte[]> delete(String user, String collection, String id)
      throws IOException, InterruptedException {
    return send(request(user, object(collection, id)).DELETE());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String user, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + port + path.replace("[", "%5B").replace("]", "%5D")))
            .timeout(Duration.ofSeconds(60));
    if (path.startsWith("/taxii2/")) {
      request.header("Accept", TAXII);
    }
    if (!user.isEmpty()) {
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  public static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /**
   * All versions of all objects of a collection that a user may read, page by page.
   *
   * @throws IOException when the node answers anything but 200
   */
  public List<byte[]> everything(String user, String collection, int limit)
      throws IOException, InterruptedException {
    List<byte[]> objects = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      HttpResponse<byte[]> page = page(user, objects(collection), limit, next);
      objects.addAll(Envelopes.split(page.body()));
      next = next(page);
    } while (next.isPresent());
    return objects;
  }

  /** When each of those was added, as the manifest says, page by page. */
  public List<String> added(String user, String collection, int limit)
      throws IOException, InterruptedException {
    List<String> added = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      HttpResponse<byte[]> page =
          page(user, "/taxii2/accord/collections/" + collection + "/manifest/", limit, next);
      ADDED.matcher(text(page)).results().forEach(found -> added.add(found.group(1)));
      next = next(page);
    } while (next.isPresent());
    return added;
  }

  private HttpResponse<byte[]> page(String user, String path, int limit, Optional<String> next)
      throws IOException, InterruptedException {
    String query = "?match[version]=all&limit=" + limit;
    HttpResponse<byte[]> page =
        get(user, path + query + next.map(from -> "&next=" + from).orElse(""));
    if (page.statusCode() != 200) {
      throw new IOException(path + " answers " + page.statusCode() + ": " + text(page));
    }
    return page;
  }

  private static Optional<String> next(HttpResponse<byte[]> page) {
    Matcher more = NEXT.matcher(text(page));
    return more.find() ? Optional.of(more.group(1)) : Optional.empty();
  }

  /** The keys that the log says it signs with. */
  public List<NoteVerifier> keys() throws IOException, InterruptedException, VerificationException {
    List<NoteVerifier> keys = new ArrayList<>();
    for (String line : text(get(ANYONE, "/log/key")).lines().toList()) {
      keys.add(JdkKeys.verifier(VerifierKey.parse(line)));
    }
    return keys;
  }

  /** The log's checkpoint, signed by all of the keys. */
  public SignedCheckpoint checkpoint(List<NoteVerifier> keys)
      throws IOException, InterruptedException, VerificationException {
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(get(ANYONE, "/log/checkpoint").body());
    if (checkpoint.verify(keys).size() < keys.size()) {
      throw new AssertionError("a key did not sign " + checkpoint);
    }
    return checkpoint;
  }

  /** The log's tiles. */
  public TileSource tiles() {
    return tile -> {
      try {
        HttpResponse<byte[]> answer = get(ANYONE, "/log/" + tile.path());
        return switch (answer.statusCode()) {
          case 200 -> answer.body();
          case 404 -> throw new TileNotFoundException(tile);
          default -> throw new IOException(tile + " answers " + answer.statusCode());
        };
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    };
  }

  /** Gives up whatever is under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
