package org.mithaq.accord;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who may ask whom for help, and which step may follow which. */
final class AssistanceRules {

  private final Submitter submitter;
  private final Known known;
  private final Instant now;

  AssistanceRules(Submitter submitter, Known known, Instant now) {
    this.submitter = submitter;
    this.known = known;
    this.now = now;
  }

  void check(AssistanceRequest request) throws RefusedException {
    AssistanceRequest.Terms terms = request.terms();
    for (String party : terms.to()) {
      Checks.party(known, party);
      if (party.equals(submitter.id())) {
        throw new RefusedException(AssistanceReason.ASKS_ITSELF);
      }
    }
    if (terms.circle().isPresent()) {
      Circle circle =
          known
              .circle(terms.circle().get())
              .orElseThrow(
                  () -> new RefusedException(SharedReason.NO_CIRCLE, terms.circle().get()));
      Set<String> others = new HashSet<>(known.members(circle));
      others.remove(submitter.id());
      if (others.isEmpty()) {
        throw new RefusedException(AssistanceReason.CIRCLE_EMPTY, circle.slug());
      }
    }
    if (terms.needs().isEmpty()) {
      throw new RefusedException(AssistanceReason.NO_NEEDS);
    }
    if (terms.acknowledgement().compareTo(terms.answer()) > 0) {
      throw new RefusedException(AssistanceReason.CLOCKS_CROSSED);
    }
    if (terms.forRequest().isPresent()
        && known
            .matters()
            .assistance(terms.forRequest().get())
            .flatMap(other -> other.task(submitter.id()))
            .isEmpty()) {
      throw new RefusedException(AssistanceReason.FOR_NO_REQUEST);
    }
  }

  void check(AssistanceReply reply) throws RefusedException {
    AssistanceReply.Terms step = reply.terms();
    Assistance course =
        known
            .matters()
            .assistance(step.request())
            .orElseThrow(() -> new RefusedException(AssistanceReason.NO_REQUEST, step.request()));
    Checks.room(
        (int)
            course.replies().stream()
                .filter(filed -> filed.entry().party().equals(submitter.id()))
                .count(),
        AssistanceReason.TOO_MANY_REPLIES);
    if (course.ended().isPresent()) {
      throw new RefusedException(
          AssistanceReason.OVER,
          course.ended().get().object().terms().kind(),
          course.ended().get().entry().sequence());
    }
    said(step);
    switch (step.kind().by()) {
      case ASKED -> byAsked(step, course);
      case ASKING -> byAsking(step, course);
    }
  }

  /** What each kind of step cannot do without. */
  private static void said(AssistanceReply.Terms step) throws RefusedException {
    if (step.kind() == ReplyKind.DECLINE && step.reason().isEmpty()) {
      throw new RefusedException(AssistanceReason.DECLINED_WITHOUT_REASON);
    }
    if ((step.kind() == ReplyKind.ASK || step.kind() == ReplyKind.EXPLAIN)
        && step.text().isEmpty()) {
      throw new RefusedException(AssistanceReason.TEXT_MISSING, step.kind());
    }
    if (step.kind() == ReplyKind.TRANSFER && step.to().isEmpty()) {
      throw new RefusedException(AssistanceReason.TRANSFERRED_TO_NOBODY);
    }
    boolean clock = step.kind() == ReplyKind.REMIND || step.kind() == ReplyKind.ESCALATE;
    if (step.automatic() && !clock) {
      throw new RefusedException(AssistanceReason.NOT_FOR_CLOCKS);
    }
    if (step.cause().isPresent() != (step.kind() == ReplyKind.ESCALATE)) {
      throw new RefusedException(AssistanceReason.CAUSE_MISPLACED);
    }
  }

  private void byAsked(AssistanceReply.Terms step, Assistance course) throws RefusedException {
    AssistanceTask task =
        course
            .task(submitter.id())
            .orElseThrow(() -> new RefusedException(AssistanceReason.NOT_ASKED, step.kind()));
    possible(step.kind(), task, AssistanceReason.OUT_OF_ORDER);
    for (String party : step.to()) {
      Checks.party(known, party);
      if (party.equals(course.asking()) || course.task(party).isPresent()) {
        throw new RefusedException(AssistanceReason.CONCERNED_ALREADY, party);
      }
    }
  }

  private void byAsking(AssistanceReply.Terms step, Assistance course) throws RefusedException {
    if (!submitter.id().equals(course.asking())) {
      throw new RefusedException(AssistanceReason.NOT_ASKING, step.kind());
    }
    if (step.kind().ends()) {
      return;
    }
    AssistanceTask task =
        step.about()
            .flatMap(course::task)
            .orElseThrow(() -> new RefusedException(AssistanceReason.ABOUT_NOBODY));
    possible(step.kind(), task, AssistanceReason.OUT_OF_ORDER_FOR_ASKED);
    if (step.kind() == ReplyKind.ESCALATE) {
      escalation(step.cause().orElseThrow(), task, course.request().object().terms());
    }
  }

  private static void possible(ReplyKind kind, AssistanceTask task, Reason order)
      throws RefusedException {
    if (!kind.isPossible(task.phase())) {
      throw new RefusedException(order, kind, task.phase(), following(task.phase()));
    }
  }

  private static List<ReplyKind> following(TaskPhase phase) {
    return List.of(ReplyKind.values()).stream().filter(kind -> kind.isPossible(phase)).toList();
  }

  private void escalation(
      EscalationCause cause, AssistanceTask task, AssistanceRequest.Terms request)
      throws RefusedException {
    if (task.escalated().contains(cause)) {
      throw new RefusedException(AssistanceReason.ESCALATED_ALREADY, cause);
    }
    boolean reachable = known.matters().canBeReached(task.party());
    if (!task.causes(request, MatterRules.micros(now), reachable).contains(cause)) {
      throw new RefusedException(AssistanceReason.NO_CAUSE, cause);
    }
  }
}
