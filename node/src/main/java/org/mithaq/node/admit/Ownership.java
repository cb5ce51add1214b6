package org.mithaq.node.admit;

import java.util.List;
import java.util.Optional;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.AudienceRule;
import org.mithaq.node.access.AudienceRule.Reach;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;

/**
 * Whose an id is, and what that forbids others (DESIGN §4): only the party that the first version
 * names as its creator adds versions or revokes; where it names none that this node knows, only the
 * party that submitted the first version. Nobody carries another's AMBER or stricter object out of
 * its circle.
 */
final class Ownership {

  private final Parties parties;
  private final Audiences audiences;
  private final Holdings holdings;
  private final Party submitter;
  private final CollectionSettings collection;

  Ownership(
      Parties parties,
      Audiences audiences,
      Holdings holdings,
      Party submitter,
      CollectionSettings collection) {
    this.parties = parties;
    this.audiences = audiences;
    this.holdings = holdings;
    this.submitter = submitter;
    this.collection = collection;
  }

  /** The known party, not the submitter, that an object names as its creator. */
  Optional<Party> otherCreator(String createdBy) {
    return parties.byId(createdBy).filter(party -> !party.id().equals(submitter.id()));
  }

  /**
   * Why the submitter may not add this version.
   *
   * @param before admitted candidates of the same id in the same body, in order
   */
  Optional<String> versionRefusal(Candidate candidate, History history, List<Candidate> before) {
    Optional<Long> nanos = candidate.nanos();
    if (nanos.isEmpty() || (history.isEmpty() && before.isEmpty())) {
      return Optional.empty();
    }
    // A version that is there already adds none; whether the bytes are the same is decided at
    // commit, for this collection.
    if (history.in(collection).anyMatch(one -> one.isVersion(nanos))
        || before.stream().anyMatch(one -> one.nanos().equals(nanos))
        || history
            .outside(collection)
            .anyMatch(
                one -> one.isVersion(nanos) && holdings.sameBytes(one.share(), candidate.object))) {
      return Optional.empty();
    }
    // Whoever entered it, a party's identity is its own; the register's rules say what changes.
    if (candidate.object.id().equals(submitter.id())) {
      return Optional.empty();
    }
    Optional<Party> names = otherCreator(candidate.object.createdBy());
    if (names.isPresent()) {
      return Optional.of(
          "created_by_ref names "
              + names.get().name()
              + ": only "
              + names.get().name()
              + " adds versions to it or revokes it");
    }
    String owner = owner(history, before);
    return owner.equals(submitter.id())
        ? Optional.empty()
        : Optional.of(
            "it is another party's: only "
                + nameOf(owner)
                + " adds versions to it or revokes it; share what you know under an id of your own");
  }

  /** Why the submitter may not share it here, it being another's in another circle. */
  Optional<String> reshareRefusal(Candidate candidate, History history) {
    if (history.isEmpty()
        || history.in(collection).anyMatch(one -> one.isVersion(candidate.nanos()))) {
      return Optional.empty();
    }
    List<History.Seen> elsewhere =
        history
            .outside(collection)
            .filter(one ->
                one.isVersion(candidate.nanos())
                    && (candidate.nanos().isPresent()
                        || holdings.sameBytes(one.share(), candidate.object)))
            .toList();
    if (elsewhere.isEmpty()
        || elsewhere.stream().anyMatch(one -> reach(one) == Reach.OPEN)
        || owner(history, List.of()).equals(submitter.id())) {
      return Optional.empty();
    }
    for (History.Seen one : elsewhere) {
      boolean sameCircle =
          reach(one) == Reach.CIRCLE
              && one.collection().circle().equals(collection.circle())
              && AudienceRule.reach(candidate.audience()) != Reach.OPEN;
      boolean others =
          holdings.partyOf(one.share()).filter(party -> !party.equals(submitter.id())).isPresent();
      if (others && !sameCircle) {
        return Optional.of(
            "it was shared in «"
                + one.collection().alias()
                + "» for "
                + (reach(one) == Reach.NAMED ? "named readers" : "that circle")
                + " alone: only the party that shared it there may share it here");
      }
    }
    return Optional.empty();
  }

  private Reach reach(History.Seen one) {
    Optional<Audience> audience = audiences.byNumber(one.share().audience());
    return audience.map(AudienceRule::reach).orElse(Reach.NAMED);
  }

  private String owner(History history, List<Candidate> before) {
    Optional<Facts> origin = holdings.origin(history);
    String first = origin.map(Facts::party).orElse(submitter.id());
    String createdBy =
        origin
            .map(Facts::createdBy)
            .orElseGet(() -> before.isEmpty() ? "" : before.getFirst().object.createdBy());
    return parties.byId(createdBy).map(Party::id).orElse(first);
  }

  private String nameOf(String party) {
    return parties.byId(party).map(Party::name).orElse(party);
  }
}
