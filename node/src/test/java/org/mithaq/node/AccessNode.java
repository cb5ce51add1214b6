package org.mithaq.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.http.Route;
import org.mithaq.node.joining.Applications;

/**
 * A demo node with a small register, whose clock goes only when the test says so, and a client of
 * all its accounts.
 */
final class AccessNode implements AutoCloseable {

  static final String ANYONE = "";
  static final String PUBLIC = "79cf3ddd-f837-4f63-9894-a36567201170";
  static final String EXERCISE = "f4268ffa-7150-47d5-ae0c-eaf9a7b7625b";
  static final String FEEDS = "f787b142-04ee-4c39-a434-4af9361c3380";
  static final List<String> COLLECTIONS = List.of(PUBLIC, EXERCISE, FEEDS);
  static final List<String> EVERYBODY =
      List.of(ANYONE, "cert-xa", "cert-xb", "cert-xc", "acme", "ngo", "depositary", "admin");
  static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final UnaryOperator<Config> changed;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Instant now = BEGIN;
  private Node node;

  private AccessNode(Path data, UnaryOperator<Config> changed) throws IOException {
    this.data = data;
    this.changed = changed;
    this.node = open();
  }

  /** On a new directory, with the parties, the accord and the circle in the register. */
  static AccessNode create(Path data) throws IOException, InterruptedException {
    return create(data, config -> config);
  }

  static AccessNode create(Path data, UnaryOperator<Config> changed)
      throws IOException, InterruptedException {
    DataDirectory.create(data, LocalNode.ORIGIN);
    AccessNode node = new AccessNode(data, changed);
    RegisterText.enterAll(node);
    return node;
  }

  /** On a directory that is there. */
  static AccessNode start(Path data) throws IOException {
    return new AccessNode(data, config -> config);
  }

  private Node open() throws IOException {
    Config config =
        Config.demo(
            LocalNode.ORIGIN.value(),
            data,
            new Endpoint("127.0.0.1", 0),
            Optional.of(new Endpoint("127.0.0.1", 0)),
            Map.of());
    return Node.start(
        changed.apply(config),
        _ -> {},
        new Node.Outside(() -> now, DataDirectory::storage, Map.of(), Applications.Limits.DEFAULT));
  }

  void restart() throws IOException {
    node.close();
    node = open();
  }

  /** What is done to a node that does not run. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  void stopped(Work work) throws IOException, InterruptedException {
    node.close();
    work.run();
    node = open();
  }

  List<Route> routes() {
    return node.routes();
  }

  int port() {
    return node.port();
  }

  long acts() {
    return node.nextAct();
  }

  /** Names of the small files of one kind that are kept. */
  List<String> stateOf(String kind) throws IOException {
    Path directory = data.resolve("state").resolve(kind);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  int tickClocks() throws InterruptedException {
    return node.tickClocks();
  }

  /** Tells what is to be told now, and waits for it. */
  void tickNotices() {
    if (!node.tickNotices(PATIENCE)) {
      throw new AssertionError("telling takes too long");
    }
  }

  /** Begins to tell what is to be told now. */
  void beginNotices() {
    boolean _ = node.tickNotices(Duration.ZERO);
  }

  void tickChecks() throws InterruptedException {
    node.tickChecks();
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Until everything that was sent can be found at every way out. */
  void settle() throws InterruptedException {
    if (!node.settle(PATIENCE)) {
      throw new AssertionError("the views do not follow");
    }
  }

  /**
   * What came back.
   *
   * @param headers without the day's time
   */
  record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** Byte for byte, with all that is drawn at random. */
    boolean isTheSameAs(Answer other) {
      return status == other.status
          && headers.equals(other.headers)
          && Arrays.equals(body, other.body);
    }

    /** Every byte of it, as text, but for what is drawn at random. */
    String all() {
      return Randomness.masked(status + "\n" + headers + "\n" + text());
    }
  }

  static String basic(String user) {
    return basic(user, "demo");
  }

  static String basic(String user, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  /** Asks with an account's secret, or as nobody in particular. */
  Answer ask(String user, String method, String path, String body)
      throws IOException, InterruptedException {
    return askWith(user.isEmpty() ? "" : basic(user), method, path, body);
  }

  /** Asks with any Authorization, or none where it is empty. */
  Answer askWith(String authorization, String method, String path, String body)
      throws IOException, InterruptedException {
    int port = path.equals("/metrics") ? node.operatorPort().orElseThrow() : node.port();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + port + path.replace("[", "%5B").replace("]", "%5D")))
            .timeout(PATIENCE)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (path.startsWith("/taxii2/")) {
      request.header("Accept", TAXII);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", path.startsWith("/taxii2/") ? TAXII : "application/json");
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    HttpResponse<byte[]> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return new Answer(answer.statusCode(), headers, answer.body());
  }

  Answer get(String user, String path) throws IOException, InterruptedException {
    return ask(user, "GET", path, "");
  }

  static String objects(String collection) {
    return "/taxii2/accord/collections/" + collection + "/objects/";
  }

  static String envelope(List<String> objects) {
    return "{\"objects\":[" + String.join(",", objects) + "]}";
  }

  Answer post(String user, String collection, String... objects)
      throws IOException, InterruptedException {
    return ask(user, "POST", objects(collection), envelope(List.of(objects)));
  }

  /** Sends what must be taken whole. */
  void sent(String user, String collection, List<String> objects)
      throws IOException, InterruptedException {
    Answer answer = ask(user, "POST", objects(collection), envelope(objects));
    if (answer.status() != 202
        || !answer.text().contains("\"success_count\":" + objects.size() + ",")) {
      throw new AssertionError(user + " sends " + objects + ": " + answer.all());
    }
  }

  void sent(String user, String collection, String... objects)
      throws IOException, InterruptedException {
    sent(user, collection, List.of(objects));
  }

  /** Whether a user gets some version of an object. */
  boolean reads(String user, String collection, String id)
      throws IOException, InterruptedException {
    return get(user, objects(collection) + id + "/").status() == 200;
  }

  @Override
  public void close() {
    http.shutdownNow();
    node.close();
  }
}
