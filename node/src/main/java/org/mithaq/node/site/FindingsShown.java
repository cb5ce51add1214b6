package org.mithaq.node.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mithaq.accord.Passage;
import org.mithaq.node.assistance.Findings;
import org.mithaq.node.assistance.FindingsSeen;
import org.mithaq.stix.Json;

/**
 * The joint findings that wait in a case, as its page shows them to one of its sides.
 *
 * @param proposes whether the party can propose one now
 * @param open whether any can be entered now
 * @param keyed whether the party has a key in the register
 * @param typed the text that was not taken, and why
 */
public record FindingsShown(
    boolean proposes, boolean open, boolean keyed, String party, List<Row> rows, Typed typed) {

  /** To whoever is no side of the case. */
  static final FindingsShown NONE =
      new FindingsShown(false, false, false, "", List.of(), Typed.NOTHING);

  /**
   * One that waits.
   *
   * @param by who proposed it, as the case names its parties
   * @param at when, RFC 3339
   * @param theirs whether the other side did
   * @param own whether the reader's own party did
   */
  public record Row(
      String id, Json.Members by, String at, Passage text, boolean theirs, boolean own) {

    static Row of(FindingsSeen seen, Findings.Proposal proposal, Json.Members item) {
      return new Row(
          proposal.id(),
          side(item, proposal.by()),
          proposal.at().toString(),
          proposal.entry().terms().texts().getFirst(),
          seen.isOthers(proposal),
          proposal.by().equals(seen.party().id()));
    }
  }

  public FindingsShown {
    rows = List.copyOf(rows);
  }

  /** Whether there is anything to show. */
  public boolean isShown() {
    return proposes || !rows.isEmpty();
  }

  /** Whether any waits for the reader's side. */
  public boolean waits() {
    return open && rows.stream().anyMatch(Row::theirs);
  }

  static FindingsShown of(Optional<FindingsSeen> seen, Json.Members item, Typed typed) {
    if (seen.isEmpty()) {
      return NONE;
    }
    FindingsSeen in = seen.get();
    List<Row> rows = in.waiting().stream().map(each -> Row.of(in, each, item)).toList();
    return new FindingsShown(
        in.acts() && in.open() && rows.stream().noneMatch(Row::own),
        in.open(),
        !in.keys().isEmpty(),
        in.party().name(),
        rows,
        typed);
  }

  /** A side of a case, as its row names it. */
  static Json.Members side(Json.Members item, String party) {
    return Stream.concat(item.objects("claimants").stream(), Stream.of(item.object("respondent")))
        .filter(each -> each.text("party").filter(party::equals).isPresent())
        .findFirst()
        .orElse(item.object("respondent"));
  }
}
