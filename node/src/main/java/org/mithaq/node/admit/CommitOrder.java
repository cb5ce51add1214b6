package org.mithaq.node.admit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.vault.Ledger;

/**
 * The order in which admitted candidates are committed: theirs in the body, but a signature
 * directly behind its object, so that the ledger can take the two as one unit.
 */
final class CommitOrder {

  private final List<Candidate> ordered = new ArrayList<>();
  private final BitSet joined = new BitSet();

  private CommitOrder() {}

  /** All as one unit, which is what the ledger takes or refuses as a whole. */
  static CommitOrder whole(List<Candidate> admitted) {
    CommitOrder order = new CommitOrder();
    order.ordered.addAll(admitted);
    order.joined.set(1, Math.max(1, admitted.size()));
    return order;
  }

  /**
   * @param signed ids of the objects that signatures among the candidates are over
   */
  static CommitOrder of(List<Candidate> admitted, Map<Candidate, String> signed) {
    CommitOrder order = new CommitOrder();
    if (signed.isEmpty()) {
      order.ordered.addAll(admitted);
      return order;
    }
    Map<String, Candidate> first = new HashMap<>();
    admitted.forEach(candidate -> first.putIfAbsent(candidate.object.id(), candidate));
    Map<Candidate, List<Candidate>> signatures = new HashMap<>();
    for (Candidate candidate : admitted) {
      over(candidate, signed, first)
          .ifPresent(
              object -> signatures.computeIfAbsent(object, _ -> new ArrayList<>(1)).add(candidate));
    }
    for (Candidate candidate : admitted) {
      if (over(candidate, signed, first).isEmpty()) {
        order.ordered.add(candidate);
        for (Candidate signature : signatures.getOrDefault(candidate, List.of())) {
          order.joined.set(order.ordered.size());
          order.ordered.add(signature);
        }
      }
    }
    return order;
  }

  /** The object that a signature goes with; one that repeats another goes by itself. */
  private static Optional<Candidate> over(
      Candidate signature, Map<Candidate, String> signed, Map<String, Candidate> first) {
    return Optional.ofNullable(signed.get(signature))
        .filter(_ -> first.get(signature.object.id()) == signature)
        .flatMap(object -> Optional.ofNullable(first.get(object)))
        .filter(object -> !signed.containsKey(object));
  }

  /** Units that are larger than a batch of the writer's, which never splits one. */
  List<List<Candidate>> tooLarge() {
    List<List<Candidate>> large = new ArrayList<>();
    for (int from = joined.nextSetBit(1); from >= 0; ) {
      int to = joined.nextClearBit(from);
      List<Candidate> unit = ordered.subList(from - 1, to);
      long bytes = unit.stream().mapToLong(candidate -> candidate.object.length()).sum();
      if (unit.size() > Ledger.BATCH_ACTS || bytes > Ledger.BATCH_BYTES) {
        large.add(unit);
      }
      from = joined.nextSetBit(to);
    }
    return large;
  }

  List<Candidate> candidates() {
    return ordered;
  }

  /** See {@link org.mithaq.node.vault.Ledger#commit}. */
  BitSet joined() {
    return joined;
  }
}
