package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS from a pair of PEM files, with HTTP/2 by ALPN. */
class TlsTest {

  @TempDir private Path directory;

  @Test
  void bothVersionsOfHttpAreServedOverTlsAndTellTheBrowserToStay() throws Exception {
    PemPair pair = new PemPair(resource("localhost.pem"), resource("localhost-key.pem"));
    try (TestServer server =
            new TestServer(
                List.of(Route.get("/open", Access.OPEN, call -> Reply.text(200, call.origin()))),
                new ErrorForms(Map.of()),
                new ListenerSettings("127.0.0.1", 0, Optional.of(pair), true, Limits.DEFAULT));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(pair)).build()) {
      URI uri = URI.create("https://localhost:" + server.port + "/open");
      for (HttpClient.Version version : HttpClient.Version.values()) {
        if (version == HttpClient.Version.HTTP_1_1 || version == HttpClient.Version.HTTP_2) {
          HttpResponse<String> answer =
              client.send(
                  HttpRequest.newBuilder(uri).version(version).build(),
                  HttpResponse.BodyHandlers.ofString());
          assertThat(answer.version()).isEqualTo(version);
          assertThat(answer.body()).isEqualTo("https://localhost:" + server.port);
          assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
          assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aPartOfAStreamIsThereBeforeTheNextOneIsMade(HttpClient.Version version) throws Exception {
    PemPair pair = new PemPair(resource("localhost.pem"), resource("localhost-key.pem"));
    CountDownLatch firstIsRead = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Flowing flowing =
        out -> {
          out.send(ByteBuffer.wrap("first\n".getBytes(StandardCharsets.US_ASCII)));
          assertThat(firstIsRead.await(30, TimeUnit.SECONDS)).isTrue();
          out.send(ByteBuffer.wrap("second\n".getBytes(StandardCharsets.US_ASCII)));
        };
    Reply reply = new Reply(200, List.of(), new Reply.Flow(flowing, over::countDown));
    try (TestServer server =
            new TestServer(
                List.of(Route.get("/flow", Access.OPEN, _ -> reply)),
                new ErrorForms(Map.of()),
                new ListenerSettings("127.0.0.1", 0, Optional.of(pair), true, Limits.DEFAULT));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(pair)).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + server.port + "/flow"))
              .version(version)
              .timeout(Duration.ofSeconds(30))
              .build();
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.US_ASCII))) {
        assertThat(answer.version()).isEqualTo(version);
        assertThat(lines.readLine()).isEqualTo("first");
        firstIsRead.countDown();
        assertThat(lines.readLine()).isEqualTo("second");
        assertThat(lines.readLine()).isNull();
      }
      assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A broken pair or half of a new one changes nothing; open connections go on whatever comes. */
  @Test
  void aRenewedCertificateIsTakenUpWithoutDroppingConnections() throws Exception {
    Path certificate = directory.resolve("certificate.pem");
    Path key = directory.resolve("key.pem");
    PemPair first = new PemPair(resource("localhost.pem"), resource("localhost-key.pem"));
    PemPair second = new PemPair(resource("localhost2.pem"), resource("localhost2-key.pem"));
    Files.copy(first.certificate(), certificate);
    Files.copy(first.key(), key);
    try (TestServer server =
            new TestServer(
                List.of(Route.get("/open", Access.OPEN, call -> Reply.text(200, "hello"))),
                new ErrorForms(Map.of()),
                new ListenerSettings(
                    "127.0.0.1",
                    0,
                    Optional.of(new PemPair(certificate, key)),
                    true,
                    Limits.DEFAULT));
        SSLSocket before = connect(server, first)) {
      Files.writeString(certificate, "nonsense");
      server.server.renewCertificate();
      connect(server, first).close();

      Files.copy(second.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
      server.server.renewCertificate();
      connect(server, first).close();

      Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
      server.server.renewCertificate();
      connect(server, second).close();
      assertThatThrownBy(() -> connect(server, first)).isInstanceOf(IOException.class);

      before
          .getOutputStream()
          .write(
              "GET /open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(TestServer.readAll(before)).startsWith("HTTP/1.1 200").contains("hello");
    }
  }

  @Test
  void tls12IsSpokenWithTheCiphersOfHttp2Alone() throws Exception {
    PemPair pair = new PemPair(resource("localhost.pem"), resource("localhost-key.pem"));
    try (TestServer server =
        new TestServer(
            List.of(Route.get("/open", Access.OPEN, call -> Reply.text(200, "hello"))),
            new ErrorForms(Map.of()),
            new ListenerSettings("127.0.0.1", 0, Optional.of(pair), true, Limits.DEFAULT))) {
      assertThat(handshake(server, pair, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
          .isEqualTo("TLSv1.2");
      assertThatThrownBy(() -> handshake(server, pair, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
          .isInstanceOf(IOException.class);
    }
  }

  private static String handshake(TestServer server, PemPair trusted, String cipher)
      throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            trusting(trusted)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port)) {
      socket.setSoTimeout(10_000);
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {cipher});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws Exception {
    PemPair mixed = new PemPair(resource("localhost.pem"), resource("localhost2-key.pem"));

    assertThatThrownBy(mixed::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("localhost2-key.pem");
  }

  private static SSLSocket connect(TestServer server, PemPair trusted) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            trusting(trusted)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port);
    try {
      socket.setSoTimeout(10_000);
      socket.startHandshake();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  @Test
  void cleartextOnATlsPortGetsNoAnswer() throws Exception {
    PemPair pair = new PemPair(resource("localhost.pem"), resource("localhost-key.pem"));
    try (TestServer server =
        new TestServer(
            List.of(Route.get("/open", Access.OPEN, call -> Reply.text(200, "hello"))),
            new ErrorForms(Map.of()),
            new ListenerSettings("127.0.0.1", 0, Optional.of(pair), true, Limits.DEFAULT))) {
      assertThat(server.raw("GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .doesNotContain("hello");
    }
  }

  @Test
  void filesThatAreNoPairAreNamedInASentence() throws Exception {
    Path other = directory.resolve("other.pem");
    Files.writeString(
        other, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    Path empty = Files.createFile(directory.resolve("empty.pem"));

    assertThatThrownBy(() -> new PemPair(resource("localhost.pem"), other).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.pem")
        .hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> new PemPair(empty, resource("localhost-key.pem")).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty.pem");
    assertThatThrownBy(() ->
            new PemPair(directory.resolve("missing.pem"), resource("localhost-key.pem")).read())
        .isInstanceOf(IOException.class);
  }

  private static Path resource(String name) throws Exception {
    return Path.of(TlsTest.class.getResource(name).toURI());
  }

  private static SSLContext trusting(PemPair pair) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("own", pair.read().getCertificate("tls"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
