package org.mithaq.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.FaultyStorage.Fault;
import org.mithaq.node.storage.StoredFile;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.Drafts;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.Leaf;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultOpener;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.TreeSize;

/** After any single fault the log extends every checkpoint that was ever served, and is whole. */
class LogRecoveryTest {

  private static final long SEGMENT = 64 << 10;
  private static final String SEGMENT_FILE = "vault/00000000.seg";
  private static final long FIRST_RECORD = 64;
  private static final LogKeys KEYS = LogKeys.draw(TestLedger.ORIGIN);

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theTreeExtendsWhatWasServedWhateverCallFails(Fault fault) throws Exception {
    everyCall(fault, 1, 11);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Fault.class)
  void theTreeExtendsWhatWasServedWhateverCallFailsOverManySeeds(Fault fault) throws Exception {
    for (long seed = 2; seed < 20; seed++) {
      everyCall(fault, seed, 1);
    }
  }

  private static void everyCall(Fault fault, long seed, int step) throws Exception {
    FaultyStorage whole = new FaultyStorage(seed);
    new Workload(whole, seed).run();
    for (long call = 1; call <= whole.calls(); call += step) {
      FaultyStorage storage = new FaultyStorage(seed);
      storage.failAt(call, fault);
      Workload workload = new Workload(storage, seed);
      workload.run();
      String where = "seed " + seed + ", " + fault + " at call " + call;
      check(storage.afterPowerFailure(seed + call), workload.served, where + ", power lost");
      check(storage.afterKill(seed + call), workload.served, where + ", killed");
    }
  }

  private static void check(FaultyStorage found, List<Checkpoint> served, String where)
      throws Exception {
    long published = PublicLog.publishedSize(found, TestLedger.ORIGIN, KEYS);
    try (Vault vault = new VaultOpener(found, TestLedger.DIGEST, SEGMENT).open(published).vault();
        PublicLog log = TestLedger.log(found, KEYS, vault)) {
      assertThat(log.forked()).as(where + log.findings()).isFalse();
      log.publish();
      assertThat(log.size()).as(where).isEqualTo(vault.committed());
      for (Checkpoint earlier : served) {
        assertThat(log.rootAt(earlier.size()))
            .as(where + " at " + earlier)
            .isEqualTo(earlier.root());
      }
    }
    List<String> findings = TestLedger.check(found, KEYS);
    assertThat(findings).as(where).isEmpty();
  }

  @Test
  void aFlippedByteOfTheLogIsFoundAndNeverServed() throws Exception {
    FaultyStorage storage = new FaultyStorage(3);
    new Workload(storage, 3).run();
    Random random = new Random(3);
    List<String> files = storage.files().stream().filter(f -> f.startsWith("log/")).toList();
    assertThat(files).hasSizeGreaterThan(3);
    for (String name : files) {
      long size = storage.size(name);
      for (int i = 0; i < Math.min(size, 12); i++) {
        FaultyStorage damaged = storage.afterKill(i);
        damaged.flip(name, random.nextLong(size));
        assertFound(damaged, storage, name);
        assertMended(damaged, storage, name);
      }
    }
  }

  @Test
  void aFileThatIsGoneOrTooLongIsMadeAgain() throws Exception {
    FaultyStorage storage = new FaultyStorage(3);
    new Workload(storage, 3).run();
    for (String name : List.of("log/tile/0/000", "log/tile/entries/000")) {
      FaultyStorage gone = storage.afterKill(1);
      gone.delete(name);
      assertMended(gone, storage, name);
      FaultyStorage longer = storage.afterKill(1);
      try (StoredFile file = longer.open(name)) {
        file.write(ByteBuffer.wrap(new byte[7]), file.size());
      }
      assertMended(longer, storage, name);
    }
  }

  /** The level above the leaves', which takes all leaves under it to make. */
  @Test
  void aTileOfAHigherLevelIsMadeAgain() throws Exception {
    FaultyStorage storage = new FaultyStorage(5);
    new Workload(storage, 5).run();
    String name =
        storage.files().stream().filter(f -> f.startsWith("log/tile/1/")).findFirst().orElseThrow();
    FaultyStorage damaged = storage.afterKill(1);
    damaged.flip(name, 3);
    assertMended(damaged, storage, name);
  }

  @Test
  void aLogWhoseLastRecordIsDamagedGoesOnBehindIt() throws Exception {
    FaultyStorage whole = new FaultyStorage(3);
    new Workload(whole, 3).run();
    for (boolean durable : List.of(false, true)) {
      if (durable) {
        mended(whole);
      }
      FaultyStorage damaged = whole.afterKill(1);
      String segment = damaged.files().stream().filter(f -> f.endsWith(".seg")).toList().getLast();
      damaged.flip(segment, lastRecord(damaged, segment) + 20);
      long published = published(damaged);
      for (int start = 1; start <= 2; start++) {
        VaultOpener.Opened opened =
            new VaultOpener(damaged, TestLedger.DIGEST, SEGMENT)
                .open(
                    published(damaged),
                    () -> PublicLog.publishedMicros(damaged, TestLedger.ORIGIN, KEYS));
        assertThat(opened.findings())
            .singleElement()
            .asString()
            .startsWith("act " + (published - 1) + ": its record is damaged and withheld");
        try (Vault vault = opened.vault();
            PublicLog log = TestLedger.log(damaged, KEYS, vault);
            GroupCommit ledger = TestLedger.writer(vault, damaged)) {
          assertThat(log.forked()).as(log.findings().toString()).isFalse();
          assertThat(vault.lastMicros())
              .isEqualTo(Leaf.micros(leafOf(whole, published - 1)).getAsLong() + start - 1);
          ledger.start();
          ledger.commit(List.of(Drafts.note("more")), new Audiences().visibleTo(Set.of("public")));
          log.publish();
          assertThat(log.size()).isEqualTo(published + start);
          List<Long> readable = new ArrayList<>();
          vault.scan(0, act -> readable.add(act.sequence()));
          assertThat(readable).hasSize((int) published + start - 1).doesNotContain(published - 1);
        }
      }
    }
  }

  private static long lastRecord(FaultyStorage storage, String segment) throws IOException {
    byte[] bytes = storage.read(segment);
    for (int at = bytes.length - 4; at > 0; at--) {
      if (ByteBuffer.wrap(bytes).getInt(at) == 0x4D514131) {
        return at;
      }
    }
    throw new AssertionError("there is no record");
  }

  private static byte[] leafOf(FaultyStorage storage, long sequence) throws IOException {
    List<byte[]> leaves = new ArrayList<>();
    try (Vault vault =
        new VaultOpener(storage, TestLedger.DIGEST, SEGMENT).open(sequence).vault()) {
      vault.leaves(sequence, sequence + 1, leaves::add);
    }
    return leaves.getFirst();
  }

  /** Wherever both copies of a leaf are gone, nothing wrong takes the file's place. */
  @Test
  void whatTheVaultHasLostTooStaysWithheld() throws Exception {
    FaultyStorage storage = new FaultyStorage(3);
    new Workload(storage, 3).run();
    mended(storage);
    FaultyStorage damaged = storage.afterKill(1);
    damaged.flip(SEGMENT_FILE, FIRST_RECORD + 40);
    damaged.flip("log/tile/entries/000", 20);
    try (Vault vault =
            new VaultOpener(damaged, TestLedger.DIGEST, SEGMENT).open(published(damaged)).vault();
        PublicLog log = TestLedger.log(damaged, KEYS, vault)) {
      DamagedTileException last;
      do {
        try {
          log.read("tile/entries/000");
          throw new AssertionError("a damaged file was served");
        } catch (DamagedTileException e) {
          last = e;
        }
      } while (last.mending());
      assertThat(last).hasMessageContaining("cannot be made again");
    }
  }

  private static void assertFound(FaultyStorage damaged, FaultyStorage whole, String name)
      throws IOException {
    List<String> findings = TestLedger.check(damaged, KEYS);
    assertThat(findings).as(name).isNotEmpty().anyMatch(finding -> finding.startsWith(name));
  }

  /** It is not served as it is, and soon as it was. */
  private static void assertMended(FaultyStorage damaged, FaultyStorage whole, String name)
      throws IOException {
    byte[] good = whole.read(name);
    try (Vault vault =
            new VaultOpener(damaged, TestLedger.DIGEST, SEGMENT).open(published(damaged)).vault();
        PublicLog log = TestLedger.log(damaged, KEYS, vault)) {
      Optional<ByteBuffer> served = Optional.empty();
      while (served.isEmpty()) {
        try {
          served = log.read(name.substring("log/".length()));
          assertThat(served.map(bytes -> bytes.equals(ByteBuffer.wrap(good))))
              .as(name)
              .hasValue(true);
        } catch (DamagedTileException e) {
          assertThat(e.mending()).as(name).isTrue();
        }
      }
    } catch (IOException refused) {
      assertThat(name).isEqualTo(LogStore.CHECKPOINT);
      assertThat(refused).hasMessageContaining("damaged");
    }
  }

  /** A start, after which all tiles are known to be durable. */
  private static void mended(FaultyStorage storage) throws IOException {
    try (Vault vault =
            new VaultOpener(storage, TestLedger.DIGEST, SEGMENT).open(published(storage)).vault();
        PublicLog log = TestLedger.log(storage, KEYS, vault)) {
      assertThat(log.findings()).isEmpty();
    }
  }

  private static long published(FaultyStorage storage) throws IOException {
    return PublicLog.publishedSize(storage, TestLedger.ORIGIN, KEYS);
  }

  /** Commits and publishes in turn, remembering every checkpoint that could be read. */
  private static final class Workload {
    private final FaultyStorage storage;
    private final Random random;
    final List<Checkpoint> served = new ArrayList<>();

    Workload(FaultyStorage storage, long seed) {
      this.storage = storage;
      this.random = new Random(seed);
    }

    void run() throws InterruptedException {
      try (Vault vault = new VaultOpener(storage, TestLedger.DIGEST, SEGMENT).open(0).vault();
          PublicLog log = TestLedger.log(storage, KEYS, vault);
          GroupCommit ledger = TestLedger.writer(vault, storage)) {
        ledger.start();
        for (int round = 0; round < 6; round++) {
          submit(ledger);
          log.publish();
          served.add(new Checkpoint(TestLedger.ORIGIN, new TreeSize(log.size()), log.root()));
        }
      } catch (IOException e) {
        // The fault came while opening: nothing was served.
      }
    }

    private void submit(GroupCommit ledger) throws InterruptedException {
      List<Draft> drafts = new ArrayList<>();
      int count = 1 + random.nextInt(120);
      for (int i = 0; i < count; i++) {
        drafts.add(Drafts.note("object " + random.nextLong()));
      }
      try {
        ledger.commit(drafts, new Audiences().visibleTo(Set.of("public")));
      } catch (LedgerBusyException | LedgerReadOnlyException e) {
        // Not acknowledged.
      }
    }
  }
}
