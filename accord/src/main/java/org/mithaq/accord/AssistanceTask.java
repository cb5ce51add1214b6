package org.mithaq.accord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one party was asked, and how far it is. Times are those of the acts, microseconds since the
 * epoch.
 *
 * @param asked when
 * @param acknowledged when it first said anything
 * @param answered when it first accepted, declined, delivered or handed on
 * @param waited how long it waited in all for answers to what it asked back, microseconds
 * @param waitsSince since when it waits for one
 */
public record AssistanceTask(
    String party,
    TaskPhase phase,
    long asked,
    OptionalLong acknowledged,
    OptionalLong answered,
    long waited,
    OptionalLong waitsSince,
    int reminders,
    Set<EscalationCause> escalated) {

  static AssistanceTask open(String party, long at) {
    return new AssistanceTask(
        party,
        TaskPhase.OPEN,
        at,
        OptionalLong.empty(),
        OptionalLong.empty(),
        0,
        OptionalLong.empty(),
        0,
        Set.of());
  }

  /** After a step at a time. */
  AssistanceTask after(AssistanceReply.Terms step, long at) {
    TaskPhase next = step.kind().after(phase);
    boolean said = step.kind().by() == ReplyKind.By.ASKED;
    boolean waits = next == TaskPhase.ASKED_BACK;
    long until = waited;
    if (waitsSince.isPresent() && !waits) {
      until += at - waitsSince.getAsLong();
    }
    Set<EscalationCause> causes = EnumSet.noneOf(EscalationCause.class);
    causes.addAll(escalated);
    if (step.kind() == ReplyKind.ESCALATE) {
      step.cause().ifPresent(causes::add);
    }
    OptionalLong since = waitsSince.isPresent() ? waitsSince : OptionalLong.of(at);
    return new AssistanceTask(
        party,
        next,
        asked,
        acknowledged.isEmpty() && said ? OptionalLong.of(at) : acknowledged,
        answered.isEmpty() && next.isAnswered() ? OptionalLong.of(at) : answered,
        until,
        waits ? since : OptionalLong.empty(),
        reminders + (step.kind() == ReplyKind.REMIND ? 1 : 0),
        Set.copyOf(causes));
  }

  /** By when it is to be acknowledged. */
  public long acknowledgeBy(AssistanceRequest.Terms terms) {
    return asked + micros(terms.acknowledgement());
  }

  /** By when it is to be answered; later by as long as it waited. */
  public long answerBy(AssistanceRequest.Terms terms) {
    return asked + micros(terms.answer()) + waited;
  }

  /** What is overdue at a time: the clock that ran out last. */
  public Optional<EscalationCause> overdue(AssistanceRequest.Terms terms, long at) {
    if (answered.isPresent() || waitsSince.isPresent()) {
      return Optional.empty();
    }
    if (at >= answerBy(terms)) {
      return Optional.of(EscalationCause.NO_ANSWER);
    }
    return acknowledged.isEmpty() && at >= acknowledgeBy(terms)
        ? Optional.of(EscalationCause.NO_ACKNOWLEDGEMENT)
        : Optional.empty();
  }

  /** For which causes it can be escalated at a time, and was not yet. */
  Set<EscalationCause> causes(AssistanceRequest.Terms terms, long at, boolean reachable) {
    Set<EscalationCause> causes = EnumSet.noneOf(EscalationCause.class);
    if (!reachable) {
      causes.add(EscalationCause.NO_CONTACT);
    }
    overdue(terms, at)
        .ifPresent(cause -> {
          causes.add(cause);
          if (acknowledged.isEmpty()) {
            causes.add(EscalationCause.NO_ACKNOWLEDGEMENT);
          }
        });
    causes.removeAll(escalated);
    return causes;
  }

  /** A clock's next step, if nothing is said before it. */
  record Step(ReplyKind kind, Optional<EscalationCause> cause, long at) {}

  /**
   * What a clock does next: escalates at once where nobody can be reached, reminds at half of the
   * time to acknowledge, escalates when it is over, and when the time to answer is.
   *
   * @param reachable whether the party keeps a contact
   */
  Optional<Step> next(AssistanceRequest.Terms terms, boolean reachable) {
    if (answered.isPresent() || phase.isOver()) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    if (acknowledged.isEmpty()) {
      if (!reachable) {
        add(steps, EscalationCause.NO_CONTACT, asked);
      }
      if (reminders == 0) {
        long half = asked + micros(terms.acknowledgement()) / 2;
        steps.add(new Step(ReplyKind.REMIND, Optional.empty(), half));
      }
      add(steps, EscalationCause.NO_ACKNOWLEDGEMENT, acknowledgeBy(terms));
    }
    if (waitsSince.isEmpty()) {
      add(steps, EscalationCause.NO_ANSWER, answerBy(terms));
    }
    return steps.stream().min(Comparator.comparingLong(Step::at));
  }

  private void add(List<Step> steps, EscalationCause cause, long at) {
    if (!escalated.contains(cause)) {
      steps.add(new Step(ReplyKind.ESCALATE, Optional.of(cause), at));
    }
  }

  static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
