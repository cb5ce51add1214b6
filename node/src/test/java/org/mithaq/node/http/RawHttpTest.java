package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that play tricks on a bare socket: each gets a clear answer or is cut off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawHttpTest {

  private static final int MOST = 100_000;
  private static final String POST =
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        new TestServer(
            List.of(
                Route.get("/open", Access.OPEN, call -> Reply.text(200, "hello")),
                Route.post(
                    "/echo",
                    Access.OPEN,
                    call -> Reply.text(200, "length " + call.body(MOST).length())),
                Route.post(
                    "/refused",
                    Access.OPEN,
                    call -> {
                      throw Refusal.of(403, "refused", "Not before reading.", "");
                    }),
                Route.get(
                    "/big",
                    Access.OPEN,
                    call -> Reply.of(200, "application/octet-stream", new byte[32 << 20]))),
            new ErrorForms(java.util.Map.of()),
            TestServer.IMPATIENT);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aForeignHostIsRefusedUnderEveryDisguise() throws IOException {
    assertThat(get("/open", "evil.example")).startsWith("HTTP/1.1 421 ").contains("loopback names");
    assertThat(get("/open", "evil.example:80")).startsWith("HTTP/1.1 421 ");
    assertThat(get("/open", "localhost.evil.example")).startsWith("HTTP/1.1 421 ");
    assertThat(get("/open", "127.0.0.1.evil.example")).startsWith("HTTP/1.1 421 ");
    assertThat(get("/nothing", "evil.example")).startsWith("HTTP/1.1 421 ");
    assertThat(get("http://evil.example/open", "evil.example")).startsWith("HTTP/1.1 421 ");
    assertThat(get("http://evil.example/open", "localhost")).matches("(?s)HTTP/1.1 4(00|21) .*");
    assertThat(server.raw("GET /open HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(server.raw("GET /open HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "localhost:8080",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]",
        "[::1]:80"
      })
  void thisMachinesOwnNamesAreServed(String host) throws IOException {
    assertThat(get("/open", host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//open",
        "/./open",
        "/x/../open",
        "/%2e%2e/open",
        "/%2fopen",
        "/open%2f",
        "/open%00",
        "/open;x=1",
        "/open%5c..",
        "/..%2fopen",
        "/op%65n%zz",
        "/%c0%ae%c0%ae/open",
        "/open/..;/open",
        "\\open",
        "open"
      })
  void noPathTrickReachesAnAddress(String path) throws IOException {
    assertThat(get(path, "localhost")).matches("(?s)HTTP/1.1 (400|404) .*\"error\":.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET\r\n\r\n",
        "GET /open\r\n\r\n",
        "GET /open HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "\u0000\u0001\u0002\u0003\r\n\r\n",
        "GET /open HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n",
        "GET /open HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
        "GET /open HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\n\r\n",
        "GET /open HTTP/1.1\r\nHost: local host\r\n\r\n"
      })
  void whatIsNotHttpIsA4xxOrA505(String request) throws IOException {
    assertThat(server.raw(request)).matches("(?s)HTTP/1.1 (400|505) .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "Content-Length: -1\r\n\r\nhello",
        "Content-Length: x\r\n\r\nhello",
        "Content-Length: 99999999999999999999\r\n\r\nhello",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nhello",
        "Content-Length: 10\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
      })
  void brokenAndTruncatedFramingIsA400(String rest) throws IOException {
    String answer = server.raw(POST + rest);
    assertThat(answer).matches("(?s)(HTTP/1.1 (400|413|501) .*)");
    assertThat(server.server.bodiesInFlight()).isZero();
  }

  @Test
  void aWholeChunkedBodyIsRead() throws IOException {
    assertThat(
            server.raw(
                POST
                    + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nT: x\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("length 11");
  }

  @Test
  void aHeaderFloodIsA431AndALongAddressIsRefused() throws IOException {
    assertThat(
            server.raw(
                "GET /open HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains("\"code\":\"headers-too-long\"");
    assertThat(
            server.raw(
                "GET /open HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(2000) + "\r\n"))
        .startsWith("HTTP/1.1 431 ");
    assertThat(server.raw("GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .matches("(?s)HTTP/1.1 (414|431) .*");
  }

  @Test
  void aBodyThatIsTooLongIsA413BeforeAndAfterItIsRead() throws IOException {
    assertThat(
            server.raw(POST + "Content-Length: " + (MOST + 1) + "\r\n\r\n" + "x".repeat(MOST + 1)))
        .startsWith("HTTP/1.1 413 ");
    assertThat(
            server.raw(
                POST
                    + "Transfer-Encoding: chunked\r\n\r\n30d40\r\n"
                    + "x".repeat(200_000)
                    + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(server.raw(POST + "Content-Length: " + MOST + "\r\n\r\n" + "x".repeat(MOST)))
        .endsWith("length " + MOST);
  }

  @Test
  void anAnswerGivenBeforeTheBodyIsReadStillReachesTheClient() throws IOException {
    String body = "x".repeat(3 << 20);
    assertThat(
            server.raw(
                ("POST /refused HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                    .getBytes(StandardCharsets.ISO_8859_1),
                true))
        .startsWith("HTTP/1.1 403 ")
        .contains("Not before reading.");
  }

  @Test
  void anEndlessBodyIsCutOff() throws IOException {
    byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
      socket.setSoTimeout(10_000);
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  socket
                      .getOutputStream()
                      .write(
                          (POST + "Transfer-Encoding: chunked\r\n\r\n")
                              .getBytes(StandardCharsets.ISO_8859_1));
                  for (int i = 0; i < 100_000; i++) {
                    socket.getOutputStream().write(chunk);
                  }
                } catch (IOException e) {
                  // Cut off, as it should be.
                }
              });
      assertThat(TestServer.readAll(socket)).startsWith("HTTP/1.1 413 ");
      socket.close();
      sender.join();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
    assertThat(server.server.bodiesInFlight()).isZero();
  }

  @Test
  void aBodyThatStopsComingIsA408() throws IOException {
    assertThat(
            server.raw(
                (POST + "Content-Length: 10\r\n\r\nhel").getBytes(StandardCharsets.ISO_8859_1),
                false))
        .startsWith("HTTP/1.1 408 ")
        .contains("\"code\":\"too-slow\"");
  }

  @Test
  void aBodyThatTricklesIsCutOffThoughTheLineIsNeverIdle() throws IOException {
    assertThat(trickle(POST + "Content-Length: 100000\r\n\r\n")).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void headersThatTrickleAreCutOffThoughTheLineIsNeverIdle() throws IOException {
    assertThat(trickle("GET /open HTTP/1.1\r\nHost: localhost\r\nX: ")).isEmpty();
  }

  @Test
  void aClientThatReadsTooSlowlyIsCutOffAndItsBufferComesBack() throws Exception {
    Limits strict =
        new Limits(
            16,
            16,
            1000,
            8192,
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            1 << 30,
            1 << 20,
            Duration.ofSeconds(1));
    BufferPool pool = new BufferPool(32 << 20, Duration.ofMillis(10));
    CountDownLatch lent = new CountDownLatch(1);
    Route big =
        Route.get(
            "/big",
            Access.OPEN,
            call -> {
              BufferPool.Lease lease = pool.lease(32 << 20).orElseThrow();
              lent.countDown();
              return new Reply(200, List.of(), new Reply.Lent(lease.buffer(), lease::close));
            });
    try (TestServer slow =
            new TestServer(List.of(big), new ErrorForms(java.util.Map.of()), strict);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), slow.port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      assertThat(lent.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(pool.awaitIdle(Duration.ofSeconds(10))).isTrue();
      assertThat(TestServer.readAll(socket).length()).isLessThan(32 << 20);
    } finally {
      pool.close();
    }
  }

  @Test
  void beyondTheBytesInFlightABodyIsA503WithRetryAfterAndOthersAreServed() throws IOException {
    Limits tight =
        new Limits(
            64,
            64,
            1000,
            8192,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1,
            20_000,
            Duration.ofSeconds(1));
    Route echo =
        Route.post(
            "/echo", Access.OPEN, call -> Reply.text(200, "length " + call.body(MOST).length()));
    try (TestServer small =
        new TestServer(List.of(echo), new ErrorForms(java.util.Map.of()), tight)) {
      assertThat(small.raw(POST + "Content-Length: 30000\r\n\r\n" + "x".repeat(30_000)))
          .startsWith("HTTP/1.1 503 ")
          .contains("Retry-After: 2");
      assertThat(small.raw(POST + "Content-Length: 5\r\n\r\nhello")).endsWith("length 5");
      assertThat(small.server.bodiesInFlight()).isZero();
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
    String one = "GET /open HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String all =
        server.raw(
            one
                + one.replace("/open", "/nothing")
                + one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    List<String> statuses = new ArrayList<>();
    java.util.regex.Pattern.compile("HTTP/1.1 (\\d+)")
        .matcher(all)
        .results()
        .forEach(r -> statuses.add(r.group(1)));
    assertThat(statuses).containsExactly("200", "404", "200");
  }

  @Test
  void whoWaitsForLeaveToSendIsRefusedAtOnce() throws IOException {
    String head =
        "POST /refused HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1000000\r\n\r\n";
    assertThat(server.raw(head.getBytes(StandardCharsets.ISO_8859_1), false))
        .startsWith("HTTP/1.1 403 ");
  }

  private String get(String path, String host) throws IOException {
    return server.raw(
        "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  /** Sends one byte more whenever the server has been silent for a moment, until it hangs up. */
  private String trickle(String start) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
      socket.getOutputStream().write(start.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(50);
      StringBuilder answer = new StringBuilder();
      for (int i = 0; i < 1000; i++) {
        try {
          int got = socket.getInputStream().read();
          if (got < 0) {
            return answer.toString();
          }
          answer.append((char) got);
        } catch (java.net.SocketTimeoutException e) {
          try {
            socket.getOutputStream().write('x');
          } catch (SocketException hungUp) {
            return answer.toString();
          }
        } catch (SocketException reset) {
          return answer.toString();
        }
      }
      throw new AssertionError("the server never hung up");
    }
  }
}
