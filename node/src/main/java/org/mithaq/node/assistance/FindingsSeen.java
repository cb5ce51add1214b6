package org.mithaq.node.assistance;

import java.util.List;
import java.util.Optional;
import org.mithaq.accord.CaseCourse;
import org.mithaq.accord.PartyKey;
import org.mithaq.node.access.Party;

/**
 * A case, as one of its sides sees what is found in it.
 *
 * @param accord id of the accord for which a signature counts
 * @param acts whether the delegate enters anything in the case for its party
 * @param open whether a joint finding can be entered now
 * @param keys those that the party has in the register
 * @param waiting what was proposed by either side
 */
public record FindingsSeen(
    CaseCourse course,
    Party party,
    String accord,
    boolean acts,
    boolean open,
    List<PartyKey> keys,
    List<Findings.Proposal> waiting) {

  String id() {
    return course.opened().object().id();
  }

  public Optional<Findings.Proposal> waiting(String id) {
    return waiting.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Whether the party's side is the other one than whose proposal it is. */
  public boolean isOthers(Findings.Proposal proposal) {
    return isRespondent(proposal.by()) != isRespondent(party.id());
  }

  private boolean isRespondent(String id) {
    return course.respondent().equals(id);
  }
}
