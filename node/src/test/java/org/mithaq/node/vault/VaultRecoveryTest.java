package org.mithaq.node.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.FaultyStorage.Fault;

/**
 * After any single fault: every acknowledged act is there, whole, and nothing else is given out.
 */
class VaultRecoveryTest {

  private static final byte[] ORIGIN = new byte[32];
  private static final long SEGMENT = 8 << 10;

  @ParameterizedTest
  @EnumSource(Fault.class)
  void noAcknowledgedActIsLostWhateverCallFails(Fault fault) throws Exception {
    everyCall(fault, 1);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Fault.class)
  void noAcknowledgedActIsLostWhateverCallFailsOverManySeeds(Fault fault) throws Exception {
    for (long seed = 2; seed < 60; seed++) {
      everyCall(fault, seed);
    }
  }

  private static void everyCall(Fault fault, long seed) throws Exception {
    FaultyStorage whole = new FaultyStorage(seed);
    new Workload(whole, seed).run();
    for (long call = 1; call <= whole.calls(); call++) {
      FaultyStorage storage = new FaultyStorage(seed);
      storage.failAt(call, fault);
      Workload workload = new Workload(storage, seed);
      workload.run();
      String where = "seed " + seed + ", " + fault + " at call " + call;
      check(storage.afterPowerFailure(seed + call), workload, where + ", power lost");
      check(storage.afterKill(seed + call), workload, where + ", killed");
    }
  }

  private static void check(FaultyStorage found, Workload workload, String where)
      throws IOException {
    VaultOpener.Opened opened = new VaultOpener(found, ORIGIN, SEGMENT).open(workload.published);
    try (Vault vault = opened.vault()) {
      Map<Long, String> readable = new HashMap<>();
      vault.scan(0, act -> readable.put(act.sequence(), text(vault, act)));
      assertThat(readable).as(where).containsAllEntriesOf(workload.acknowledged);
      assertThat(readable.keySet())
          .as(where)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, (int) vault.committed()).mapToObj(i -> (long) i).toList());
      assertThat(opened.findings()).as(where).noneMatch(finding -> finding.contains("withheld"));
      List<byte[]> leaves = new ArrayList<>();
      vault.leaves(0, vault.committed(), leaves::add);
      assertThat(leaves).as(where).hasSize((int) vault.committed());
    }
  }

  @Test
  void nothingIsMendedWhereNothingWasBroken() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      FaultyStorage storage = new FaultyStorage(seed);
      Workload workload = new Workload(storage, seed);
      workload.run();
      FaultyStorage found = storage.afterKill(seed);
      VaultOpener.Opened opened = new VaultOpener(found, ORIGIN, SEGMENT).open(workload.published);
      opened.vault().close();
      assertThat(opened.findings()).as("seed " + seed).isEmpty();
      assertThat(found.files()).as("seed " + seed).isEqualTo(storage.files());
    }
  }

  @Test
  void aFlippedByteIsFoundAndNeverServed() throws Exception {
    FaultyStorage storage = new FaultyStorage(7);
    Workload workload = new Workload(storage, 7);
    workload.run();
    Random random = new Random(7);
    for (String name : storage.files().stream().filter(f -> f.endsWith(".seg")).toList()) {
      for (int i = 0; i < 300; i++) {
        FaultyStorage damaged = storage.afterKill(i);
        long offset = random.nextLong(damaged.size(name));
        damaged.flip(name, offset);
        // Everything counts as published: what is damaged must be named, not moved aside.
        VaultOpener.Opened opened =
            new VaultOpener(damaged, ORIGIN, SEGMENT).open(workload.acknowledged.size());
        try (Vault vault = opened.vault()) {
          Map<Long, String> readable = new HashMap<>();
          vault.scan(0, act -> readable.put(act.sequence(), text(vault, act)));
          readable.forEach((sequence, text) ->
              assertThat(text)
                  .as("%s at %d, act %d", name, offset, sequence)
                  .isEqualTo(workload.acknowledged.get(sequence)));
          assertThat(readable.size()).isGreaterThanOrEqualTo(workload.acknowledged.size() - 1);
        }
      }
    }
  }

  private static String text(Vault vault, Act act) {
    ByteBuffer bytes = ByteBuffer.allocate(act.length());
    try {
      vault.copyObject(act.place(), act.sequence(), act.length(), bytes);
    } catch (DamagedRecordException e) {
      return e.toString();
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  /** A few submissions, one after the other, remembering what was acknowledged. */
  private static final class Workload {
    private final FaultyStorage storage;
    private final Random random;
    final Map<Long, String> acknowledged = new HashMap<>();
    long published;

    Workload(FaultyStorage storage, long seed) {
      this.storage = storage;
      this.random = new Random(seed);
    }

    void run() throws InterruptedException {
      VaultOpener.Opened opened;
      try {
        opened = new VaultOpener(storage, ORIGIN, SEGMENT).open(0);
      } catch (IOException e) {
        return;
      }
      Vault vault = opened.vault();
      try (GroupCommit ledger =
          new GroupCommit(
              vault,
              (draft, submitter) -> Optional.empty(),
              acts -> {},
              () -> Instant.parse("2021-11-12T00:00:00Z"),
              new SpaceGuard(storage, 0),
              new GroupCommit.Limits(1 << 20),
              failure -> {},
              CommitMetrics.NONE)) {
        ledger.start();
        for (int round = 0; round < 12; round++) {
          submit(ledger, vault);
        }
      }
    }

    private void submit(GroupCommit ledger, Vault vault) throws InterruptedException {
      List<Draft> drafts = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      int count = 1 + random.nextInt(5);
      for (int i = 0; i < count; i++) {
        String text = "object " + random.nextLong() + "x".repeat(random.nextInt(1200));
        texts.add(text);
        drafts.add(Drafts.note(text));
      }
      try {
        List<Outcome> outcomes =
            ledger.commit(drafts, new Audiences().visibleTo(java.util.Set.of("public")));
        for (int i = 0; i < count; i++) {
          acknowledged.put(((Outcome.Committed) outcomes.get(i)).sequence(), texts.get(i));
        }
        published = random.nextBoolean() ? vault.committed() : published;
      } catch (LedgerBusyException | LedgerReadOnlyException e) {
        // Not acknowledged: nothing is promised of these.
      }
    }
  }
}
