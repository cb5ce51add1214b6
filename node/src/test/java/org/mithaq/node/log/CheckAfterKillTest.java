package org.mithaq.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.FaultyStorage.Fault;
import org.mithaq.node.storage.StoredFile;
import org.mithaq.node.vault.CommitMetrics;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.Drafts;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.SpaceGuard;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultCheck;
import org.mithaq.node.vault.VaultOpener;
import org.mithaq.tlog.Origin;

/** A killed node's data is whole as it lies there, before anything mends it. */
class CheckAfterKillTest {

  private static final Origin ORIGIN = new Origin("test.example/log");
  private static final String SEGMENT = "vault/00000000.seg";
  private static final long CAPACITY = 256 << 10;
  private static final byte[] DIGEST = new byte[32];
  private static final InstantSource CLOCK = () -> Instant.parse("2021-11-12T00:00:00Z");
  private static final LogKeys KEYS = LogKeys.draw(ORIGIN);

  /** Two checkpoints, the second of which needs the full tile that replaced a partial one. */
  @Test
  void aCheckFindsNothingWhereverTheNodeWasKilled() throws Exception {
    FaultyStorage whole = new FaultyStorage(1);
    work(whole);
    for (long call = 1; call <= whole.calls(); call++) {
      FaultyStorage storage = new FaultyStorage(1);
      storage.failAt(call, Fault.CRASH_BEFORE);
      work(storage);
      List<String> findings = new ArrayList<>();
      FaultyStorage found = storage.afterKill(call);
      LogCheck check = new LogCheck(found, ORIGIN, KEYS, findings::add);
      new VaultCheck(found, DIGEST, check.published(), findings::add).run(check);
      check.finish();
      assertThat(findings).as("killed before call " + call).isEmpty();
    }
  }

  /** A kill may come in the middle of a write, too. */
  @Test
  void halfOfABatchBehindTheCheckpointIsNoDamage() throws Exception {
    FaultyStorage storage = new FaultyStorage(2);
    work(storage);
    long published = used(storage);
    commitOneMoreBatch(storage);
    long end = used(storage);
    assertThat(end).isGreaterThan(published + 200);
    long capacity = storage.size(SEGMENT);
    // Among the cuts is the one right behind a prefix: what follows looks like an erased body.
    for (long cut = published; cut < end; cut += cut < published + 180 ? 2 : 31) {
      FaultyStorage killed = storage.afterKill(cut);
      try (StoredFile file = killed.open(SEGMENT)) {
        file.resize(cut);
        file.resize(capacity);
      }
      assertThat(check(killed)).as("cut at " + cut + " of " + end).isEmpty();
      try (Vault vault = new VaultOpener(killed, DIGEST, CAPACITY).open(400).vault()) {
        assertThat(vault.committed()).as("cut at " + cut + " of " + end).isEqualTo(400);
      }
    }
    for (long offset = 0; offset < published; offset += 97) {
      FaultyStorage damaged = storage.afterKill(offset);
      damaged.flip(SEGMENT, offset);
      assertThat(check(damaged)).as("changed at " + offset).isNotEmpty();
    }
  }

  private static List<String> check(FaultyStorage found) throws IOException {
    List<String> findings = new ArrayList<>();
    LogCheck check = new LogCheck(found, ORIGIN, KEYS, findings::add);
    new VaultCheck(found, DIGEST, check.published(), findings::add).run(check);
    check.finish();
    return findings;
  }

  private static long used(FaultyStorage storage) throws IOException {
    byte[] bytes = storage.read(SEGMENT);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void commitOneMoreBatch(FaultyStorage storage) throws Exception {
    try (Vault vault = new VaultOpener(storage, DIGEST, CAPACITY).open(400).vault();
        GroupCommit ledger = ledger(vault, storage)) {
      ledger.start();
      ledger.commit(
          List.of(Drafts.note("one"), Drafts.note("two"), Drafts.note("three")),
          new Audiences().visibleTo(Set.of("public")));
    }
  }

  private static GroupCommit ledger(Vault vault, FaultyStorage storage) {
    return new GroupCommit(
        vault,
        (draft, submitter) -> Optional.empty(),
        acts -> {},
        CLOCK,
        new SpaceGuard(storage, 0),
        new GroupCommit.Limits(1 << 20),
        failure -> {},
        CommitMetrics.NONE);
  }

  private static void work(FaultyStorage storage) throws InterruptedException {
    try (Vault vault = new VaultOpener(storage, DIGEST, 256 << 10).open(0).vault();
        PublicLog log =
            PublicLog.open(storage, ORIGIN, KEYS, vault, CLOCK, Duration.ofMillis(250));
        GroupCommit ledger =
            new GroupCommit(
                vault,
                (draft, submitter) -> Optional.empty(),
                acts -> {},
                CLOCK,
                new SpaceGuard(storage, 0),
                new GroupCommit.Limits(1 << 20),
                failure -> {},
                CommitMetrics.NONE)) {
      ledger.start();
      for (int round = 0; round < 2; round++) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          drafts.add(Drafts.note("object " + round + " " + i));
        }
        try {
          ledger.commit(drafts, new Audiences().visibleTo(Set.of("public")));
        } catch (LedgerBusyException | LedgerReadOnlyException e) {
          return;
        }
        log.publish();
      }
    } catch (IOException e) {
      // Killed while it opened.
    }
  }
}
