package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.note;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Tlp;

/** What «mithaq stream» promises. */
final class StreamCommandTest {

  @TempDir private Path folder;

  @Test
  void printsWhatTheUserMayReadAndNoMore() throws Exception {
    try (RegisterNode node = new RegisterNode(folder.resolve("data"))) {
      node.accepted("cert-xa", EXERCISE, note(1, "for the circle", Tlp.AMBER_2));
      node.accepted("cert-xa", PUBLIC, note(2, "for all", Tlp.CLEAR_2));
      Run run = new Run(folder);

      int code =
          run.mithaq(
              "stream",
              node.url(),
              "--from",
              0,
              "--once",
              "--party",
              RegisterNode.XA,
              "--json",
              "--type",
              "note");

      assertThat(code).as(run.err).isZero();
      assertThat(run.out.lines().toList())
          .hasSize(2)
          .first()
          .asString()
          .startsWith("{\"sequence\":")
          .contains(RegisterNode.id("note", 1), "\"alias\":\"exercise\"");

      run.environment.put("MITHAQ_USER", "ngo:demo");
      assertThat(
              run.mithaq(
                  "stream",
                  node.url() + "/",
                  "--from",
                  0,
                  "--once",
                  "--party",
                  RegisterNode.XA,
                  "--type",
                  "note"))
          .isZero();
      assertThat(run.out.lines().toList())
          .hasSize(1)
          .first()
          .asString()
          .contains("share", RegisterNode.id("note", 2), "public", RegisterNode.XA, "exercise");
      assertThat(run.mithaq("stream", node.url(), "--collection", "nowhere")).isEqualTo(1);
      assertThat(run.err).contains("answered 400: There is no collection «nowhere» here.");
      run.environment.put("MITHAQ_USER", "ngo:wrong");
      assertThat(run.mithaq("stream", node.url())).isEqualTo(1);
      assertThat(run.err).contains("answered 401");
    }
    assertThat(new Run(folder).mithaq("stream", "http://127.0.0.1:1")).isEqualTo(1);
    assertThat(new Run(folder).mithaq("stream", "http://127.0.0.1:1", "--from", -1)).isEqualTo(2);
  }

  private static String event(int number) {
    return "id: %d\r\nevent: note\r\ndata: {\"sequence\":%d}\r\n\r\n".formatted(number, number);
  }

  /** A node that breaks off, is busy, has nothing to say, and goes on. */
  @Test
  void goesOnBehindTheLastActAfterGrowingPauses() throws Exception {
    HttpServer node =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<String> asked = new CopyOnWriteArrayList<>();
    node.createContext(
        "/stream",
        exchange -> {
          asked.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID"))
                  + " "
                  + exchange.getRequestURI().getQuery());
          switch (asked.size()) {
            case 1 -> answer(exchange, 900, event(5) + "id: 6\ndata: {\"sequ");
            case 2 -> {
              exchange.getResponseHeaders().add("Retry-After", "7");
              exchange.sendResponseHeaders(503, -1);
            }
            case 3, 4 -> answer(exchange, 0, ": nothing\n\nid: 8\n\n");
            default -> answer(exchange, 0, event(9) + event(11) + event(12));
          }
          exchange.close();
        });
    node.start();
    Run run = new Run(folder);
    String url = "http://127.0.0.1:" + node.getAddress().getPort();

    int code = run.mithaq("stream", url, "--from", 5, "--limit", 3, "--json");

    node.stop(0);
    assertThat(code).as(run.err).isZero();
    assertThat(run.out.lines())
        .containsExactly("{\"sequence\":5}", "{\"sequence\":9}", "{\"sequence\":11}");
    assertThat(asked)
        .containsExactly("null from=5", "5 from=5", "5 from=5", "8 from=5", "8 from=5");
    assertThat(run.pauses)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(7),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
  }

  /**
   * Answers.
   *
   * @param length said to follow; 0 for as much as there is
   */
  private static void answer(HttpExchange exchange, int length, String text) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }
}
