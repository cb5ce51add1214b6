package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What one address may take: connections, and guesses at secrets. */
class PerAddressTest {

  private static final List<Route> ROUTES =
      List.of(
          Route.get("/open", Access.OPEN, call -> Reply.text(200, "hello")),
          Route.get("/own", Access.FILTERED, call -> Reply.text(200, "own")));

  private static TestServer server(int connections, int secrets) {
    return new TestServer(
        ROUTES, new ErrorForms(Map.of()), Limits.DEFAULT.perAddress(connections, secrets));
  }

  @Test
  void anAddressHasItsShareOfConnectionsAndGetsThemBack() throws Exception {
    try (TestServer server = server(3, 10)) {
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port);
        socket.setSoTimeout(10_000);
        assertThat(answers(socket)).isTrue();
        sockets.add(socket);
      }
      try (Socket fourth = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
        fourth.setSoTimeout(10_000);
        assertThat(answers(fourth)).isFalse();
      }
      assertThat(answers(sockets.getFirst())).isTrue();
      for (Socket socket : sockets) {
        socket.close();
      }
      long deadline = System.nanoTime() + 10_000_000_000L;
      boolean answered = false;
      while (!answered && System.nanoTime() < deadline) {
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
          again.setSoTimeout(10_000);
          answered = answers(again);
        }
      }
      assertThat(answered).isTrue();
    }
  }

  private static boolean answers(Socket socket) {
    try {
      socket
          .getOutputStream()
          .write(
              "GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[8192];
      return socket.getInputStream().read(answer) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void afterTooManyWrongSecretsNeitherAKnownNorAnUnknownAccountIsLookedAt() {
    try (TestServer server = server(100, 3)) {
      for (String name : List.of("cert-xa", "nobody")) {
        for (int i = 0; i < 3; i++) {
          assertThat(as(server, name, "wrong" + i).statusCode()).as(name).isEqualTo(401);
        }
        for (String secret : List.of("demo", "wrong")) {
          HttpResponse<String> refused = as(server, name, secret);
          assertThat(refused.statusCode()).as(name).isEqualTo(429);
          assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
              .isBetween(1L, 60L);
          assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        }
      }
      assertThat(as(server, "cert-xa", "demo").body()).isEqualTo(as(server, "nobody", "x").body());
      assertThat(as(server, "cert-xb", "demo").statusCode()).isEqualTo(200);
      assertThat(server.get("/own").statusCode()).isEqualTo(200);
      assertThat(bearer(server, "token-cert-xa").statusCode()).isEqualTo(200);
      for (int i = 0; i < 3; i++) {
        assertThat(bearer(server, "token-x" + i).statusCode()).isEqualTo(401);
      }
      assertThat(bearer(server, "token-cert-xa").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void afterAMinuteTheRightSecretIsTakenAgainAndOtherAddressesNeverNotice() throws Exception {
    AtomicLong seconds = new AtomicLong();
    WrongSecrets wrong = new WrongSecrets(10, seconds::get);
    for (int i = 0; i < 10; i++) {
      wrong.check("one", "acme");
      wrong.failed("one", "acme");
      seconds.addAndGet(5);
    }
    assertThatThrownBy(() -> wrong.check("one", "acme"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields()).containsExactly(new Reply.Field("Retry-After", "10")));
    wrong.check("two", "acme");
    wrong.check("one", "ngo");
    seconds.addAndGet(10);
    wrong.check("one", "acme");
  }

  /** Many names in place of many secrets. */
  @Test
  void anAddressThatTriesManyAccountsIsRefusedForAll() throws Exception {
    WrongSecrets wrong = new WrongSecrets(10, () -> 5);
    for (int i = 0; i < 100; i++) {
      wrong.failed("one", "account" + i);
    }
    assertThatThrownBy(() -> wrong.check("one", "acme")).isInstanceOf(Refusal.class);
    wrong.check("two", "acme");
  }

  @Test
  void allOfAnIpv6NetworkIsOneAddress() throws Exception {
    assertThat(RemoteAddress.of(InetAddress.getByName("2001:db8:0:1::1")))
        .isEqualTo(RemoteAddress.of(InetAddress.getByName("2001:db8:0:1:ffff::2")))
        .isNotEqualTo(RemoteAddress.of(InetAddress.getByName("2001:db8:0:2::1")));
    assertThat(RemoteAddress.of(InetAddress.getByName("192.0.2.1")))
        .isNotEqualTo(RemoteAddress.of(InetAddress.getByName("192.0.2.2")));
  }

  private static HttpResponse<String> as(TestServer server, String name, String secret) {
    String pair =
        Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return server.send(server.request("/own").header("Authorization", "Basic " + pair));
  }

  private static HttpResponse<String> bearer(TestServer server, String token) {
    return server.send(server.request("/own").header("Authorization", "Bearer " + token));
  }
}
