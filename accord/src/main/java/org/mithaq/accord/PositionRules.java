package org.mithaq.accord;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What a position may say under a political accord and under a treaty, and on what evidence. */
final class PositionRules {

  /** Who acts for a state by office alone (VCLT article 7(2)(a)). */
  private static final Set<String> OFFICES =
      Set.of("head-of-state", "head-of-government", "foreign-minister");

  private final Submitter submitter;
  private final Known known;
  private final LocalDate today;

  PositionRules(Submitter submitter, Known known, LocalDate today) {
    this.submitter = submitter;
    this.known = known;
    this.today = today;
  }

  void check(Position position, Optional<Signature> signature) throws RefusedException {
    Accord accord =
        known
            .accord(position.accord())
            .orElseThrow(
                () -> new RefusedException("the register has no accord " + position.accord()));
    PartyIdentity party = Checks.party(known, position.party());
    Checks.room(
        known.countPositions(position.accord(), position.party(), submitter.id()),
        "positions of this party by you");
    Checks.past(position.dated(), today);
    Checks.notBefore(position.dated(), accord.opened(), "the accord was opened on");
    switch (accord.nature()) {
      case POLITICAL -> political(position);
      case TREATY -> treaty(position, accord);
    }
    boolean keeper = submitter.id().equals(accord.depositary());
    boolean entitled = keeper || submitter.id().equals(position.party());
    if (entitled && position.claim().by().isEmpty()) {
      Checks.basis(position.basis(), position.sources(), keeper, signature.isPresent());
    } else {
      claim(position);
    }
    if (position.basis() == Basis.SIGNED_ACT) {
      signedBy(position, signature);
      mandate(position, party, accord);
    }
    correction(position, entitled);
  }

  /** A claim is shown beside, with its source; it cannot look like more than a report. */
  private static void claim(Position position) throws RefusedException {
    if (position.basis() != Basis.REPORTED) {
      throw new RefusedException(
          "only the party itself and the accord's depositary give another basis than «reported»");
    }
    Checks.sourced(position.sources(), "a claim");
  }

  private static void political(Position position) throws RefusedException {
    if (!position.reservations().isEmpty() || !position.objections().isEmpty()) {
      throw new RefusedException(
          "the accord is political: it knows no reservations and objections; use explanation");
    }
    if (position.action().isPresent() || !position.declarations().isEmpty()) {
      throw new RefusedException(
          "the accord is political: action and declarations belong to treaties");
    }
  }

  private void treaty(Position position, Accord accord) throws RefusedException {
    boolean declines = position.stance() == Stance.DECLINED;
    if (!declines && position.action().isEmpty()) {
      throw new RefusedException("the accord is a treaty: say by which action, such as signature");
    }
    if (declines && position.action().isPresent()) {
      throw new RefusedException("stance and action do not agree: who declines does not act");
    }
    boolean leaves = position.action().filter(TreatyAction.WITHDRAWAL::equals).isPresent();
    if (leaves != (position.stance() == Stance.WITHDRAWN)) {
      throw new RefusedException("stance and action do not agree on withdrawal");
    }
    if (!position.reservations().isEmpty() && !accord.reservations()) {
      throw new RefusedException("the accord prohibits reservations");
    }
    Set<String> clauses = accord.clauses();
    for (Position.Reservation reservation : position.reservations()) {
      clause(reservation.clause(), clauses, accord);
    }
    for (Position.TreatyObjection objection : position.objections()) {
      if (objection.clause().isPresent()) {
        clause(objection.clause().get(), clauses, accord);
      }
      reserved(objection, position);
    }
  }

  /** What is objected to is another party's reservation under this treaty. */
  private void reserved(Position.TreatyObjection objection, Position position)
      throws RefusedException {
    Optional<Position> reserving =
        known
            .reserving(objection.position())
            .filter(other -> other.accord().equals(position.accord()))
            .filter(other -> !other.party().equals(position.party()))
            .filter(other ->
                objection.clause().isEmpty()
                    || other.reservations().stream()
                        .anyMatch(each -> each.clause().equals(objection.clause().get())));
    if (reserving.isEmpty()) {
      throw new RefusedException(
          "position_ref names no other party's position with such a reservation: "
              + objection.position());
    }
  }

  private static void clause(String clause, Set<String> clauses, Accord accord)
      throws RefusedException {
    if (!clauses.contains(clause)) {
      throw new RefusedException(
          "«" + accord.slug() + "» has no clause «" + clause + "» to make a reservation to");
    }
  }

  private static void signedBy(Position position, Optional<Signature> signature)
      throws RefusedException {
    if (signature.filter(by -> by.party().equals(position.party())).isEmpty()) {
      throw new RefusedException("a signed act is signed by the party whose position it is");
    }
  }

  /** For a state a domain never suffices. */
  private static void mandate(Position position, PartyIdentity party, Accord accord)
      throws RefusedException {
    Position.Mandate mandate =
        position
            .mandate()
            .orElseThrow(() ->
                new RefusedException("a signed act says how its mandate was checked (mandate)"));
    if (party.category() == PartyCategory.STATE) {
      boolean office =
          mandate.kind() == MandateKind.OFFICE
              && position.announcedBy().filter(by -> OFFICES.contains(by.office())).isPresent();
      boolean powers =
          mandate.kind() == MandateKind.FULL_POWERS
              && accord.nature() == AccordNature.TREATY
              && !position.attachments().isEmpty();
      if (!office && !powers) {
        throw new RefusedException(
            "for a state its head, its head of government or its foreign minister acts"
                + " (announced_by.office); under a treaty another with full powers attached");
      }
    } else if (mandate.kind() == MandateKind.DOMAIN) {
      if (mandate.domain().isEmpty() || mandate.officer().isEmpty()) {
        throw new RefusedException("a mandate by domain names the domain and an officer");
      }
    } else if (mandate.kind() != MandateKind.DEPOSITARY) {
      throw new RefusedException(
          "who is no state acts by control of a domain or by the depositary's word");
    }
  }

  private void correction(Position position, boolean entitled) throws RefusedException {
    Optional<String> corrected = position.claim().corrects();
    if (corrected.isEmpty()) {
      return;
    }
    if (!entitled) {
      throw new RefusedException(
          "only the party itself and the depositary correct a position; others make a claim");
    }
    if (!known.hasPosition(position.accord(), position.party(), corrected.get())) {
      throw new RefusedException(
          "corrects_ref names no position of this party on this accord: " + corrected.get());
    }
  }
}
