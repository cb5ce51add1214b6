package org.mithaq.node.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.StoredFile;

/** A damaged status is named, and takes no other one with it. */
class DamagedStatusTest {

  private static final Duration DAY = Duration.ofHours(24);
  private static final Instant NOW = Instant.parse("2021-11-12T09:00:00Z");
  private static final String FILE =
      "state/statuses/" + NOW.getEpochSecond() / (6 * 3600) + ".journal";

  private static final ObjectResult RESULT =
      new ObjectResult(
          Optional.of("campaign--1"), Optional.empty(), OptionalLong.of(7), Optional.empty());

  @Test
  void whateverByteOfAStatusIsDamagedTheOthersStay() throws Exception {
    FaultyStorage whole = new FaultyStorage(1);
    List<UUID> ids = keep(whole, 3);
    long size = whole.size(FILE) / 3;
    for (long offset = 0; offset < 2 * size; offset++) {
      FaultyStorage storage = whole.afterKill(offset);
      storage.flip(FILE, offset);
      String where = "offset " + offset;
      assertThat(check(storage)).as(where).singleElement().asString().startsWith(FILE);
      try (StatusJournal journal = new StatusJournal(storage, () -> NOW, DAY)) {
        for (int i = 0; i < 3; i++) {
          assertThat(journal.find(ids.get(i)).isPresent()).as(where).isEqualTo(i != offset / size);
        }
        assertThat(journal.findings()).as(where).singleElement().asString().startsWith(FILE);
      }
    }
  }

  @Test
  void whatAKillLeftUnfinishedIsNoDamage() throws Exception {
    FaultyStorage whole = new FaultyStorage(2);
    List<UUID> ids = keep(whole, 2);
    long size = whole.size(FILE) / 2;
    for (long end = size; end < 2 * size; end++) {
      FaultyStorage storage = whole.afterKill(end);
      try (StoredFile file = storage.open(FILE)) {
        file.resize(end);
      }
      assertThat(check(storage)).as("cut at " + end).isEmpty();
      List<UUID> more;
      try (StatusJournal journal = new StatusJournal(storage, () -> NOW, DAY)) {
        assertThat(journal.find(ids.get(0))).isPresent();
        assertThat(journal.find(ids.get(1))).isEmpty();
      }
      more = keep(storage, 1);
      try (StatusJournal journal = new StatusJournal(storage, () -> NOW, DAY)) {
        assertThat(journal.find(ids.get(0))).isPresent();
        assertThat(journal.find(more.get(0))).isPresent();
      }
    }
  }

  @Test
  void aLengthWithoutItsBytesIsNoDamage() throws Exception {
    FaultyStorage storage = new FaultyStorage(3);
    List<UUID> ids = keep(storage, 1);
    long size = storage.size(FILE);
    try (StoredFile file = storage.open(FILE)) {
      file.resize(size + 5_000);
    }

    assertThat(check(storage)).isEmpty();
    ids.addAll(keep(storage, 1));
    assertThat(storage.size(FILE)).isEqualTo(2 * size);
    try (StatusJournal journal = new StatusJournal(storage, () -> NOW, DAY)) {
      assertThat(ids).allSatisfy(id -> assertThat(journal.find(id)).isPresent());
    }
  }

  @Test
  void statusesLargerThanWhatIsReadAtOnceAreFoundAgain() throws Exception {
    FaultyStorage whole = new FaultyStorage(4);
    List<UUID> ids = new ArrayList<>(keep(whole, 1));
    long large;
    try (StatusJournal journal = new StatusJournal(whole, () -> NOW, DAY)) {
      ids.add(journal.keep("identity--1", NOW, Collections.nCopies(100_000, RESULT)).id());
      large = whole.size(FILE);
    }
    ids.addAll(keep(whole, 2));
    assertThat(large).isGreaterThan(2L * FileWindow.SIZE);

    FaultyStorage storage = whole.afterKill(0);
    try (StatusJournal journal = new StatusJournal(storage, () -> NOW, DAY)) {
      assertThat(journal.find(ids.get(1)).orElseThrow().results()).hasSize(100_000);
      assertThat(ids).allSatisfy(id -> assertThat(journal.find(id)).isPresent());
    }
    storage.flip(FILE, large - FileWindow.SIZE);
    try (StatusJournal journal = new StatusJournal(storage, () -> NOW, DAY)) {
      assertThat(journal.findings()).singleElement().asString().startsWith(FILE);
      for (int i = 0; i < 4; i++) {
        assertThat(journal.find(ids.get(i)).isPresent()).isEqualTo(i != 1);
      }
    }
  }

  private static List<String> check(FaultyStorage storage) throws IOException {
    List<String> findings = new ArrayList<>();
    StatusJournal.check(storage, findings::add);
    return findings;
  }

  private static List<UUID> keep(FaultyStorage storage, int count) throws IOException {
    List<UUID> ids = new ArrayList<>();
    try (StatusJournal journal = new StatusJournal(storage, () -> NOW, DAY)) {
      for (int i = 0; i < count; i++) {
        ids.add(journal.keep("identity--1", NOW, List.of(RESULT)).id());
      }
    }
    return ids;
  }
}
