package org.mithaq.node.judged;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.lookup.ObjectState;
import org.mithaq.node.lookup.ObjectStates;
import org.mithaq.stix.Validity;

/** How objects stand, for look-up. */
public final class States implements ObjectStates {

  private final Heads heads;
  private final Judgements judgements;
  private final InstantSource clock;

  /**
   * Of the objects of one node.
   *
   * @param clock says what has expired
   */
  public States(Heads heads, Judgements judgements, InstantSource clock) {
    this.heads = heads;
    this.judgements = judgements;
    this.clock = clock;
  }

  @Override
  public Map<String, ObjectState> of(Set<String> ids, Caller caller) throws Refusal {
    Map<String, Validity> validities = heads.validities(ids, caller);
    Map<String, List<FalsePositive>> disputed = judgements.falsePositives(ids, caller);
    Map<String, ObjectState> states = new HashMap<>();
    for (String id : ids) {
      Validity validity = validities.getOrDefault(id, Validity.LASTING);
      states.put(
          id,
          new ObjectState(
              validity.revoked(),
              validity.expired(clock.instant()),
              disputed.getOrDefault(id, List.of()).size()));
    }
    return states;
  }
}
