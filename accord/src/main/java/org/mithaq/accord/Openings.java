package org.mithaq.accord;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Who opens accords and circles, and under which names. */
final class Openings {

  private final Submitter submitter;
  private final Known known;
  private final LocalDate today;

  Openings(Submitter submitter, Known known, LocalDate today) {
    this.submitter = submitter;
    this.known = known;
    this.today = today;
  }

  void accord(Accord accord) throws RefusedException {
    opener(OpeningReason.ACCORD_BY_OTHERS);
    Checks.slug(accord.slug());
    if (taken(known.accordBySlug(accord.slug(), submitter.exercise()), accord)) {
      throw new RefusedException(OpeningReason.ACCORD_TAKEN, accord.slug());
    }
    if (!accord.depositary().equals(submitter.id())) {
      throw new RefusedException(OpeningReason.OTHER_DEPOSITARY);
    }
    if (accord.opened().isAfter(today)) {
      throw new RefusedException(OpeningReason.TO_COME, accord.opened());
    }
    if (accord.nature() == AccordNature.POLITICAL && accord.entersIntoForceAfter().isPresent()) {
      throw new RefusedException(OpeningReason.POLITICAL_IN_FORCE);
    }
    for (Accord.Text text : accord.texts()) {
      Set<String> numbers = new HashSet<>();
      for (Accord.Principle principle : text.principles()) {
        if (!numbers.add(principle.number())) {
          throw new RefusedException(
              OpeningReason.PRINCIPLE_TWICE, text.lang(), principle.number());
        }
      }
      if (!numbers.isEmpty() && !numbers.equals(accord.clauses())) {
        throw new RefusedException(OpeningReason.PRINCIPLES_DIFFER);
      }
    }
  }

  void circle(Circle circle) throws RefusedException {
    opener(OpeningReason.CIRCLE_BY_OTHERS);
    Checks.slug(circle.slug());
    if (taken(known.circleBySlug(circle.slug(), submitter.exercise()), circle)) {
      throw new RefusedException(OpeningReason.CIRCLE_TAKEN, circle.slug());
    }
    if (!circle.steward().equals(submitter.id())) {
      Checks.party(known, circle.steward());
    }
  }

  private void opener(Reason byOthers) throws RefusedException {
    if (!submitter.opens()) {
      throw new RefusedException(byOthers);
    }
  }

  private static boolean taken(Optional<? extends RegisterObject> there, RegisterObject wanted) {
    return there.filter(other -> !other.id().equals(wanted.id())).isPresent();
  }
}
