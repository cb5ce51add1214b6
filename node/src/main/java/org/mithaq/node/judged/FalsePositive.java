package org.mithaq.node.judged;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A party states that an object is a false positive, and that it met it. The convention, which any
 * STIX tool can write and read: an {@code opinion} of {@code disagree} or {@code strongly-disagree}
 * whose {@code object_refs} name the object, by a party that says that it hit it, either by the
 * label {@code false-positive} on the opinion or on a note of its own on the object, or by a
 * sighting of its own of the object with a count above 0. A disagreement alone is an opinion like
 * any other.
 *
 * @param party id
 * @param labelled whether the label says so
 * @param sighted whether a sighting of its own stands beside it
 */
public record FalsePositive(String party, boolean labelled, boolean sighted) {

  /** Those that judgements on one object amount to, in the order in which they were stated. */
  static List<FalsePositive> among(List<Judgement> judgements) {
    Map<String, FalsePositive> byParty = new LinkedHashMap<>();
    for (Judgement opinion : judgements) {
      if (opinion.disagrees()) {
        String party = opinion.party();
        boolean labelled = false;
        boolean sighted = false;
        for (Judgement other : judgements) {
          if (other.party().equals(party)) {
            labelled |= other.isLabelled() && (other.disagrees() || other.type().equals("note"));
            sighted |= other.isHit();
          }
        }
        if (labelled || sighted) {
          byParty.putIfAbsent(party, new FalsePositive(party, labelled, sighted));
        }
      }
    }
    return new ArrayList<>(byParty.values());
  }
}
