package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.crash.DemoClient.EXERCISE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;

/** Many at once about one object version: exactly what one after the other would have given. */
class RaceTest {

  private static final int RIVALS = 8;
  private static final int ROUNDS = 10;

  @TempDir private Path folder;

  private final long seed = Long.getLong("mithaq.seed", System.nanoTime());
  private final Notes notes = new Notes(seed);
  private LocalNode node;

  @BeforeEach
  void start() throws Exception {
    System.out.println("RaceTest: seed " + seed);
    node = LocalNode.create(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void ofRivalBytesUnderOneVersionExactlyOneWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = notes.id();
      List<byte[]> rivals = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        rivals.add(notes.version(id, 1, 100 + i));
      }
      List<HttpResponse<byte[]>> answers = together(i -> post(rivals.get(i)));
      List<Integer> winners = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        assertThat(answers.get(i).statusCode()).isEqualTo(202);
        if (succeeded(answers.get(i))) {
          winners.add(i);
        } else {
          assertThat(DemoClient.text(answers.get(i))).contains("already with other content");
        }
      }
      assertThat(winners).as("round " + round).hasSize(1);
      assertHolds(id, rivals.get(winners.getFirst()));
    }
    assertActs(ROUNDS);
  }

  @Test
  void theSameBytesManyTimesAreOneAct() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = notes.id();
      byte[] object = notes.version(id, 1, 100);
      assertThat(together(i -> post(object))).allMatch(RaceTest::succeeded);
      assertHolds(id, object);
    }
    assertActs(ROUNDS);
  }

  /** Within one batch, too, the second of two equals sees the first. */
  @Test
  void aBatchThatRepeatsItselfCountsOnce() throws Exception {
    String id = notes.id();
    byte[] object = notes.version(id, 1, 50);
    byte[] other = notes.version(id, 1, 51);
    HttpResponse<byte[]> answer =
        node.client.post("cert-xa", EXERCISE, Envelopes.of(object, object, other));
    assertThat(DemoClient.text(answer)).contains("\"success_count\":2", "\"failure_count\":1");
    assertHolds(id, object);
    assertActs(1);
  }

  @Test
  void afterItsRemovalTheSameObjectIsANewAct() throws Exception {
    String id = notes.id();
    byte[] object = notes.version(id, 1, 100);
    String firstAdded = "";
    for (int time = 1; time <= 3; time++) {
      assertThat(succeeded(post(object))).isTrue();
      assertHolds(id, object);
      List<String> added = node.client.added("cert-xa", EXERCISE, 10);
      assertThat(added).hasSize(1);
      assertThat(added.getFirst()).isGreaterThan(firstAdded);
      firstAdded = added.getFirst();
      assertThat(node.client.delete("cert-xa", EXERCISE, id).statusCode()).isEqualTo(200);
      assertThat(node.client.get("cert-xa", DemoClient.object(EXERCISE, id)).statusCode())
          .isEqualTo(404);
      assertThat(node.client.delete("cert-xa", EXERCISE, id).statusCode()).isEqualTo(404);
    }
    assertActs(6);
  }

  /** Other bytes may take the place of what was removed: the log keeps both. */
  @Test
  void removalsAndSharesAtOnceEndInOneOfTheTwo() throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String id = notes.id();
      byte[] object = notes.version(id, 1, 100);
      post(object);
      int remover = random.nextInt(RIVALS);
      List<HttpResponse<byte[]>> answers =
          together(i -> i == remover ? node.client.delete("cert-xa", EXERCISE, id) : post(object));
      assertThat(answers.get(remover).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> now = node.client.get("cert-xa", DemoClient.object(EXERCISE, id));
      if (now.statusCode() == 200) {
        assertThat(Envelopes.split(now.body()))
            .usingElementComparator(Arrays::compare)
            .containsExactly(object);
      } else {
        assertThat(now.statusCode()).isEqualTo(404);
      }
    }
  }

  private interface Attempt {
    HttpResponse<byte[]> by(int number) throws Exception;
  }

  private List<HttpResponse<byte[]>> together(Attempt attempt) throws Exception {
    CyclicBarrier start = new CyclicBarrier(RIVALS);
    try (ExecutorService threads = Executors.newFixedThreadPool(RIVALS)) {
      List<Future<HttpResponse<byte[]>>> futures = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        int number = i;
        Callable<HttpResponse<byte[]>> call =
            () -> {
              start.await();
              return attempt.by(number);
            };
        futures.add(threads.submit(call));
      }
      List<HttpResponse<byte[]>> answers = new ArrayList<>();
      for (Future<HttpResponse<byte[]>> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private HttpResponse<byte[]> post(byte[] object) throws Exception {
    return node.client.post("cert-xa", EXERCISE, Envelopes.of(object));
  }

  private static boolean succeeded(HttpResponse<byte[]> answer) {
    return DemoClient.text(answer).contains("\"success_count\":1");
  }

  private void assertHolds(String id, byte[] object) throws Exception {
    HttpResponse<byte[]> found =
        node.client.get("cert-xa", DemoClient.object(EXERCISE, id) + "?match[version]=all");
    assertThat(Envelopes.split(found.body()))
        .usingElementComparator(Arrays::compare)
        .containsExactly(object);
  }

  /** So many leaves and no more lie in the log, in the end. */
  private void assertActs(long acts) throws Exception {
    Polling.until(
        () -> node.client.checkpoint(node.client.keys()).checkpoint().size().value() >= acts,
        acts + " acts");
    node.close();
    assertThat(Fsck.run(folder.resolve("data"), finding -> {}).acts()).isEqualTo(acts);
  }
}
