package org.mithaq.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What the disk's own sync costs: 4 KiB appended and synced (fdatasync), again and again. */
final class DiskProbe {

  private static final int BLOCK = 4096;

  private DiskProbe() {}

  /** Nanoseconds of each append with its sync. */
  static long[] run(Path folder, int seconds) throws IOException {
    Path file = folder.resolve("disk-probe");
    long[] nanos = new long[4096];
    int count = 0;
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (System.nanoTime() < until) {
        long start = System.nanoTime();
        channel.write(block.clear());
        channel.force(false);
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = System.nanoTime() - start;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return Arrays.copyOf(nanos, count);
  }
}
