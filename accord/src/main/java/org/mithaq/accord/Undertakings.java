package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far undertakings were, at a moment. */
public final class Undertakings {

  private final Register register;
  private final Moment moment;
  private final Moment.Eye eye;

  public Undertakings(Register register, Moment moment) {
    this.register = register;
    this.moment = moment;
    this.eye = moment.eye();
  }

  /**
   * One undertaking.
   *
   * @param claim whether it stands beside as someone's claim
   * @param stage as of the day; empty where not even the announcement is certain to have been made
   * @param since the day of the stage
   * @param awaits whose approval it awaited then
   * @param reviewDue when it is or was to be revised next
   * @param overdue what was late on the day: «due», «review», both or nothing
   * @param progress all that was seen by the day, claims and comments too, in the order of days
   */
  public record Row(
      Filed<Undertaking> filed,
      boolean claim,
      Optional<Stage> stage,
      Optional<Dated> since,
      Optional<String> awaits,
      Optional<LocalDate> reviewDue,
      List<String> overdue,
      List<Step> progress) {}

  /** A word on an undertaking; {@code settled} if it comes from who may say so. */
  public record Step(Filed<Progress> filed, boolean settled) {}

  /** The undertakings that may have been announced by the day, in the order of the acts. */
  public List<Row> all() {
    List<Row> rows = new ArrayList<>();
    for (Course course : register.courses()) {
      Entry entry = course.filed().entry();
      if (eye.sees(entry)
          && !isCorrected(course)
          && !course.filed().object().dated().earliest().isAfter(moment.asOf())) {
        rows.add(row(course));
      }
    }
    return rows;
  }

  /** A claim stands beside: it corrects nothing but a claim. */
  private boolean isCorrected(Course course) {
    String id = course.filed().object().id();
    boolean claim = course.filed().object().claim().by().isPresent();
    return register.courses().stream()
        .anyMatch(other ->
            other.filed().object().claim().corrects().filter(id::equals).isPresent()
                && (claim || other.filed().object().claim().by().isEmpty())
                && eye.sees(other.filed().entry())
                && settles(other.filed().entry().party(), course.filed()));
  }

  /** Who undertook it, or whoever entered it. */
  private boolean settles(String party, Filed<Undertaking> filed) {
    return filed.object().by().contains(party)
        || filed.entry().party().equals(party)
        || filed
            .object()
            .circle()
            .flatMap(register::circle)
            .filter(circle -> circle.steward().equals(party))
            .isPresent();
  }

  private Row row(Course course) {
    Undertaking undertaking = course.filed().object();
    List<Step> steps = steps(course);
    Optional<Stage> stage = Optional.empty();
    Optional<Dated> since = Optional.empty();
    Optional<String> awaits = undertaking.approvalBy();
    if (!latest(undertaking.dated(), course.filed().entry()).isAfter(moment.asOf())) {
      stage = Optional.of(Stage.ANNOUNCED);
      since = Optional.of(undertaking.dated());
    }
    Optional<LocalDate> reviewed = undertaking.lastReview();
    for (Step step : steps) {
      Progress progress = step.filed().object();
      if (!step.settled()
          || latest(progress.dated(), step.filed().entry()).isAfter(moment.asOf())) {
        continue;
      }
      if (progress.stage().isPresent()) {
        stage = progress.stage();
        since = Optional.of(progress.dated());
        awaits = progress.approvalBy().or(() -> undertaking.approvalBy());
      }
      if (progress.kind() == ProgressKind.REVIEW) {
        reviewed = Optional.of(latest(progress.dated(), step.filed().entry()));
      }
    }
    boolean awaiting =
        stage.filter(at -> at == Stage.ANNOUNCED || at == Stage.PENDING_APPROVAL).isPresent();
    Optional<LocalDate> reviewDue = reviewDue(undertaking, reviewed);
    return new Row(
        course.filed(),
        undertaking.claim().by().isPresent(),
        stage,
        since,
        awaiting ? awaits : Optional.empty(),
        reviewDue,
        overdue(undertaking, stage, reviewDue),
        steps);
  }

  private Optional<LocalDate> reviewDue(Undertaking undertaking, Optional<LocalDate> reviewed) {
    if (undertaking.reviewMonths().isEmpty()) {
      return Optional.empty();
    }
    int months = undertaking.reviewMonths().getAsInt();
    return reviewed.or(() -> undertaking.dated().date()).map(day -> day.plusMonths(months));
  }

  private List<String> overdue(
      Undertaking undertaking, Optional<Stage> stage, Optional<LocalDate> reviewDue) {
    List<String> late = new ArrayList<>();
    boolean ended =
        stage
            .filter(at -> at == Stage.DONE || at == Stage.ABANDONED || at == Stage.REORGANISED)
            .isPresent();
    boolean inForce = stage.filter(at -> at == Stage.IN_FORCE).isPresent();
    if (!ended && !inForce && undertaking.due().filter(moment.asOf()::isAfter).isPresent()) {
      late.add("due");
    }
    if (!ended && reviewDue.filter(moment.asOf()::isAfter).isPresent()) {
      late.add("review");
    }
    return late;
  }

  private List<Step> steps(Course course) {
    List<Step> steps = new ArrayList<>();
    // The same word shared into a second collection is the same word.
    Set<String> ids = new HashSet<>();
    List<Filed<Progress>> seen =
        course.progress().stream()
            .filter(filed -> eye.sees(filed.entry()) && ids.add(filed.object().id()))
            .toList();
    for (Filed<Progress> filed : seen) {
      Progress progress = filed.object();
      boolean corrected =
          seen.stream()
              .anyMatch(other ->
                  other.object().claim().corrects().filter(progress.id()::equals).isPresent()
                      && other.entry().party().equals(filed.entry().party()));
      if (!corrected && !progress.dated().earliest().isAfter(moment.asOf())) {
        boolean settled =
            progress.claim().by().isEmpty()
                && progress.kind() != ProgressKind.COMMENT
                && settles(filed.entry().party(), course.filed());
        steps.add(new Step(filed, settled));
      }
    }
    steps.sort(
        Comparator.<Step, LocalDate>comparing(
                step -> latest(step.filed().object().dated(), step.filed().entry()))
            .thenComparingLong(step -> step.filed().entry().sequence()));
    return steps;
  }

  private static LocalDate latest(Dated dated, Entry entry) {
    return dated.latest(entry.day());
  }
}
