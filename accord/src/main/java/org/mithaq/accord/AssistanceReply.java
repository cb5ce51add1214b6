package org.mithaq.accord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of a request for assistance, by whoever was asked or by whoever asked. */
public record AssistanceReply(String id, Instant created, Terms terms) implements Matter {

  /**
   * What it says.
   *
   * @param about id of the party that was asked and whose task it is about, where the party that
   *     asked speaks
   * @param to ids of parties: to whom it is transferred or escalated
   * @param objects what is delivered
   * @param automatic whether a clock did it
   */
  public record Terms(
      String request,
      ReplyKind kind,
      Optional<String> text,
      Optional<String> reason,
      Optional<String> about,
      List<String> to,
      List<String> objects,
      Optional<EscalationCause> cause,
      boolean automatic) {
    public Terms {
      to = List.copyOf(to);
      objects = List.copyOf(objects);
    }
  }

  @Override
  public List<String> needs() {
    List<String> needs = new ArrayList<>(terms.to);
    needs.add(terms.request);
    terms.about.ifPresent(needs::add);
    return needs;
  }
}
