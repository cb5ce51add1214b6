package org.mithaq.accord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** States hold that another state has not kept a norm. What it says is what they state. */
public record AccountabilityCase(String id, Instant created, Terms terms) implements Matter {

  /**
   * What it says.
   *
   * @param claim in one language or more
   * @param responseWithin from the act of the notice on; whole seconds
   */
  public record Terms(
      String name,
      String respondent,
      List<String> claimants,
      Undertaking.Norm norm,
      List<Passage> claim,
      List<String> incidents,
      Duration responseWithin) {
    public Terms {
      claimants = List.copyOf(claimants);
      claim = List.copyOf(claim);
      incidents = List.copyOf(incidents);
    }
  }

  @Override
  public List<String> needs() {
    List<String> needs = new ArrayList<>(terms.claimants);
    needs.add(terms.respondent);
    return needs;
  }
}
