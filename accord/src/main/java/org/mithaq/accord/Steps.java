package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mithaq.accord.Undertakings.Step;

/** Whose word on an undertaking counts, as far as one reader's moment knows. */
final class Steps {

  private final Register register;
  private final Moment.Eye eye;
  private final Course course;
  private final Set<String> authors;

  Steps(Register register, Moment.Eye eye, Course course) {
    this.register = register;
    this.eye = eye;
    this.course = course;
    this.authors = course.filed().object().authors(register::circle);
  }

  /**
   * Whether a later undertaking stands in this one's place. A claim stands beside: it corrects
   * nothing but a claim. Those who undertook it can object to what another corrects.
   */
  boolean isCorrected() {
    boolean claim = course.filed().object().claim().by().isPresent();
    return register.corrections(course.filed().object().id()).stream()
        .anyMatch(other ->
            eye.sees(other.entry())
                && (claim || other.object().claim().by().isEmpty())
                && (settles(other.entry().party()) || register.isDepositary(other.entry().party()))
                && !register.isObjected(other.object().id(), other.entry(), authors, eye));
  }

  /** Who undertook it, and whoever entered it. */
  private boolean settles(String party) {
    return authors.contains(party) || course.filed().entry().party().equals(party);
  }

  /** What is seen and may have been said by the day, in the order of days. */
  List<Step> until(LocalDate asOf) {
    List<Step> steps = new ArrayList<>();
    // The same word shared into a second collection is the same word.
    Set<String> ids = new HashSet<>();
    for (Filed<Progress> filed : course.progress()) {
      Progress progress = filed.object();
      if (eye.sees(filed.entry())
          && ids.add(progress.id())
          && !progress.dated().earliest().isAfter(asOf)
          && !isCorrected(filed)) {
        steps.add(new Step(filed, isSettled(filed)));
      }
    }
    steps.sort(
        Comparator.<Step, LocalDate>comparing(step -> latest(step.filed()))
            .thenComparingLong(step -> step.filed().entry().sequence()));
    return steps;
  }

  /** Whoever said it corrects it; the depositary does unless whoever said it objects. */
  private boolean isCorrected(Filed<Progress> filed) {
    String by = filed.entry().party();
    return course.corrections(filed.object().id()).stream()
        .anyMatch(other ->
            eye.sees(other.entry())
                && (other.entry().party().equals(by)
                    || (register.isDepositary(other.entry().party())
                        && !register.isObjected(
                            other.object().id(), other.entry(), Set.of(by), eye))));
  }

  /** Of several who undertook it one speaks for all, unless another of them objects. */
  private boolean isSettled(Filed<Progress> filed) {
    Progress progress = filed.object();
    return progress.claim().by().isEmpty()
        && progress.kind() != ProgressKind.COMMENT
        && settles(filed.entry().party())
        && !register.isObjected(progress.id(), filed.entry(), authors, eye);
  }

  static LocalDate latest(Filed<Progress> filed) {
    return filed.object().dated().latest(filed.entry().day());
  }
}
