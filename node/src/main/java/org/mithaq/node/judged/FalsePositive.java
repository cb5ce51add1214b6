package org.mithaq.node.judged;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /**
   * Those that judgements on one object amount to, in the order in which their parties first said
   * anything.
   */
  static List<FalsePositive> among(List<Judgement> judgements) {
    Map<String, FalsePositive> byParty = new LinkedHashMap<>();
    Set<String> disagreeing = new HashSet<>();
    for (Judgement each : judgements) {
      boolean labelled = each.isLabelled() && (each.disagrees() || each.type().equals("note"));
      byParty.merge(
          each.party(),
          new FalsePositive(each.party(), labelled, each.isHit()),
          (one, other) ->
              new FalsePositive(
                  one.party, one.labelled || other.labelled, one.sighted || other.sighted));
      if (each.disagrees()) {
        disagreeing.add(each.party());
      }
    }
    return byParty.values().stream()
        .filter(each -> disagreeing.contains(each.party) && (each.labelled || each.sighted))
        .toList();
  }
}
