package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public log's files, and receipts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogRoutesTest {

  private static final Map<String, String> FILES =
      Map.of(
          "checkpoint",
          "example.org/log\n1\n",
          "key",
          "example.org/log+00000000+A\n",
          "tile/0/000.p/7",
          "seven",
          "tile/63/x999/x001/067",
          "far",
          "tile/entries/000",
          "entries");

  private TestServer server;

  @BeforeAll
  void start() {
    LogFiles files =
        path ->
            Optional.ofNullable(FILES.get(path))
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    Receipts receipts =
        (sequence, caller) ->
            switch ((int) sequence) {
              case 1 -> new Receipts.Receipt("c2sp.org/tlog-proof@v1\n");
              case 2 ->
                  caller.tokens().contains("circle:exercise")
                      ? new Receipts.Receipt("for the circle\n")
                      : new Receipts.NotFound();
              case 3 -> new Receipts.NotYet();
              default -> new Receipts.NotFound();
            };
    server = new TestServer(new LogRoutes(files, receipts).routes());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theCheckpointIsTextThatCachesMustAskAgainFor() {
    HttpResponse<String> answer = server.get("/log/checkpoint");

    assertThat(answer.body()).isEqualTo(FILES.get("checkpoint"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(server.get("/log/key").body()).isEqualTo(FILES.get("key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile/0/000.p/7", "tile/63/x999/x001/067", "tile/entries/000"})
  void tilesAreBytesThatNeverChange(String path) {
    HttpResponse<String> answer = server.get("/log/" + path);

    assertThat(answer.body()).isEqualTo(FILES.get(path));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(answer.headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/001",
        "tile/64/000",
        "tile/00/000",
        "tile/0/0",
        "tile/0/x000",
        "tile/0/1000",
        "tile/0/000.p/256",
        "tile/0/000.p/0",
        "tile/0/000.p/07",
        "tile/0/000.p",
        "tile/x/000",
        "tile/-1/000",
        "tile/entries",
        "tile/entries/000/",
        "tile/0/x001/x001/x001/x001/x001/x001/x001/001",
        "tile",
        "tile/",
        "checkpoint/",
        "keys",
        "vault/0",
        ""
      })
  void whatIsNoFileOfTheLogIsA404(String path) {
    assertThat(server.get("/log/" + path).statusCode()).isEqualTo(404);
  }

  @Test
  void aReceiptIsForWhoeverMayReadTheActAndForNoPageOfAnotherSite() {
    HttpResponse<String> answer = server.get("/log/receipt/1");

    assertThat(answer.body()).isEqualTo("c2sp.org/tlog-proof@v1\n");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(server.get("/log/receipt/2").statusCode()).isEqualTo(404);
    assertThat(server.get("/log/receipt/2").body()).isEqualTo(server.get("/log/receipt/9").body());
    assertThat(
            server
                .send(
                    server
                        .request("/log/receipt/2")
                        .header("Authorization", TestServer.basic("cert-xa")))
                .body())
        .isEqualTo("for the circle\n");
  }

  @Test
  void aReceiptAskedForTooEarlyIsA503WithRetryAfter() {
    HttpResponse<String> answer = server.get("/log/receipt/3");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "01", "1.0", "99999999999999999999", "1/", "+1"})
  void whatIsNoSequenceNumberIsA404(String sequence) {
    assertThat(server.get("/log/receipt/" + sequence).statusCode()).isEqualTo(404);
  }
}
