package org.mithaq.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.FaultyStorage.Fault;
import org.mithaq.node.storage.StoredFile;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.Drafts;
import org.mithaq.node.vault.GroupCommit;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Vault;
import org.mithaq.node.vault.VaultOpener;

/** A killed node's data is whole as it lies there, before anything mends it. */
class CheckAfterKillTest {

  private static final String SEGMENT = "vault/00000000.seg";

  /** Two partial tiles, 90 and 120 wide, before the full one: they do not go in one step. */
  private static final List<Integer> ROUNDS = List.of(90, 30, 280);

  private static final long CAPACITY = 256 << 10;
  private static final LogKeys KEYS = LogKeys.draw(TestLedger.ORIGIN);

  /** Three checkpoints, the last of which needs the full tile that replaced partial ones. */
  @Test
  void aCheckFindsNothingWhereverTheNodeWasKilled() throws Exception {
    FaultyStorage whole = new FaultyStorage(1);
    work(whole);
    for (long call = 1; call <= whole.calls(); call++) {
      FaultyStorage storage = new FaultyStorage(1);
      storage.failAt(call, Fault.CRASH_BEFORE);
      work(storage);
      List<String> findings = TestLedger.check(storage.afterKill(call), KEYS);
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
      assertThat(TestLedger.check(killed, KEYS)).as("cut at " + cut + " of " + end).isEmpty();
      try (Vault vault = new VaultOpener(killed, TestLedger.DIGEST, CAPACITY).open(400).vault()) {
        assertThat(vault.committed()).as("cut at " + cut + " of " + end).isEqualTo(400);
      }
    }
    for (long offset = 0; offset < published; offset += 97) {
      FaultyStorage damaged = storage.afterKill(offset);
      damaged.flip(SEGMENT, offset);
      assertThat(TestLedger.check(damaged, KEYS)).as("changed at " + offset).isNotEmpty();
    }
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
    try (Vault vault = new VaultOpener(storage, TestLedger.DIGEST, CAPACITY).open(400).vault();
        GroupCommit ledger = TestLedger.writer(vault, storage)) {
      ledger.start();
      ledger.commit(
          List.of(Drafts.note("one"), Drafts.note("two"), Drafts.note("three")),
          new Audiences().visibleTo(Set.of("public")));
    }
  }

  private static void work(FaultyStorage storage) throws InterruptedException {
    try (Vault vault = new VaultOpener(storage, TestLedger.DIGEST, 256 << 10).open(0).vault();
        PublicLog log = TestLedger.log(storage, KEYS, vault);
        GroupCommit ledger = TestLedger.writer(vault, storage)) {
      ledger.start();
      for (int round = 0; round < ROUNDS.size(); round++) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < ROUNDS.get(round); i++) {
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
