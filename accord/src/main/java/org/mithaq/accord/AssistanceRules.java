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
        throw new RefusedException("to_refs names the party that asks");
      }
    }
    if (terms.circle().isPresent()) {
      Circle circle =
          known
              .circle(terms.circle().get())
              .orElseThrow(
                  () -> new RefusedException("the register has no circle " + terms.circle().get()));
      Set<String> others = new HashSet<>(known.members(circle));
      others.remove(submitter.id());
      if (others.isEmpty()) {
        throw new RefusedException("nobody else is in the circle «" + circle.slug() + "»");
      }
    }
    if (terms.needs().isEmpty()) {
      throw new RefusedException("needs says what is asked for: name one thing at least");
    }
    if (terms.acknowledgement().compareTo(terms.answer()) > 0) {
      throw new RefusedException("acknowledge_within is longer than answer_within");
    }
    if (terms.forRequest().isPresent()
        && known
            .matters()
            .assistance(terms.forRequest().get())
            .flatMap(other -> other.task(submitter.id()))
            .isEmpty()) {
      throw new RefusedException("for_ref names no request that asks you for help");
    }
  }

  void check(AssistanceReply reply) throws RefusedException {
    AssistanceReply.Terms step = reply.terms();
    Assistance course =
        known
            .matters()
            .assistance(step.request())
            .orElseThrow(() ->
                new RefusedException(
                    "there is no request "
                        + step.request()
                        + " for you; a reply comes after its request was taken"));
    Checks.room(
        (int)
            course.replies().stream()
                .filter(filed -> filed.entry().party().equals(submitter.id()))
                .count(),
        "replies of yours to this request");
    if (course.ended().isPresent()) {
      throw new RefusedException(
          "the request is over: its asker said «%s» in act %d"
              .formatted(
                  course.ended().get().object().terms().kind().word(),
                  course.ended().get().entry().sequence()));
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
      throw new RefusedException("who declines says why: give a reason");
    }
    if ((step.kind() == ReplyKind.ASK || step.kind() == ReplyKind.EXPLAIN)
        && step.text().isEmpty()) {
      throw new RefusedException("a reply of kind «" + step.kind().word() + "» has a text");
    }
    if (step.kind() == ReplyKind.TRANSFER && step.to().isEmpty()) {
      throw new RefusedException("to_refs says to whom it is handed on");
    }
    boolean clock = step.kind() == ReplyKind.REMIND || step.kind() == ReplyKind.ESCALATE;
    if (step.automatic() && !clock) {
      throw new RefusedException("clocks remind and escalate, and do nothing else");
    }
    if (step.cause().isPresent() != (step.kind() == ReplyKind.ESCALATE)) {
      throw new RefusedException("who escalates, and nobody else, says the cause");
    }
  }

  private void byAsked(AssistanceReply.Terms step, Assistance course) throws RefusedException {
    AssistanceTask task =
        course
            .task(submitter.id())
            .orElseThrow(() ->
                new RefusedException(
                    "you were not asked: only who was replies with «" + step.kind().word() + "»"));
    possible(step.kind(), task, "you");
    for (String party : step.to()) {
      Checks.party(known, party);
      if (party.equals(course.asking()) || course.task(party).isPresent()) {
        throw new RefusedException("to_refs names %s, whom this concerns already".formatted(party));
      }
    }
  }

  private void byAsking(AssistanceReply.Terms step, Assistance course) throws RefusedException {
    if (!submitter.id().equals(course.asking())) {
      throw new RefusedException(
          "only the party that asks replies with «" + step.kind().word() + "»");
    }
    if (step.kind().ends()) {
      return;
    }
    AssistanceTask task =
        step.about()
            .flatMap(course::task)
            .orElseThrow(() ->
                new RefusedException("about_ref says which of those who were asked is meant"));
    possible(step.kind(), task, "it");
    if (step.kind() == ReplyKind.ESCALATE) {
      escalation(step.cause().orElseThrow(), task, course.request().object().terms());
    }
  }

  private static void possible(ReplyKind kind, AssistanceTask task, String who)
      throws RefusedException {
    if (!kind.isPossible(task.phase())) {
      throw new RefusedException(
          "«%s» does not follow «%s», where %s stand%s in this request; from there go: %s"
              .formatted(
                  kind.word(),
                  task.phase().word(),
                  who,
                  who.equals("it") ? "s" : "",
                  String.join(", ", following(task.phase()))));
    }
  }

  private static List<String> following(TaskPhase phase) {
    return List.of(ReplyKind.values()).stream()
        .filter(kind -> kind.isPossible(phase))
        .map(ReplyKind::word)
        .toList();
  }

  private void escalation(
      EscalationCause cause, AssistanceTask task, AssistanceRequest.Terms request)
      throws RefusedException {
    if (task.escalated().contains(cause)) {
      throw new RefusedException("it was escalated for «" + cause.word() + "» already");
    }
    boolean reachable = known.matters().canBeReached(task.party());
    if (!task.causes(request, MatterRules.micros(now), reachable).contains(cause)) {
      throw new RefusedException("«" + cause.word() + "» is not so now");
    }
  }
}
