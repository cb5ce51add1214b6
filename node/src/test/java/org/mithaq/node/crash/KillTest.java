package org.mithaq.node.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.DataDirectory;
import org.mithaq.node.Fsck;
import org.mithaq.tlog.AuthenticatedTiles;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.NoteVerifier;

/**
 * The real process under load, killed by SIGKILL at random moments: what it has acknowledged is
 * there afterwards, nothing else is, and the log extends every checkpoint that anyone has seen. A
 * seed is taken from {@code -Dmithaq.seed}; threads make the rest of each run its own.
 */
class KillTest {

  @TempDir private Path folder;

  private final long seed = Long.getLong("mithaq.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void whatWasAcknowledgedOutlivesTwentyKills() throws Exception {
    new Rounds(folder.resolve("data")).run(20);
  }

  @Tag("long")
  @Test
  void whatWasAcknowledgedOutlivesFiveHundredKills() throws Exception {
    // Each directory is used for as long as reading all of it back stays cheap.
    for (int i = 0; i < 10; i++) {
      new Rounds(folder.resolve("data-" + i)).run(50);
    }
  }

  private final class Rounds {
    private final Path data;
    private final Promises promises = new Promises();

    Rounds(Path data) {
      this.data = data;
    }

    void run(int kills) throws Exception {
      System.out.println("KillTest: seed " + seed + ", " + kills + " kills");
      DataDirectory.create(data, ChildNode.ORIGIN);
      for (int kill = 0; kill < kills; kill++) {
        String where = "seed " + seed + ", kill " + kill;
        try (ChildNode node = ChildNode.start(data)) {
          checkAndLoad(node);
        } catch (Exception | AssertionError e) {
          throw new AssertionError(where + "; the node said: " + ChildNode.said(data), e);
        }
        assertThat(Fsck.run(data, finding -> {}).findings()).as(where).isEmpty();
      }
      try (ChildNode node = ChildNode.start(data)) {
        try (DemoClient client = new DemoClient(node.port())) {
          check(client, client.keys());
        }
        assertThat(node.stop()).isZero();
      }
      assertThat(Fsck.run(data, finding -> {}).findings()).isEmpty();
      assertThat(promises.acts()).isGreaterThan(kills);
      assertThat(promises.checkpoints()).hasSizeGreaterThan(kills / 2);
    }

    private void checkAndLoad(ChildNode node) throws Exception {
      List<NoteVerifier> keys;
      try (DemoClient client = new DemoClient(node.port())) {
        keys = client.keys();
        check(client, keys);
      }
      int answers = 1 + random.nextInt(60);
      try (Load load = new Load(node.port(), keys, promises, random.nextLong(), answers)) {
        load.await();
        LockSupport.parkNanos(random.nextInt(20_000_000));
        node.kill();
      }
    }

    private void check(DemoClient client, List<NoteVerifier> keys) throws Exception {
      for (String collection : DemoClient.COLLECTIONS) {
        promises.check(collection, client.everything("cert-xa", collection, 1000));
        List<String> added = client.added("cert-xa", collection, 1000);
        for (int i = 1; i < added.size(); i++) {
          assertThat(added.get(i)).isGreaterThan(added.get(i - 1));
        }
      }
      for (Map.Entry<String, Promises.StatusAnswer> each :
          promises.someStatuses(random, 40).entrySet()) {
        assertThat(
                client
                    .get(each.getValue().user(), "/taxii2/accord/status/" + each.getKey() + "/")
                    .body())
            .isEqualTo(each.getValue().body());
      }
      Checkpoint now = client.checkpoint(keys).checkpoint();
      AuthenticatedTiles tiles = AuthenticatedTiles.open(client.tiles(), now.size(), now.root());
      for (Checkpoint earlier : promises.checkpoints()) {
        assertThat(now.size().compareTo(earlier.size())).isNotNegative();
        assertThat(tiles.root(earlier.size()))
            .as("at size " + earlier.size())
            .isEqualTo(earlier.root());
      }
      promises.checkpoint(now);
    }
  }
}
