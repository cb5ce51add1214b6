package org.mithaq.node.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.vault.Act;

/** Readers without locks beside the writer. */
class PageIndexConcurrencyTest {

  private static final int IDS = 500;
  private static final int ACTS = 60_000;

  @TempDir Path directory;

  @Test
  void readersSeeWholeBatchesAndExactlyOneLastVersionOfEachId() throws Exception {
    World world = new World();
    Audiences audiences = new Audiences();
    try (PageIndex index =
            PageIndex.open(new FileStorage(directory), World.IDENTITY, audiences, world, 0);
        ExecutorService readers = Executors.newFixedThreadPool(2)) {
      assertThat(index.awaitReady(Duration.ofSeconds(20))).isTrue();
      index.apply(round(world, 0));
      Visibility visibility = audiences.visibleTo(Set.of("public"));
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> reads = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        boolean byId = reader == 1;
        reads.add(readers.submit(() -> read(index, visibility, done, byId)));
      }
      try {
        for (int version = 1; version < ACTS / IDS; version++) {
          index.apply(round(world, version));
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> read : reads) {
        assertThat(read.get()).isPositive();
      }
    }
  }

  /** A new version of every id, in one batch; versions do not come in their order. */
  private static List<Act> round(World world, int round) {
    List<Act> batch = new ArrayList<>();
    long version = round % 3 == 2 ? round - 2 : round * 2L;
    for (int id = 0; id < IDS; id++) {
      batch.add(
          world.share(
              World.FIRST,
              "malware--" + id,
              Optional.of(version * 10 + round % 3),
              World.AUDIENCES.getFirst()));
    }
    return batch;
  }

  private static int read(PageIndex index, Visibility visibility, AtomicBoolean done, boolean byId)
      throws Exception {
    Query last =
        new Query(
            0,
            OptionalLong.empty(),
            IDS + 1,
            byId ? Set.of("malware--3", "malware--499") : Set.of(),
            Set.of(),
            VersionMatch.LAST);
    int rounds = 0;
    do {
      Slice slice = index.select(World.FIRST, last, visibility);
      assertThat(slice.size()).isEqualTo(byId ? 2 : IDS);
      if (!byId) {
        // All of one batch: consecutive numbers, beginning with the batch.
        assertThat(slice.sequences()[0] % IDS).isZero();
        assertThat(slice.sequences()[IDS - 1] - slice.sequences()[0]).isEqualTo(IDS - 1);
      }
      rounds++;
    } while (!done.get());
    return rounds;
  }
}
