package org.mithaq.accord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One party asks others for help. It replaces no mutual legal assistance. The party that submits it
 * is the one that asks.
 */
public record AssistanceRequest(String id, Instant created, Terms terms) implements Matter {

  /**
   * What it says.
   *
   * @param to ids of the parties that are asked; a circle's members are asked too
   * @param clocks other ones than those of the urgency
   * @param incidents ids of STIX incidents
   * @param objects what it is about
   * @param forRequest the request that could be answered if this one was: a state that wants to
   *     help and cannot asks for capacity
   */
  public record Terms(
      String name,
      Optional<String> description,
      List<String> to,
      Optional<String> circle,
      Set<Need> needs,
      Urgency urgency,
      Clocks clocks,
      List<String> incidents,
      List<String> objects,
      Optional<String> forRequest) {
    public Terms {
      to = List.copyOf(to);
      needs = Set.copyOf(needs);
      incidents = List.copyOf(incidents);
      objects = List.copyOf(objects);
    }

    /** Within which it is to be acknowledged. */
    public Duration acknowledgement() {
      return clocks.acknowledgement.orElse(urgency.acknowledgement());
    }

    /** Within which it is to be answered. */
    public Duration answer() {
      return clocks.answer.orElse(urgency.answer());
    }
  }

  /** Times that a request sets itself; whole seconds. */
  public record Clocks(Optional<Duration> acknowledgement, Optional<Duration> answer) {
    /** Those of the urgency. */
    public static final Clocks BY_URGENCY = new Clocks(Optional.empty(), Optional.empty());
  }

  @Override
  public List<String> needs() {
    List<String> needs = new ArrayList<>(terms.to);
    terms.circle.ifPresent(needs::add);
    terms.forRequest.ifPresent(needs::add);
    return needs;
  }
}
