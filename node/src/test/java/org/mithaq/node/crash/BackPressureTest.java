package org.mithaq.node.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.DataDirectory;
import org.mithaq.node.Fsck;

/** More at once than a small heap can hold is turned away, and asked to come again. */
class BackPressureTest {

  private static final int CLIENTS = 24;
  private static final int ROUNDS = 3;

  /** Of one body: an envelope of so many objects of so many characters. */
  private static final int OBJECTS = 6;

  private static final int CHARACTERS = 1_000_000;

  @TempDir private Path folder;

  @Test
  void manyBigBodiesUnderASmallHeapAreRefusedInPartAndNeverEndTheNode() throws Exception {
    Path data = folder.resolve("data");
    DataDirectory.create(data, ChildNode.ORIGIN);
    List<byte[]> stored = new ArrayList<>();
    int refused = 0;
    try (ChildNode node = ChildNode.start(data, "-Xmx128m");
        DemoClient client = new DemoClient(node.port());
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
        List<List<byte[]>> bodies = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          Notes notes = new Notes(round * CLIENTS + i);
          List<byte[]> objects = new ArrayList<>();
          for (int j = 0; j < OBJECTS; j++) {
            objects.add(notes.large(CHARACTERS));
          }
          bodies.add(objects);
          answers.add(
              threads.submit(
                  () -> client.post("cert-xa", DemoClient.FEEDS, Envelopes.of(objects))));
        }
        for (int i = 0; i < CLIENTS; i++) {
          HttpResponse<byte[]> answer = get(answers.get(i), data);
          if (answer.statusCode() == 202) {
            assertThat(DemoClient.text(answer)).contains("\"success_count\":" + OBJECTS);
            stored.addAll(bodies.get(i));
          } else {
            assertThat(answer.statusCode()).as(DemoClient.text(answer)).isEqualTo(503);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
            refused++;
          }
        }
      }
      assertThat(node.isAlive()).as(ChildNode.said(data)).isTrue();
      assertThat(refused).isPositive();
      assertThat(stored).isNotEmpty();

      // Alone, a body of nearly the greatest length goes in: what others held is given back.
      Notes notes = new Notes(-1);
      List<byte[]> greatest = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        greatest.add(notes.large((1 << 20) - 1000));
      }
      HttpResponse<byte[]> answer;
      do {
        answer = client.post("cert-xa", DemoClient.FEEDS, Envelopes.of(greatest));
      } while (answer.statusCode() == 503);
      assertThat(DemoClient.text(answer)).contains("\"success_count\":32");
      stored.addAll(greatest);
      for (byte[] object : stored) {
        HttpResponse<byte[]> found =
            client.get(
                "cert-xb", DemoClient.object(DemoClient.FEEDS, Notes.idOf(Notes.key(object))));
        assertThat(Envelopes.split(found.body()).getFirst()).isEqualTo(object);
      }
      assertThat(node.stop()).isZero();
    }
    assertThat(ChildNode.said(data)).doesNotContain("OutOfMemoryError");
    assertThat(Fsck.run(data, finding -> {}).findings()).isEmpty();
  }

  private static <T> T get(Future<T> future, Path data) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("no answer; the node said: " + ChildNode.said(data), e);
    }
  }
}
