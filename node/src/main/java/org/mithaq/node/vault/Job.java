package org.mithaq.node.vault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.mithaq.node.access.Visibility;

/**
 * One call's drafts on their way through the writer, unit after unit. A unit is what becomes
 * durable in one batch or not at all; most are single drafts.
 */
final class Job {

  private static final String TOGETHER =
      "not stored: it goes together with an object that was refused";

  final Visibility submitter;
  final long bytes;
  final List<Outcome> outcomes;
  final CompletableFuture<Answer> done = new CompletableFuture<>();
  private final List<Prepared> drafts;
  private final BitSet joined;

  /** What a submitter is told. */
  sealed interface Answer {
    record Done(List<Outcome> outcomes) implements Answer {}

    record Busy(String why, int retryAfterSeconds) implements Answer {}

    record ReadOnly(String why) implements Answer {}
  }

  /**
   * @param joined see {@link Ledger#commit(List, BitSet, Visibility)}
   */
  Job(List<Prepared> drafts, BitSet joined, Visibility submitter) {
    this.drafts = drafts;
    this.joined = joined;
    this.submitter = submitter;
    this.bytes = drafts.stream().mapToLong(Prepared::recordLength).sum();
    this.outcomes = new ArrayList<>(drafts.size());
    bound();
  }

  /** The writer takes a unit at once, and all others wait for it. */
  private void bound() {
    for (int from = joined.nextSetBit(1); from >= 0; ) {
      int to = joined.nextClearBit(from);
      List<Prepared> unit = drafts.subList(from - 1, Math.min(to, drafts.size()));
      long size = unit.stream().mapToLong(draft -> draft.draft().length()).sum();
      if (unit.size() > Ledger.BATCH_ACTS || size > Ledger.BATCH_BYTES) {
        throw new IllegalArgumentException("a unit is larger than a batch");
      }
      from = joined.nextSetBit(to);
    }
  }

  boolean decided() {
    return outcomes.size() == drafts.size();
  }

  /** The drafts to be decided next. */
  List<Prepared> unit() {
    int from = outcomes.size();
    int to = from + 1;
    while (to < drafts.size() && joined.get(to)) {
      to++;
    }
    return drafts.subList(from, to);
  }

  /** Marks the unit's object versions as touched; false, and none marked, where one is already. */
  static boolean touch(List<Prepared> unit, Set<Object> touched) {
    if (unit.stream().anyMatch(draft -> touched.contains(draft.key()))) {
      return false;
    }
    unit.forEach(draft -> touched.add(draft.key()));
    return true;
  }

  /**
   * What becomes of a unit; empty for what is to be stored. One that is refused takes all along.
   */
  List<Optional<Outcome>> decide(List<Prepared> unit, Verdict verdict) throws LedgerBusyException {
    List<Optional<Outcome>> known = new ArrayList<>(unit.size());
    boolean refused = false;
    for (Prepared draft : unit) {
      Optional<Outcome> outcome = verdict.on(draft.draft(), submitter);
      refused |= outcome.filter(Outcome.Refused.class::isInstance).isPresent();
      known.add(outcome);
    }
    if (refused) {
      known.replaceAll(outcome -> outcome.or(() -> Optional.of(new Outcome.Refused(TOGETHER))));
    }
    return known;
  }
}
