package org.mithaq.node.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.FaultyStorage.Fault;

/**
 * What is promised of a status: once answered it outlives a kill, once synced (a second later) it
 * outlives a power failure too, and it is there for a day.
 */
class StatusDurabilityTest {

  private static final Duration DAY = Duration.ofHours(24);
  private static final Instant BEFORE = Instant.parse("2021-11-12T11:59:59Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(BEFORE);

  @Test
  void aStatusOfAPeriodThatHasJustEndedIsSyncedToo() throws Exception {
    FaultyStorage storage = new FaultyStorage(1);
    StatusJournal journal = new StatusJournal(storage, now::get, DAY);
    UUID last = keep(journal);
    now.set(BEFORE.plusSeconds(2));
    UUID first = keep(journal);
    journal.sync();
    for (long seed = 0; seed < 20; seed++) {
      try (StatusJournal found =
          new StatusJournal(storage.afterPowerFailure(seed), now::get, DAY)) {
        assertThat(found.find(last)).as("seed " + seed).isPresent();
        assertThat(found.find(first)).as("seed " + seed).isPresent();
      }
    }
    journal.close();
  }

  @Test
  void aStatusIsThereForADayAndGoneAfterTwo() throws Exception {
    FaultyStorage storage = new FaultyStorage(2);
    UUID id;
    try (StatusJournal journal = new StatusJournal(storage, now::get, DAY)) {
      id = keep(journal);
    }
    now.set(BEFORE.plus(Duration.ofHours(24)));
    try (StatusJournal journal = new StatusJournal(storage, now::get, DAY)) {
      keep(journal);
      assertThat(journal.find(id)).isPresent();
    }
    now.set(BEFORE.plus(Duration.ofHours(48)));
    try (StatusJournal journal = new StatusJournal(storage, now::get, DAY)) {
      assertThat(journal.find(id)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whateverCallFailsNoAnsweredStatusIsLostByAKillNorASyncedOneByAPowerFailure(Fault fault)
      throws Exception {
    FaultyStorage whole = new FaultyStorage(3);
    new Work(whole).run();
    for (long call = 1; call <= whole.calls(); call++) {
      now.set(BEFORE);
      FaultyStorage storage = new FaultyStorage(3);
      storage.failAt(call, fault);
      Work work = new Work(storage);
      work.run();
      String where = fault + " at call " + call;
      check(storage.afterKill(call), work.answered, where + ", killed");
      check(storage.afterPowerFailure(call), work.synced, where + ", power lost");
    }
  }

  private void check(FaultyStorage found, Set<UUID> promised, String where) throws IOException {
    try (StatusJournal journal = new StatusJournal(found, now::get, DAY)) {
      for (UUID id : promised) {
        assertThat(journal.find(id)).as(where).isPresent();
      }
      assertThat(journal.find(keep(journal))).as(where).isPresent();
    }
    List<String> findings = new ArrayList<>();
    StatusJournal.check(found, findings::add);
    if (where.endsWith("killed")) {
      assertThat(findings).as(where).isEmpty();
    }
  }

  /** Three periods, each with a sync behind its first status. */
  private final class Work {
    private final FaultyStorage storage;
    final Set<UUID> answered = new HashSet<>();
    final Set<UUID> synced = new HashSet<>();

    Work(FaultyStorage storage) {
      this.storage = storage;
    }

    void run() {
      try (StatusJournal journal = new StatusJournal(storage, now::get, DAY)) {
        for (int period = 0; period < 3; period++) {
          for (int i = 0; i < 3; i++) {
            try {
              answered.add(keep(journal));
              if (i == 0) {
                journal.sync();
                synced.addAll(answered);
              }
            } catch (IOException | UncheckedIOException e) {
              // Not answered, or not synced: nothing is promised.
            }
          }
          now.set(now.get().plus(Duration.ofHours(6)));
        }
      } catch (IOException | UncheckedIOException e) {
        // Nothing is promised of what was being made.
      }
    }
  }

  private UUID keep(StatusJournal journal) {
    return journal.keep("identity--1", now.get(), List.of()).id();
  }
}
