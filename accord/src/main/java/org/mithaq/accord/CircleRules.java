package org.mithaq.accord;

import java.time.LocalDate;
import java.util.Optional;

/** Who says who belongs to a circle. */
final class CircleRules {

  private final Submitter submitter;
  private final Known known;
  private final LocalDate today;

  CircleRules(Submitter submitter, Known known, LocalDate today) {
    this.submitter = submitter;
    this.known = known;
    this.today = today;
  }

  void check(Membership membership) throws RefusedException {
    Circle circle =
        known
            .circle(membership.circle())
            .orElseThrow(() -> new RefusedException(SharedReason.NO_CIRCLE, membership.circle()));
    Checks.party(known, membership.party());
    Checks.room(
        known.countMemberships(membership.circle(), membership.party(), submitter.id()),
        CircleReason.TOO_MANY_MEMBERSHIPS);
    Checks.past(membership.dated(), today);
    boolean steward = submitter.id().equals(circle.steward());
    boolean leaves =
        membership.status() == MembershipStatus.LEFT && submitter.id().equals(membership.party());
    if (membership.basis() == Basis.SIGNED_ACT) {
      throw new RefusedException(CircleReason.SIGNED);
    }
    boolean settles = (steward || leaves) && membership.claim().by().isEmpty();
    if (membership.basis() == Basis.DEPOSITARY_NOTICE && !(settles && steward)) {
      throw new RefusedException(CircleReason.BASIS);
    }
    if (settles) {
      if (membership.basis() == Basis.REPORTED && !leaves) {
        Checks.sourced(membership.sources(), SharedReason.REPORT_UNSOURCED);
      }
    } else {
      Checks.sourced(membership.sources(), SharedReason.CLAIM_UNSOURCED);
    }
    Optional<String> corrected = membership.claim().corrects();
    if (corrected.isPresent()) {
      if (!steward) {
        throw new RefusedException(CircleReason.CORRECTED_BY_OTHERS);
      }
      if (!known.hasMembership(membership.circle(), membership.party(), corrected.get())) {
        throw new RefusedException(CircleReason.CORRECTS_NOTHING, corrected.get());
      }
    }
  }
}
