package org.mithaq.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One read of many pages over one connection, one after the other.
 *
 * @param nanos of each page, from the request's first byte to the answer's last
 * @param serverCpuSeconds of the serving processes
 * @param clientCpuSeconds of this process
 */
record Drain(
    double seconds, long bytes, long[] nanos, double serverCpuSeconds, double clientCpuSeconds) {

  /** Enough of a page for {@code more} and {@code next}. */
  private static final int HEAD = 64;

  double bytesPerSecond() {
    return bytes / seconds;
  }

  /** Seconds of the server's processor for a gigabyte. */
  double serverCpuPerGigabyte() {
    return serverCpuSeconds / bytes * 1e9;
  }

  private static String target(int limit, long next) {
    // All versions: the collection as a whole.
    return NodeProcess.OBJECTS
        + "?match%5Bversion%5D=all&limit="
        + limit
        + (next == 0 ? "" : "&next=" + next);
  }

  /**
   * Follows TAXII's pages until the last one, or the first that begins past the bound.
   *
   * @param passes how often
   */
  static Drain ofNode(NodeProcess node, int limit, long bound, int passes) throws IOException {
    try (Connection connection = node.connect()) {
      Clock clock = new Clock(node.handle());
      for (int pass = 0; pass < passes; pass++) {
        long next = 0;
        do {
          next = next(clock.get(connection, target(limit, next), NodeProcess.TAXII, HEAD));
        } while (next > 0 && next < bound);
      }
      return clock.stop();
    }
  }

  /** Reads pages that begin anywhere below the bound. */
  static Drain anywhere(NodeProcess node, int limit, long bound, int pages, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (Connection connection = node.connect()) {
      Clock clock = new Clock(node.handle());
      for (int i = 0; i < pages; i++) {
        long next = random.nextLong(Math.max(1, bound - limit));
        var _ = clock.get(connection, target(limit, next), NodeProcess.TAXII, HEAD);
      }
      return clock.stop();
    }
  }

  /** Writes the same pages as files; their names in order, relative to the folder. */
  static List<String> save(NodeProcess node, int limit, long bound, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    List<String> names = new ArrayList<>();
    try (Connection connection = node.connect()) {
      long next = 0;
      do {
        Connection.Answer page =
            connection.get(target(limit, next), NodeProcess.TAXII, Integer.MAX_VALUE);
        String name = "%08d.json".formatted(names.size());
        Files.write(folder.resolve(name), page.kept());
        names.add(name);
        next = next(page);
      } while (next > 0 && next < bound);
    }
    return names;
  }

  /** Gets files from a web server. */
  static Drain ofFiles(int port, ProcessHandle server, List<String> names, int passes)
      throws IOException {
    try (Connection connection = new Connection(port, "")) {
      Clock clock = new Clock(server);
      for (int pass = 0; pass < passes; pass++) {
        for (String name : names) {
          var _ = clock.get(connection, "/" + name, "*/*", HEAD);
        }
      }
      return clock.stop();
    }
  }

  private static long next(Connection.Answer page) {
    return Posting.number(page.text().replaceFirst("\"next\":\"", "\"next\":"), "\"next\":");
  }

  /** Times requests. */
  private static final class Clock {

    private final ProcessHandle server;
    private final double serverBefore;
    private final double clientBefore;
    private final long began = System.nanoTime();
    private long[] nanos = new long[1024];
    private int count;
    private long bytes;

    Clock(ProcessHandle server) throws IOException {
      this.server = server;
      this.serverBefore = ProcessFigures.cpuSeconds(server);
      this.clientBefore = ProcessFigures.ownCpuSeconds();
    }

    Connection.Answer get(Connection connection, String target, String accept, int keep)
        throws IOException {
      long start = System.nanoTime();
      Connection.Answer answer = connection.get(target, accept, keep);
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, count * 2);
      }
      nanos[count++] = System.nanoTime() - start;
      if (answer.status() != 200) {
        throw new IOException("%s was answered %d".formatted(target, answer.status()));
      }
      bytes += answer.length();
      return answer;
    }

    Drain stop() throws IOException {
      return new Drain(
          (System.nanoTime() - began) / 1e9,
          bytes,
          Arrays.copyOf(nanos, count),
          ProcessFigures.cpuSeconds(server) - serverBefore,
          ProcessFigures.ownCpuSeconds() - clientBefore);
    }
  }
}
