package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param reached as of the day; empty where not even the announcement is certain to have been
   *     made
   * @param awaits whose approval it awaited then
   * @param reviewDue when it is or was to be revised next
   * @param overdue what was late on the day: «due», «review», both or nothing
   * @param strands how far each strand was of which a stage is known
   * @param progress all that was seen by the day, claims and comments too, in the order of days
   */
  public record Row(
      Filed<Undertaking> filed,
      boolean claim,
      Optional<Reached> reached,
      Optional<String> awaits,
      Optional<LocalDate> reviewDue,
      List<String> overdue,
      Map<String, Reached> strands,
      List<Step> progress) {

    public Optional<Stage> stage() {
      return reached.map(Reached::stage);
    }
  }

  /** A stage and the day since when. */
  public record Reached(Stage stage, Dated since) {}

  /** A word on an undertaking; {@code settled} if it comes from who may say so. */
  public record Step(Filed<Progress> filed, boolean settled) {}

  /** The undertakings that may have been announced by the day, in the order of the acts. */
  public List<Row> all() {
    List<Row> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Course course : register.courses()) {
      Filed<Undertaking> filed = course.filed();
      // Of several acts that brought it the first one seen.
      if (eye.sees(filed.entry())
          && ids.add(filed.object().id())
          && !filed.object().dated().earliest().isAfter(moment.asOf())) {
        Steps steps = new Steps(register, eye, course);
        if (!steps.isCorrected()) {
          rows.add(row(course, steps.until(moment.asOf())));
        }
      }
    }
    return rows;
  }

  private Row row(Course course, List<Step> steps) {
    Undertaking undertaking = course.filed().object();
    Optional<Reached> reached =
        undertaking.dated().latest(course.filed().entry().day()).isAfter(moment.asOf())
            ? Optional.empty()
            : Optional.of(new Reached(Stage.ANNOUNCED, undertaking.dated()));
    Optional<String> awaits = undertaking.approvalBy();
    Optional<LocalDate> reviewed = undertaking.lastReview();
    Map<String, Reached> strands = new LinkedHashMap<>();
    for (Step step : steps) {
      Progress progress = step.filed().object();
      if (!step.settled() || Steps.latest(step.filed()).isAfter(moment.asOf())) {
        continue;
      }
      Optional<Reached> now = progress.stage().map(stage -> new Reached(stage, progress.dated()));
      if (progress.strand().isPresent()) {
        // One strand's progress is not the whole's.
        now.ifPresent(of -> strands.put(progress.strand().get(), of));
        continue;
      }
      if (now.isPresent()) {
        reached = now;
        awaits = progress.approvalBy().or(() -> undertaking.approvalBy());
      }
      if (progress.kind() == ProgressKind.REVIEW) {
        reviewed = Optional.of(Steps.latest(step.filed()));
      }
    }
    Optional<Stage> stage = reached.map(Reached::stage);
    boolean awaiting =
        stage.filter(at -> at == Stage.ANNOUNCED || at == Stage.PENDING_APPROVAL).isPresent();
    Optional<LocalDate> reviewDue = reviewDue(undertaking, reviewed);
    return new Row(
        course.filed(),
        undertaking.claim().by().isPresent(),
        reached,
        awaiting ? awaits : Optional.empty(),
        reviewDue,
        overdue(undertaking, stage, reviewDue),
        strands,
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
}
