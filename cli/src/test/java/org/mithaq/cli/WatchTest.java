package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.SignedCheckpoint;

/** What «mithaq watch» promises. */
final class WatchTest {
  @TempDir Path folder;
  private LogServer log;
  private Run run;
  private Path state;
  private Path keys;

  @BeforeEach
  void start() throws IOException {
    log = new LogServer();
    run = new Run(folder);
    state = folder.resolve("state");
    keys = Files.writeString(folder.resolve("keys"), log.keys());
  }

  @AfterEach
  void stop() {
    log.close();
  }

  private int look() {
    return run.mithaq("watch", log.url(), "--once", "--key", keys, "--state", state);
  }

  @Test
  void followsALogThatOnlyGrows() {
    assertThat(look()).isZero();
    assertThat(run.out).contains("size 0 ").contains("watching begins here");

    for (int more : List.of(1, 255, 300, 70_000)) {
      log.append("a", more);
      log.publish();
      assertThat(look()).isZero();
      assertThat(run.out).contains("extends size");
    }
    assertThat(look()).isZero();
    assertThat(run.out).contains("size 70556 ").contains("unchanged");
  }

  @Test
  void alarmsWhenTwoTreesOfOneSizeDiffer() throws IOException {
    log.append("a", 500);
    SignedCheckpoint before = log.publish();
    assertThat(look()).isZero();
    log.beginAnew();
    log.append("b", 500);
    SignedCheckpoint now = log.publish();

    assertThat(look()).isEqualTo(1);
    assertEvidence(before, now, "has signed two roots");
    assertThat(look()).as("it alarms again, for ever").isEqualTo(1);
  }

  @Test
  void alarmsWhenAGrownTreeDoesNotBeginWithTheOneBefore() throws IOException {
    log.append("a", 500);
    SignedCheckpoint before = log.publish();
    assertThat(look()).isZero();
    log.beginAnew();
    log.append("a", 499);
    log.append("other", 300);
    SignedCheckpoint now = log.publish();

    assertThat(look()).isEqualTo(1);
    assertEvidence(before, now, "Consistency proof");
  }

  private void assertEvidence(SignedCheckpoint before, SignedCheckpoint now, String contradiction)
      throws IOException {
    assertThat(run.out).contains("FORK");
    assertThat(run.err).contains(contradiction).contains("publish them");
    try (Stream<Path> files = Files.list(state)) {
      Path evidence =
          files.filter(f -> f.getFileName().toString().startsWith("fork-")).findFirst().get();
      assertThat(evidence.resolve("checkpoint-before")).hasBinaryContent(before.encode());
      assertThat(evidence.resolve("checkpoint-now")).hasBinaryContent(now.encode());
      assertThat(evidence.resolve("contradiction.txt")).content().contains(contradiction);
    }
    assertThat(state.resolve("checkpoint")).hasBinaryContent(before.encode());
  }

  @Test
  void tellsAnOldCheckpointOfTheSameLogFromALogThatLostItsEnd() {
    log.append("a", 400);
    byte[] old = log.publish().encode();
    log.append("b", 400);
    log.publish();
    assertThat(look()).isZero();

    log.files.put("/log/checkpoint", old);
    assertThat(look()).isZero();
    assertThat(run.out).contains("an older state of the same log");

    log.beginAnew();
    log.append("a", 400);
    log.publish();
    assertThat(look()).isEqualTo(1);
    assertThat(run.err).contains("rolled back");
  }

  @Test
  void doesNotTakeACheckpointThatIsNotSignedAsDemanded() {
    log.append("a", 10);
    log.publish(List.of(log.ed25519));

    assertThat(look()).isEqualTo(1);
    assertThat(run.err).contains("Not verified").contains("ML-DSA-44");
    assertThat(state.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void doesNotTakeATreeWhoseTilesAreDamaged() {
    log.append("a", 300);
    log.publish();
    log.files.get("/log/tile/0/001.p/44")[5] ^= 1;

    assertThat(look()).isEqualTo(1);
    assertThat(run.err).contains("Not verified").contains("tile/0/001.p/44");
  }

  @Test
  void trustsTheLogsOwnKeysOnFirstUseAloneAndSaysSo() {
    assertThat(run.mithaq("watch", log.url(), "--once", "--state", state)).isZero();
    assertThat(run.err).contains("on first use");

    log.files.put("/log/key", "another".getBytes(StandardCharsets.UTF_8));
    assertThat(run.mithaq("watch", log.url() + "checkpoint", "--once", "--state", state)).isZero();
    assertThat(run.err).isEmpty();
  }

  @Test
  void keepsLookingUntilTheForkAndSpeaksOfChangesAlone() {
    log.append("a", 10);
    log.publish();
    Run patient =
        new Run(folder) {
          private int looks;

          @Override
          void paused() {
            switch (looks++) {
              case 0 -> log.files.remove("/log/checkpoint");
              case 1 -> {
                log.append("a", 10);
                log.publish();
              }
              case 3 -> {
                Checkpoint tree = log.publish().checkpoint();
                log.beginAnew();
                log.append("z", (int) tree.size().value());
                log.publish();
              }
              default -> {}
            }
          }
        };

    int code = patient.mithaq("watch", log.url(), "--key", keys, "--state", state, "--json");

    assertThat(code).isEqualTo(1);
    assertThat(patient.out.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"event\":\"first\"").contains("\"size\":10,"),
            line -> assertThat(line).contains("\"event\":\"grown\"").contains("\"size\":20,"),
            line -> assertThat(line).contains("\"event\":\"fork\"").contains("\"size\":20,"));
    assertThat(patient.err).contains("answered 404");
  }
}
