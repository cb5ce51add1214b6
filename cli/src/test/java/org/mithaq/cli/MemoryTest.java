package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push of any size fits into a small heap. */
@Tag("long")
final class MemoryTest {
  private static final int HEAP_MIB = 48;
  private static final long INPUT = 300L << 20;

  @TempDir Path folder;

  @Test
  void pushesThreeHundredMegabytesThroughASmallHeap() throws IOException, InterruptedException {
    try (TaxiiServer server = new TaxiiServer()) {
      server.keeps = false;
      server.longestBody = 8 << 20;
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx" + HEAP_MIB + "m",
              "-cp",
              System.getProperty("java.class.path"),
              "org.mithaq.cli.Mithaq",
              "push",
              server.url(),
              "feeds",
              "-");
      builder.environment().put("MITHAQ_USER", "cert-xa:demo");
      builder.environment().put("HOME", folder.toString());
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process push = builder.start();
      long objects = feed(push.getOutputStream());
      String out = new String(push.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(push.waitFor()).isZero();
      assertThat(out)
          .startsWith("feeds: %s accepted, 0 refused".formatted(Output.objects(objects)));
      assertThat(server.envelopes.stream().mapToLong(i -> i).sum()).isEqualTo(objects);
    }
  }

  private static long feed(OutputStream raw) throws IOException {
    byte[] object =
        ("{\"type\":\"campaign\",\"id\":\"campaign--1\",\"name\":\"" + "x".repeat(2_000) + "\"}\n")
            .getBytes(StandardCharsets.UTF_8);
    long count = 0;
    try (OutputStream out = new BufferedOutputStream(raw, 1 << 16)) {
      for (long sent = 0; sent < INPUT; sent += object.length) {
        out.write(object);
        count++;
      }
    }
    return count;
  }
}
