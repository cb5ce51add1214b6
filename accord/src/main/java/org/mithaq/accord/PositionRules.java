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
    if (position.mandate().isPresent()) {
      checkedByNobody(position.mandate().get(), position.basis(), keeper);
    }
    if (position.basis() == Basis.SIGNED_ACT) {
      signedBy(position, signature);
      mandate(position, party, accord, keeper);
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

  /** Only who checked something says so: the depositary, in whose name applicants enter. */
  private static void checkedByNobody(Position.Mandate mandate, Basis basis, boolean keeper)
      throws RefusedException {
    boolean ofDomain = mandate.domain().isPresent() || mandate.method().isPresent();
    if (ofDomain && mandate.kind() != MandateKind.DOMAIN) {
      throw new RefusedException("mandate.domain and method are for a mandate by domain");
    }
    if (keeper) {
      return;
    }
    if (mandate.kind().isVouchedFor()) {
      throw new RefusedException(
          "only the depositary says that it checked a mandate of kind «"
              + mandate.kind().word()
              + "»: a party with an account signs with its registered key; leave mandate out");
    }
    if (mandate.checked().isPresent()) {
      throw new RefusedException(
          "mandate.checked is the day on which the depositary checked it: leave it out");
    }
    if (basis != Basis.SIGNED_ACT) {
      throw new RefusedException("a mandate belongs to a signed act: leave it out");
    }
  }

  /**
   * For a state its office or its full powers, which the act itself shows. Others' accounts and
   * registered keys are their mandate, unless they enter through the depositary.
   */
  private static void mandate(Position position, PartyIdentity party, Accord accord, boolean keeper)
      throws RefusedException {
    Optional<MandateKind> kind = position.mandate().map(Position.Mandate::kind);
    if (party.category() == PartyCategory.STATE) {
      ofState(position, kind, accord);
      return;
    }
    if (kind.isEmpty()) {
      if (keeper && !party.id().equals(accord.depositary())) {
        throw new RefusedException(
            "a signed act that the depositary enters says how the mandate was checked (mandate)");
      }
      return;
    }
    if (!kind.get().isVouchedFor()) {
      throw new RefusedException(
          "offices and full powers are for states: who is no state leaves mandate out, or joins by"
              + " control of a domain or by the depositary's word");
    }
    Position.Mandate mandate = position.mandate().get();
    if (kind.get() == MandateKind.DOMAIN
        && (mandate.domain().isEmpty() || mandate.officer().isEmpty())) {
      throw new RefusedException("a mandate by domain names the domain and an officer");
    }
  }

  private static void ofState(Position position, Optional<MandateKind> kind, Accord accord)
      throws RefusedException {
    boolean office =
        kind.filter(MandateKind.OFFICE::equals).isPresent()
            && position.announcedBy().filter(by -> OFFICES.contains(by.office())).isPresent();
    boolean powers =
        kind.filter(MandateKind.FULL_POWERS::equals).isPresent()
            && accord.nature() == AccordNature.TREATY
            && !position.attachments().isEmpty();
    if (!office && !powers) {
      throw new RefusedException(
          "for a state its head, its head of government or its foreign minister acts"
              + " (announced_by.office, and mandate of kind office); under a treaty another with"
              + " full powers attached");
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
