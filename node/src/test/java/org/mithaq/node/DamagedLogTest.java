package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;

/** A file of the log is damaged under a running node: 503 until it is made again from the vault. */
class DamagedLogTest {

  private static final String BUNDLE = "tile/entries/000.p/1";

  @TempDir private Path folder;

  @Test
  void aDamagedBundleIsA503WithRetryAfterAndThenAsItWas() throws Exception {
    Path data = folder.resolve("data");
    try (LocalNode node = LocalNode.create(data)) {
      byte[] object = new Notes(1).version(new Notes(2).id(), 1, 200);
      assertThat(
              node.client.post("cert-xa", DemoClient.EXERCISE, Envelopes.of(object)).statusCode())
          .isEqualTo(202);
      Polling.until200(() -> node.client.get("cert-xa", "/log/receipt/0"));
      byte[] whole = node.client.get(DemoClient.ANYONE, "/log/" + BUNDLE).body();

      Image.flip(data.resolve("log").resolve(BUNDLE), 20, 1);
      HttpResponse<byte[]> damaged = node.client.get(DemoClient.ANYONE, "/log/" + BUNDLE);

      assertThat(damaged.statusCode()).isEqualTo(503);
      assertThat(damaged.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(Polling.until200(() -> node.client.get(DemoClient.ANYONE, "/log/" + BUNDLE)))
          .isEqualTo(whole);
      assertThat(Files.readAllBytes(data.resolve("log").resolve(BUNDLE))).isEqualTo(whole);
    }
  }
}
