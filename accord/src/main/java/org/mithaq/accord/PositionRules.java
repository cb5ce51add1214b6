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
            .orElseThrow(() -> new RefusedException(PositionReason.NO_ACCORD, position.accord()));
    PartyIdentity party = Checks.party(known, position.party());
    Checks.room(
        known.countPositions(position.accord(), position.party(), submitter.id()),
        PositionReason.TOO_MANY);
    Checks.past(position.dated(), today);
    Checks.notBefore(position.dated(), accord.opened(), PositionReason.BEFORE_ACCORD);
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
      throw new RefusedException(PositionReason.BASIS);
    }
    Checks.sourced(position.sources(), SharedReason.CLAIM_UNSOURCED);
  }

  private static void political(Position position) throws RefusedException {
    if (!position.reservations().isEmpty() || !position.objections().isEmpty()) {
      throw new RefusedException(PositionReason.POLITICAL_RESERVATION);
    }
    if (position.action().isPresent() || !position.declarations().isEmpty()) {
      throw new RefusedException(PositionReason.POLITICAL_ACTION);
    }
  }

  private void treaty(Position position, Accord accord) throws RefusedException {
    boolean declines = position.stance() == Stance.DECLINED;
    if (!declines && position.action().isEmpty()) {
      throw new RefusedException(PositionReason.NO_ACTION);
    }
    if (declines && position.action().isPresent()) {
      throw new RefusedException(PositionReason.DECLINES_ACTING);
    }
    boolean leaves = position.action().filter(TreatyAction.WITHDRAWAL::equals).isPresent();
    if (leaves != (position.stance() == Stance.WITHDRAWN)) {
      throw new RefusedException(PositionReason.WITHDRAWAL);
    }
    if (!position.reservations().isEmpty() && !accord.reservations()) {
      throw new RefusedException(PositionReason.RESERVATIONS_PROHIBITED);
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
      throw new RefusedException(PositionReason.OBJECTS_TO_NOTHING, objection.position());
    }
  }

  private static void clause(String clause, Set<String> clauses, Accord accord)
      throws RefusedException {
    if (!clauses.contains(clause)) {
      throw new RefusedException(PositionReason.NO_CLAUSE, accord.slug(), clause);
    }
  }

  private static void signedBy(Position position, Optional<Signature> signature)
      throws RefusedException {
    if (signature.filter(by -> by.party().equals(position.party())).isEmpty()) {
      throw new RefusedException(PositionReason.SIGNED_BY_ANOTHER);
    }
  }

  /** Only who checked something says so: the depositary, in whose name applicants enter. */
  private static void checkedByNobody(Position.Mandate mandate, Basis basis, boolean keeper)
      throws RefusedException {
    boolean ofDomain = mandate.domain().isPresent() || mandate.method().isPresent();
    if (ofDomain && mandate.kind() != MandateKind.DOMAIN) {
      throw new RefusedException(PositionReason.DOMAIN_MISPLACED);
    }
    if (keeper) {
      return;
    }
    if (mandate.kind().isVouchedFor()) {
      throw new RefusedException(PositionReason.VOUCHED_BY_OTHERS, mandate.kind());
    }
    if (mandate.checked().isPresent()) {
      throw new RefusedException(PositionReason.CHECKED_BY_OTHERS);
    }
    if (basis != Basis.SIGNED_ACT) {
      throw new RefusedException(PositionReason.MANDATE_UNSIGNED);
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
        throw new RefusedException(PositionReason.MANDATE_MISSING);
      }
      return;
    }
    if (!kind.get().isVouchedFor()) {
      throw new RefusedException(PositionReason.OFFICE_OF_NO_STATE);
    }
    Position.Mandate mandate = position.mandate().get();
    if (kind.get() == MandateKind.DOMAIN
        && (mandate.domain().isEmpty() || mandate.officer().isEmpty())) {
      throw new RefusedException(PositionReason.DOMAIN_INCOMPLETE);
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
      throw new RefusedException(PositionReason.STATE_WITHOUT_OFFICE);
    }
  }

  private void correction(Position position, boolean entitled) throws RefusedException {
    Optional<String> corrected = position.claim().corrects();
    if (corrected.isEmpty()) {
      return;
    }
    if (!entitled) {
      throw new RefusedException(PositionReason.CORRECTED_BY_OTHERS);
    }
    if (!known.hasPosition(position.accord(), position.party(), corrected.get())) {
      throw new RefusedException(PositionReason.CORRECTS_NOTHING, corrected.get());
    }
  }
}
