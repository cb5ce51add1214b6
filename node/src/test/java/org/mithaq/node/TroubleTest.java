package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.crash.DemoClient.ANYONE;
import static org.mithaq.node.crash.DemoClient.EXERCISE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;

/** Disks that are full or fail, and clocks that go back, under a running node. */
class TroubleTest {

  @TempDir private Path folder;

  private final AtomicReference<TroubledStorage> storage = new AtomicReference<>();
  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2021-11-12T09:00:00Z"));
  private final Notes notes = new Notes(5);
  private final List<byte[]> stored = new ArrayList<>();
  private Path data;
  private LocalNode node;

  @BeforeEach
  void start() throws Exception {
    data = folder.resolve("data");
    DataDirectory.create(data, LocalNode.ORIGIN);
    node = start(time::get);
  }

  private LocalNode start(InstantSource clock) throws Exception {
    return LocalNode.start(
        data,
        clock,
        files -> {
          storage.set(new TroubledStorage(files));
          return storage.get();
        });
  }

  @AfterEach
  void isWholeInTheEnd() throws Exception {
    storage.get().heal();
    node.close();
    assertThat(Fsck.run(data, finding -> {}).findings()).isEmpty();
    node = start(time::get);
    assertStored();
    node.close();
  }

  @Test
  void aFullDiskRefusesWritesServesOnAndRecovers() throws Exception {
    accepted();
    storage.get().fill();
    refused(30, "disk is full");
    HttpResponse<byte[]> removal =
        node.client.delete("cert-xa", EXERCISE, Notes.key(stored.getFirst()).split(" ")[0]);
    assertThat(removal.statusCode()).isEqualTo(503);
    assertStored();
    storage.get().heal();
    accepted();
  }

  @Test
  void aWriteThatStopsHalfWayLeavesNothingBehind() throws Exception {
    accepted();
    storage.get().breakWrites(name -> name.startsWith("vault/"));
    refused(30, "disk is full");
    assertStored();
    storage.get().heal();
    accepted();
    accepted();
  }

  @Test
  void aStatusThatCannotBeKeptIsABusyAnswerAndSendingAgainIsSafe() throws Exception {
    accepted();
    storage.get().breakWrites(name -> name.startsWith("state/statuses"));
    byte[] object = notes.next();
    HttpResponse<byte[]> answer = node.client.post("cert-xa", EXERCISE, Envelopes.of(object));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(30);
    storage.get().heal();
    assertThat(DemoClient.text(node.client.post("cert-xa", EXERCISE, Envelopes.of(object))))
        .contains("\"success_count\":1");
    stored.add(object);
    assertStored();
  }

  /** Tiles that cannot be written, nor read back: no checkpoint vouches for what is not there. */
  @Test
  void aLogThatCannotBeWrittenIsTriedAgainNowAndThenFromTheLastCheckpoint() throws Exception {
    for (int round = 0; round < 3; round++) {
      accepted();
      // Else the trouble meets a publication half-way, which then can't begin again at all.
      awaitPublished();
      AtomicLong failures = new AtomicLong();
      int phase = round;
      storage
          .get()
          .breakWrites(name -> {
            boolean broken =
                phase == 0
                    ? name.startsWith("log/tile/entries")
                    : name.startsWith(phase == 1 ? "log/tile/0" : "log/checkpoint");
            failures.addAndGet(broken ? 1 : 0);
            return broken;
          });
      storage.get().breakReads(name -> phase < 2 && name.startsWith("log/tile"));
      long began = System.nanoTime();
      for (int i = 0; i < 30; i++) {
        accepted();
      }
      Polling.until(() -> failures.get() > 0, "the log was to be written");
      long seconds = (System.nanoTime() - began) / 1_000_000_000;
      assertThat(failures.get()).isLessThanOrEqualTo(2 + seconds);
      storage.get().heal();
      awaitPublished();
    }
  }

  private void awaitPublished() throws Exception {
    Polling.until(
        () ->
            node.client.checkpoint(node.client.keys()).checkpoint().size().value() == stored.size(),
        "everything is published");
  }

  @Test
  void aClockThatGoesBackStopsWritesUntilItHasCaughtUp() throws Exception {
    accepted();
    Instant last = time.get();
    time.set(last.minusSeconds(10));
    refused(5, "clock");
    assertStored();
    time.set(last.minusSeconds(4));
    accepted();
    accepted();
    List<String> added = node.client.added("cert-xa", EXERCISE, 1);
    assertThat(added).hasSize(3).isSorted().doesNotHaveDuplicates();
    node.close();
    time.set(last.minusSeconds(10));
    node = start(time::get);
    refused(5, "clock");
    time.set(last.plusSeconds(1));
    accepted();
  }

  private void accepted() throws Exception {
    byte[] object = notes.next();
    HttpResponse<byte[]> answer = node.client.post("cert-xa", EXERCISE, Envelopes.of(object));
    assertThat(answer.statusCode()).as(DemoClient.text(answer)).isEqualTo(202);
    stored.add(object);
  }

  private void refused(int retryAfter, String why) throws Exception {
    HttpResponse<byte[]> answer =
        node.client.post("cert-xa", EXERCISE, Envelopes.of(notes.next(), notes.next()));
    assertThat(answer.statusCode()).as(DemoClient.text(answer)).isEqualTo(503);
    assertThat(DemoClient.text(answer)).contains(why);
    assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(retryAfter);
  }

  private void assertStored() throws Exception {
    assertThat(node.client.get(ANYONE, "/healthz").statusCode()).isEqualTo(200);
    assertThat(node.client.everything("cert-xb", EXERCISE, 2))
        .usingElementComparator(Arrays::compare)
        .containsExactlyElementsOf(stored);
  }
}
