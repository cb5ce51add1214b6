package org.mithaq.node.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.mithaq.tlog.NoteVerifier;
import org.mithaq.tlog.VerificationException;

/**
 * Several posters and a reader of checkpoints, at work until the node is gone: single objects,
 * batches, new versions, removals.
 */
final class Load implements AutoCloseable {

  private static final Pattern STATUS = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

  private final DemoClient client;
  private final List<NoteVerifier> keys;
  private final Promises promises;
  private final CountDownLatch answers;
  private final AtomicReference<Throwable> wrong = new AtomicReference<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean stopped;

  Load(int port, List<NoteVerifier> keys, Promises promises, long seed, int answers) {
    this.client = new DemoClient(port);
    this.keys = keys;
    this.promises = promises;
    this.answers = new CountDownLatch(answers);
    start(new Poster("cert-xa", DemoClient.EXERCISE, seed)::act);
    start(new Poster("cert-xb", DemoClient.FEEDS, seed + 1)::act);
    start(new Poster("acme", DemoClient.PUBLIC, seed + 2)::act);
    start(new Poster("cert-xa", DemoClient.PUBLIC, seed + 3)::act);
    start(this::readCheckpoint);
  }

  private interface Work {
    void run() throws IOException, InterruptedException, VerificationException;
  }

  private void start(Work work) {
    threads.execute(() -> {
      try {
        while (!stopped) {
          work.run();
        }
      } catch (IOException | InterruptedException e) {
        // The node is gone, or is meant to be soon.
        if (answers.getCount() > 0) {
          fail(e);
        }
      } catch (Exception | AssertionError e) {
        fail(e);
      }
    });
  }

  private void fail(Throwable e) {
    wrong.compareAndSet(null, e);
    while (answers.getCount() > 0) {
      answers.countDown();
    }
  }

  private void readCheckpoint() throws IOException, InterruptedException, VerificationException {
    promises.checkpoint(client.checkpoint(keys).checkpoint());
  }

  /** Waits until the node has given its answers. */
  void await() throws InterruptedException {
    if (!answers.await(120, TimeUnit.SECONDS)) {
      throw new AssertionError("the node does not answer");
    }
  }

  /** Ends the load; throws what went wrong other than that the node is gone. */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    client.close();
    threads.shutdownNow();
    if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new AssertionError("a client hangs");
    }
    if (wrong.get() != null) {
      throw new AssertionError("under load", wrong.get());
    }
  }

  /** One account's way of working: it knows what is its own. */
  private final class Poster {
    private final String user;
    private final String collection;
    private final Random random;
    private final Notes notes;
    private final List<String> own = new ArrayList<>();

    Poster(String user, String collection, long seed) {
      this.user = user;
      this.collection = collection;
      this.random = new Random(seed);
      this.notes = new Notes(seed);
    }

    void act() throws IOException, InterruptedException {
      int dice = random.nextInt(10);
      if (dice == 0 && !own.isEmpty()) {
        remove(own.remove(random.nextInt(own.size())));
      } else {
        post(dice < 6 ? 1 : 2 + random.nextInt(40));
      }
      answers.countDown();
    }

    private void post(int count) throws IOException, InterruptedException {
      List<byte[]> objects = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] object = notes.next();
        objects.add(object);
        promises.offer(collection, object);
      }
      HttpResponse<byte[]> answer = client.post(user, collection, Envelopes.of(objects));
      String body = new String(answer.body(), UTF_8);
      if (answer.statusCode() != 202 || !body.contains("\"success_count\":" + count + ",")) {
        throw new AssertionError("answered " + answer.statusCode() + " " + body);
      }
      for (byte[] object : objects) {
        promises.acknowledged(collection, object);
        own.add(Notes.key(object));
      }
      var id = STATUS.matcher(body);
      if (id.find()) {
        promises.status(id.group(1), new Promises.StatusAnswer(user, answer.body()));
      }
    }

    private void remove(String key) throws IOException, InterruptedException {
      promises.removing(collection, key);
      HttpResponse<byte[]> answer = client.delete(user, collection, Notes.idOf(key));
      if (answer.statusCode() != 200) {
        throw new AssertionError("removing " + key + " is answered " + answer.statusCode());
      }
      promises.removed(collection, key);
    }
  }
}
