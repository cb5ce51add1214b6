package org.mithaq.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends objects to a node as {@code push} does: envelopes of up to 1,000 objects and 8 MiB, each
 * poster waiting for its answer before it sends the next. One thread packs ahead of all posters.
 */
final class Posting {

  private static final int MOST_OBJECTS = 1000;
  private static final int MOST_BYTES = 8 << 20;
  private static final int LONGEST_STATUS = 1 << 20;
  private static final byte[] BEGIN = "{\"objects\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final long EVERY = TimeUnit.SECONDS.toNanos(10);

  private final NodeProcess node;
  private final Corpus corpus;
  private final int posters;
  private final String user;
  private final String target;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong busy = new AtomicLong();
  private final AtomicLong next = new AtomicLong();

  Posting(NodeProcess node, Corpus corpus, int posters) {
    this(node, corpus, posters, NodeProcess.USER, NodeProcess.OBJECTS);
  }

  /**
   * Sends as a user to a collection.
   *
   * @param target path of the collection's objects
   */
  Posting(NodeProcess node, Corpus corpus, int posters, String user, String target) {
    this.user = user;
    this.target = target;
    this.node = node;
    this.corpus = corpus;
    this.posters = posters;
  }

  /**
   * What was sent.
   *
   * @param seconds from the first request to the last answer
   * @param accepted objects that the node took
   * @param busy answers 503, after which the same envelope was sent again
   */
  record Sent(double seconds, long objects, long bytes, long accepted, long busy) {

    double perSecond() {
      return accepted / seconds;
    }
  }

  private record Packed(Bytes body, int count) {}

  /** Ends {@link #send} before all is sent. Safe to call from another thread. */
  void stop() {
    stopped.set(true);
  }

  /** Sends the objects from one index up to another; once only. */
  Sent send(long from, long to) throws IOException, InterruptedException {
    BlockingQueue<Packed> ready = new ArrayBlockingQueue<>(posters);
    BlockingQueue<Bytes> free = new ArrayBlockingQueue<>(2 * posters + 1);
    for (int i = 0; i < 2 * posters + 1; i++) {
      free.add(new Bytes(4 << 20));
    }
    next.set(from);
    long began = System.nanoTime();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<?>> running = new ArrayList<>();
      running.add(
          threads.submit(() -> {
            pack(from, to, free, ready);
            return 0;
          }));
      for (int i = 0; i < posters; i++) {
        running.add(
            threads.submit(() -> {
              post(free, ready);
              return 0;
            }));
      }
      report(from, to, running);
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(
          "sending failed: " + e.getCause() + "\nThe node said last: " + node.lastWords(), e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Sent(seconds, next.get() - from, bytes.get(), accepted.get(), busy.get());
  }

  private void report(long from, long to, List<Future<?>> running) throws InterruptedException {
    long began = System.nanoTime();
    long said = began;
    while (!running.stream().allMatch(Future::isDone)) {
      // One that failed would leave the others waiting for ever.
      if (running.stream().anyMatch(one -> one.state() == Future.State.FAILED)) {
        running.forEach(one -> one.cancel(true));
        return;
      }
      TimeUnit.MILLISECONDS.sleep(5);
      long now = System.nanoTime();
      if (now - said > EVERY) {
        said = now;
        Progress.note(
            "  %,d of %,d objects, %,.0f/s"
                .formatted(accepted.get(), to - from, accepted.get() / ((now - began) / 1e9)));
      }
    }
  }

  private void pack(long from, long to, BlockingQueue<Bytes> free, BlockingQueue<Packed> ready)
      throws InterruptedException {
    long index = from;
    while (index < to && !stopped.get()) {
      Bytes body = free.take();
      body.clear();
      body.add(BEGIN);
      int count = 0;
      while (index < to && count < MOST_OBJECTS && body.length() < MOST_BYTES - (1 << 20)) {
        if (count > 0) {
          body.add((byte) ',');
        }
        corpus.append(index++, body);
        count++;
      }
      body.add(END);
      ready.put(new Packed(body, count));
    }
    for (int i = 0; i < posters; i++) {
      ready.put(new Packed(new Bytes(0), 0));
    }
  }

  private void post(BlockingQueue<Bytes> free, BlockingQueue<Packed> ready)
      throws IOException, InterruptedException {
    try (Connection connection = node.connect(user)) {
      while (true) {
        Packed packed = ready.take();
        if (packed.count == 0) {
          return;
        }
        Connection.Answer answer = send(connection, packed.body);
        accepted.addAndGet(number(answer.text(), "\"success_count\":"));
        complain(answer);
        next.addAndGet(packed.count);
        bytes.addAndGet(packed.body.length());
        free.put(packed.body);
      }
    }
  }

  private Connection.Answer send(Connection connection, Bytes body)
      throws IOException, InterruptedException {
    while (true) {
      Connection.Answer answer = connection.post(target, NodeProcess.TAXII, body, LONGEST_STATUS);
      if (answer.status() == 202) {
        return answer;
      }
      if (answer.status() != 503) {
        throw new IOException("the node answered %d: %s".formatted(answer.status(), answer.text()));
      }
      busy.incrementAndGet();
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static void complain(Connection.Answer answer) {
    String text = answer.text();
    int at = text.indexOf("\"failures\":[");
    if (at > 0) {
      Progress.note(
          "  refused %d: %s"
              .formatted(
                  number(text, "\"failure_count\":"),
                  text.substring(at, Math.min(text.length(), at + 300))));
    }
  }

  /** The whole number behind a key in JSON without white space. */
  static long number(String json, String key) {
    int at = json.indexOf(key);
    if (at < 0) {
      return 0;
    }
    int begin = at + key.length();
    int end = begin;
    while (end < json.length() && Character.isDigit(json.charAt(end))) {
      end++;
    }
    return end == begin ? 0 : Long.parseLong(json.substring(begin, end));
  }
}
