package org.mithaq.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Acknowledgements of single objects from one poster, and what a bulk beside it does to others. */
final class Acks {

  private static final byte[] BEGIN = {'{', '"', 'o', 'b', 'j', 'e', 'c', 't', 's', '"', ':', '['};

  private Acks() {}

  /** Posts one object after the other; nanoseconds of each until its answer was read. */
  static long[] post(NodeProcess node, Corpus corpus, long from, int seconds) throws IOException {
    long[] nanos = new long[1024];
    int count = 0;
    Bytes body = new Bytes(1 << 16);
    try (Connection connection = node.connect()) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (System.nanoTime() < until) {
        body.clear();
        body.add(BEGIN);
        corpus.append(from + count, body);
        body.add((byte) ']').add((byte) '}');
        long start = System.nanoTime();
        Connection.Answer answer =
            connection.post(NodeProcess.OBJECTS, NodeProcess.TAXII, body, 4096);
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = System.nanoTime() - start;
        if (answer.status() != 202 || Posting.number(answer.text(), "\"success_count\":") != 1) {
          throw new IOException("a single object was answered " + answer.text());
        }
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  /** Does something while a bulk is sent on another connection. */
  static <T> T besideBulk(Posting bulk, long from, long to, Callable<T> what)
      throws IOException, InterruptedException {
    FutureTask<Posting.Sent> sending = new FutureTask<>(() -> bulk.send(from, to));
    Thread thread = Thread.ofPlatform().name("bulk").start(sending);
    try {
      return what.call();
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      bulk.stop();
      thread.join();
      try {
        var _ = sending.get();
      } catch (ExecutionException e) {
        Progress.note("The bulk failed: " + e.getCause());
      }
    }
  }
}
