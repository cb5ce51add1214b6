package org.mithaq.node.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.storage.FaultyStorage;
import org.mithaq.node.storage.FaultyStorage.Fault;

/** Joined drafts, as an object and its signature, are one: stored, lost and refused together. */
class UnitTest {

  private static final byte[] ORIGIN = new byte[32];
  private static final long SEGMENT = 1 << 20;

  /** Two drafts around the place where a batch ends that takes 512 acts. */
  private static final int BEFORE = 511;

  private static final Visibility ANYONE = new Audiences().visibleTo(Set.of("public"));

  @Test
  void aPairIsThereWholeOrNotAtAllWhateverCallFails() throws Exception {
    assertThat(halves(true)).isEmpty();
  }

  /** Without that the test above would prove nothing. */
  @Test
  void draftsThatAreNotJoinedAreSplitBySomeOfTheseFailures() throws Exception {
    assertThat(halves(false)).isNotEmpty();
  }

  /** After which failures one of the two is there without the other. */
  private static Set<String> halves(boolean joined) throws Exception {
    FaultyStorage whole = new FaultyStorage(1);
    commit(whole, joined);
    assertThat(pair(whole.afterKill(1))).isEqualTo(2);
    Set<String> halves = new TreeSet<>();
    for (Fault fault : Fault.values()) {
      for (long call = 1; call <= whole.calls(); call++) {
        FaultyStorage storage = new FaultyStorage(call);
        storage.failAt(call, fault);
        commit(storage, joined);
        if (pair(storage.afterKill(call)) == 1 || pair(storage.afterPowerFailure(call)) == 1) {
          halves.add(fault + " at call " + call);
        }
      }
    }
    return halves;
  }

  private static void commit(FaultyStorage storage, boolean joined) throws InterruptedException {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < BEFORE; i++) {
      drafts.add(Drafts.note("object " + i));
    }
    drafts.add(Drafts.note("first of two"));
    drafts.add(Drafts.note("second of two"));
    BitSet units = new BitSet();
    units.set(BEFORE + 1, joined);
    try (Vault vault = new VaultOpener(storage, ORIGIN, SEGMENT).open(0).vault();
        GroupCommit ledger = ledger(vault, storage, (_, _) -> Optional.empty())) {
      ledger.start();
      ledger.commit(drafts, units, ANYONE);
    } catch (IOException | LedgerBusyException | LedgerReadOnlyException e) {
      // The failure that the test asked for.
      assertThat(storage.calls()).isPositive();
    }
  }

  private static GroupCommit ledger(Vault vault, FaultyStorage storage, Verdict verdict) {
    return new GroupCommit(
        vault,
        verdict,
        acts -> {},
        () -> Instant.parse("2021-11-12T00:00:00Z"),
        new SpaceGuard(storage, 0),
        new GroupCommit.Limits(1 << 20),
        failure -> {},
        CommitMetrics.NONE);
  }

  /** How many of the two are there. */
  private static int pair(FaultyStorage found) throws IOException {
    try (Vault vault = new VaultOpener(found, ORIGIN, SEGMENT).open(0).vault()) {
      return (int) Math.max(0, vault.committed() - BEFORE);
    }
  }

  @Test
  void oneThatIsRefusedTakesTheOthersOfItsUnitAlongAndNoMore() throws Exception {
    FaultyStorage storage = new FaultyStorage(1);
    Draft bad = Drafts.note("bad");
    Verdict verdict =
        (draft, _) ->
            draft.shown().id().equals(bad.shown().id())
                ? Optional.of(new Outcome.Refused("there already"))
                : Optional.empty();
    BitSet joined = new BitSet();
    joined.set(2, 4);
    try (Vault vault = new VaultOpener(storage, ORIGIN, SEGMENT).open(0).vault();
        GroupCommit ledger = ledger(vault, storage, verdict)) {
      ledger.start();

      List<Outcome> outcomes =
          ledger.commit(
              List.of(
                  Drafts.note("before"),
                  Drafts.note("one"),
                  bad,
                  Drafts.note("three"),
                  Drafts.note("after")),
              joined,
              ANYONE);

      assertThat(outcomes.get(0)).isInstanceOf(Outcome.Committed.class);
      assertThat(outcomes.subList(1, 4)).allMatch(Outcome.Refused.class::isInstance);
      assertThat(outcomes.get(1)).asString().contains("together");
      assertThat(outcomes.get(2)).asString().contains("there already");
      assertThat(((Outcome.Committed) outcomes.get(4)).sequence()).isEqualTo(1);
      assertThat(vault.committed()).isEqualTo(2);
    }
  }

  @Test
  void aUnitIsNoLargerThanABatch() throws Exception {
    FaultyStorage storage = new FaultyStorage(1);
    try (Vault vault = new VaultOpener(storage, ORIGIN, 4 * SEGMENT).open(0).vault();
        GroupCommit ledger = ledger(vault, storage, (_, _) -> Optional.empty())) {
      ledger.start();
      String half = "x".repeat((int) Ledger.BATCH_BYTES / 2 - 1);

      assertThatThrownBy(() -> ledger.commit(notes(Ledger.BATCH_ACTS + 1, ""), all(), ANYONE))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ledger.commit(notes(2, half + "xx"), all(), ANYONE))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(vault.committed()).isZero();
      assertThat(ledger.commit(notes(Ledger.BATCH_ACTS, ""), all(), ANYONE)).hasSize(512);
      assertThat(ledger.commit(notes(2, half), all(), ANYONE)).hasSize(2);
      // What goes by itself may be larger.
      assertThat(ledger.commit(notes(2, half + "xx"), new BitSet(), ANYONE)).hasSize(2);
    }
  }

  private static List<Draft> notes(int count, String text) {
    List<Draft> notes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      notes.add(Drafts.note(count < 10 ? i + text : i + " " + count));
    }
    return notes;
  }

  private static BitSet all() {
    BitSet joined = new BitSet();
    joined.set(1, Ledger.BATCH_ACTS + 1);
    return joined;
  }
}
