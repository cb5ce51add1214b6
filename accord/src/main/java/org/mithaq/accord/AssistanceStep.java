package org.mithaq.accord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A step that a party can take in a request.
 *
 * @param about the party whose task it is about, where the party that asks speaks to one of them
 * @param cause why it is escalated
 */
public record AssistanceStep(
    ReplyKind kind, Optional<String> about, Optional<EscalationCause> cause) {

  /**
   * Those that {@link AssistanceRules} would take now, in the order of the table; what else they
   * want, such as a text, is not asked here.
   *
   * @param at the time, microseconds since the epoch
   * @param reachable whether a party keeps a contact
   */
  public static List<AssistanceStep> of(
      Assistance course, String party, long at, Predicate<String> reachable) {
    List<AssistanceStep> steps = new ArrayList<>();
    if (course.ended().isPresent()) {
      return steps;
    }
    Optional<AssistanceTask> own = course.task(party);
    for (ReplyKind kind : ReplyKind.values()) {
      if (kind.by() == ReplyKind.By.ASKED) {
        if (own.filter(task -> kind.isPossible(task.phase())).isPresent()) {
          steps.add(new AssistanceStep(kind, Optional.empty(), Optional.empty()));
        }
      } else if (course.asking().equals(party)) {
        if (kind.ends()) {
          steps.add(new AssistanceStep(kind, Optional.empty(), Optional.empty()));
        } else {
          course.tasks().stream()
              .filter(task -> kind.isPossible(task.phase()))
              .forEach(task -> about(kind, task, course, at, reachable.test(task.party()), steps));
        }
      }
    }
    return steps;
  }

  private static void about(
      ReplyKind kind,
      AssistanceTask task,
      Assistance course,
      long at,
      boolean reachable,
      List<AssistanceStep> steps) {
    Optional<String> about = Optional.of(task.party());
    if (kind == ReplyKind.ESCALATE) {
      task.causes(course.request().object().terms(), at, reachable)
          .forEach(cause -> steps.add(new AssistanceStep(kind, about, Optional.of(cause))));
    } else {
      steps.add(new AssistanceStep(kind, about, Optional.empty()));
    }
  }
}
