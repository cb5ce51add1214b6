package org.mithaq.node.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;

/** A real server on a free port of loopback, and clients for it: a real one and a bare socket. */
public final class TestServer implements AutoCloseable {

  public static final Caller XA = caller("cert-xa", "f4a2c6f2-0d6f-4d9a-8d6a-000000000001", true);
  public static final Caller XB = caller("cert-xb", "f4a2c6f2-0d6f-4d9a-8d6a-000000000002", true);
  public static final Caller ACME = caller("acme", "f4a2c6f2-0d6f-4d9a-8d6a-000000000003", false);

  /** Runs the node and acts for nobody. */
  public static final Caller ADMIN =
      new Caller(
          Optional.empty(),
          Optional.of("admin"),
          Set.of("public", "delegate:admin"),
          Set.of(Role.OPERATOR));

  /**
   * Small and quick, for tests of what they do; with them a client that a busy machine holds up
   * finds its connection closed.
   */
  static final Limits IMPATIENT =
      new Limits(
          256,
          200,
          1000,
          8 * 1024,
          Duration.ofMillis(400),
          Duration.ofMillis(200),
          64 * 1024,
          4 << 20,
          Duration.ofSeconds(5));

  public final Metrics metrics = new Metrics();
  public final HttpServer server;
  public final int port;
  public final HttpClient client = HttpClient.newHttpClient();

  public TestServer(List<Route> routes) {
    this(routes, new ErrorForms(Map.of()), Limits.DEFAULT);
  }

  public TestServer(List<Route> routes, ErrorForms forms, Limits limits) {
    this(routes, forms, new ListenerSettings("127.0.0.1", 0, Optional.empty(), true, limits));
  }

  public TestServer(List<Route> routes, ErrorForms forms, ListenerSettings settings) {
    try {
      server =
          new HttpServer(
              settings,
              new RouteTable(routes),
              new Names(),
              forms,
              metrics,
              ReadingLog.NONE,
              Visitors.NONE);
      server.start();
      port = server.port();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(30));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  public static String basic(String name) {
    return "Basic "
        + Base64.getEncoder().encodeToString((name + ":demo").getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are and returns all that comes back until the server closes. */
  public String raw(String request) throws IOException {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1), true);
  }

  /**
   * Like {@link #raw(String)}.
   *
   * @param end whether to end the sending side; otherwise the client keeps the line open, silent
   */
  public String raw(byte[] request, boolean end) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      if (end) {
        socket.shutdownOutput();
      }
      return readAll(socket);
    }
  }

  /** Everything until the end, or until the connection is reset. */
  public static String readAll(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] part = new byte[8192];
    try {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        all.write(part, 0, count);
      }
    } catch (java.net.SocketException e) {
      // A reset ends what was received.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  private static Caller caller(String slug, String uuid, boolean inCircle) {
    Party party =
        new Party(
            "identity--" + uuid, slug, slug, PartyCategory.STATE, Optional.of("XA"), true, true);
    String own = "party:" + party.id();
    return new Caller(
        Optional.of(party),
        Optional.of(slug),
        inCircle
            ? Set.of("public", "supporters", "circle:exercise", own)
            : Set.of("public", "supporters", own),
        Role.ofParty());
  }

  /** Four accounts with the secret {@code demo}; tokens are {@code token-NAME}. */
  private static final class Names implements Accounts {

    private static final Map<String, Caller> BY_NAME =
        Map.of("cert-xa", XA, "cert-xb", XB, "acme", ACME, "admin", ADMIN);

    @Override
    public Optional<Caller> byPassword(String name, String secret) {
      return secret.equals("demo") ? Optional.ofNullable(BY_NAME.get(name)) : Optional.empty();
    }

    @Override
    public Optional<Caller> byName(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Caller> byToken(String token) {
      return token.startsWith("token-")
          ? Optional.ofNullable(BY_NAME.get(token.substring(6)))
          : Optional.empty();
    }
  }
}
