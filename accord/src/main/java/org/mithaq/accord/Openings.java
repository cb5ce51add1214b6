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
    opener("an accord");
    Checks.slug(accord.slug());
    if (taken(known.accordBySlug(accord.slug(), submitter.exercise()), accord)) {
      throw new RefusedException("there is an accord «" + accord.slug() + "» already");
    }
    if (!accord.depositary().equals(submitter.id())) {
      throw new RefusedException("depositary_ref names another party than the one that submits");
    }
    if (accord.opened().isAfter(today)) {
      throw new RefusedException("opened is " + accord.opened() + ", which is still to come");
    }
    if (accord.nature() == AccordNature.POLITICAL && accord.entersIntoForceAfter().isPresent()) {
      throw new RefusedException("a political accord does not enter into force");
    }
    for (Accord.Text text : accord.texts()) {
      Set<String> numbers = new HashSet<>();
      for (Accord.Principle principle : text.principles()) {
        if (!numbers.add(principle.number())) {
          throw new RefusedException(
              "the text in «%s» has two principles «%s»"
                  .formatted(text.lang(), principle.number()));
        }
      }
      if (!numbers.isEmpty() && !numbers.equals(accord.clauses())) {
        throw new RefusedException("the texts do not have the same principles");
      }
    }
  }

  void circle(Circle circle) throws RefusedException {
    opener("a circle");
    Checks.slug(circle.slug());
    if (taken(known.circleBySlug(circle.slug(), submitter.exercise()), circle)) {
      throw new RefusedException("there is a circle «" + circle.slug() + "» already");
    }
    if (!circle.steward().equals(submitter.id())) {
      Checks.party(known, circle.steward());
    }
  }

  private void opener(String what) throws RefusedException {
    if (!submitter.opens()) {
      throw new RefusedException("only the depositary opens " + what);
    }
  }

  private static boolean taken(Optional<? extends RegisterObject> there, RegisterObject wanted) {
    return there.filter(other -> !other.id().equals(wanted.id())).isPresent();
  }
}
