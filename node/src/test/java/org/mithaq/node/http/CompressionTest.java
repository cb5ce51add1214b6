package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Answers are compressed for whoever asks, and for nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressionTest {

  private static final byte[] JSON =
      ("[" + "\"the same words again\",".repeat(5000) + "0]").getBytes(StandardCharsets.UTF_8);

  private final AtomicInteger givenBack = new AtomicInteger();
  private TestServer server;

  @BeforeAll
  void start() {
    server =
        new TestServer(
            List.of(
                Route.get("/json", Access.OPEN, call -> Reply.json(200, JSON)),
                Route.get(
                    "/lent",
                    Access.OPEN,
                    call -> {
                      ByteBuffer buffer = ByteBuffer.allocateDirect(JSON.length).put(JSON).flip();
                      return new Reply(
                          200,
                          List.of(
                              new Reply.Field(
                                  "Content-Type", "application/taxii+json;version=2.1")),
                          new Reply.Lent(buffer, givenBack::incrementAndGet));
                    }),
                Route.get(
                    "/small",
                    Access.OPEN,
                    call -> Reply.json(200, "[1,2,3]".getBytes(StandardCharsets.UTF_8))),
                Route.get(
                    "/tile",
                    Access.OPEN,
                    call -> Reply.of(200, "application/octet-stream", JSON))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void gzipAndZstdGiveTheSameBytesBack() throws Exception {
    for (String path : List.of("/json", "/lent")) {
      HttpResponse<byte[]> gzip = get(path, "gzip");
      assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
      assertThat(gzip.body().length).isLessThan(JSON.length / 10);
      assertThat(all(new GZIPInputStream(new ByteArrayInputStream(gzip.body())))).isEqualTo(JSON);

      HttpResponse<byte[]> zstd = get(path, "zstd");
      assertThat(zstd.headers().firstValue("Content-Encoding")).hasValue("zstd");
      assertThat(all(new ZstdInputStream(new ByteArrayInputStream(zstd.body())))).isEqualTo(JSON);
    }
  }

  @Test
  void aLentBufferComesBackOnceForEveryAnswer() throws Exception {
    int before = givenBack.get();
    get("/lent", "gzip");
    get("/lent", "zstd");
    get("/lent", "identity");
    server.server.close();
    assertThat(givenBack.get() - before).isEqualTo(3);
    start();
  }

  @Test
  void whoeverDoesNotAskGetsPlainBytesWithTheirLength() throws Exception {
    for (String encoding : List.of("identity", "br", "gzip;q=0")) {
      HttpResponse<byte[]> plain = get("/lent", encoding);
      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(plain.headers().firstValueAsLong("Content-Length")).hasValue(JSON.length);
      assertThat(plain.body()).isEqualTo(JSON);
    }
    assertThat(server.get("/lent").headers().firstValueAsLong("Content-Length"))
        .hasValue(JSON.length);
  }

  @Test
  void smallAnswersAndTilesStayAsTheyAre() throws Exception {
    assertThat(get("/small", "gzip").headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(get("/tile", "gzip").headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void cachesAreToldThatTheEncodingVaries() throws Exception {
    assertThat(get("/json", "gzip").headers().firstValue("Vary")).hasValue("Accept-Encoding");
  }

  private HttpResponse<byte[]> get(String path, String encoding) throws Exception {
    return server.client.send(
        server.request(path).header("Accept-Encoding", encoding).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static byte[] all(InputStream in) throws Exception {
    try (in) {
      return in.readAllBytes();
    }
  }
}
