package org.mithaq.accord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for assistance and what became of it, as far as one reader sees: a fold of the replies
 * over the tasks. It takes every reply as it comes; whether a reply may come is for {@link
 * AssistanceRules}.
 *
 * @param tasks what each party was asked, in the order in which they were
 * @param ended the step that ended it
 */
public record Assistance(
    Filed<AssistanceRequest> request,
    List<AssistanceTask> tasks,
    List<Filed<AssistanceReply>> replies,
    Optional<Filed<AssistanceReply>> ended) {

  public Assistance {
    tasks = List.copyOf(tasks);
    replies = List.copyOf(replies);
  }

  /**
   * Follows the replies.
   *
   * @param asked ids of the parties that were asked at first
   */
  static Assistance of(
      Filed<AssistanceRequest> request, List<String> asked, List<Filed<AssistanceReply>> replies) {
    Map<String, AssistanceTask> tasks = new LinkedHashMap<>();
    long begun = request.entry().micros();
    asked.forEach(party -> tasks.put(party, AssistanceTask.open(party, begun)));
    List<Filed<AssistanceReply>> taken = new ArrayList<>();
    Optional<Filed<AssistanceReply>> ended = Optional.empty();
    for (Filed<AssistanceReply> filed : replies) {
      AssistanceReply.Terms step = filed.object().terms();
      long at = filed.entry().micros();
      taken.add(filed);
      if (step.kind().ends()) {
        ended = ended.or(() -> Optional.of(filed));
        continue;
      }
      task(step, filed.entry().party())
          .ifPresent(party -> tasks.computeIfPresent(party, (_, task) -> task.after(step, at)));
      if (step.kind() == ReplyKind.TRANSFER) {
        step.to().forEach(party -> tasks.putIfAbsent(party, AssistanceTask.open(party, at)));
      }
    }
    return new Assistance(request, List.copyOf(tasks.values()), taken, ended);
  }

  /** The party whose task a step is about. */
  private static Optional<String> task(AssistanceReply.Terms step, String by) {
    return step.kind().by() == ReplyKind.By.ASKED ? Optional.of(by) : step.about();
  }

  /** Id of the party that asks. */
  public String asking() {
    return request.entry().party();
  }

  public Optional<AssistanceTask> task(String party) {
    return tasks.stream().filter(task -> task.party().equals(party)).findFirst();
  }

  /** Where the request is as a whole. */
  public Phase phase() {
    if (ended.isPresent()) {
      return ended.get().object().terms().kind() == ReplyKind.CLOSE
          ? Phase.CLOSED
          : Phase.WITHDRAWN;
    }
    return tasks.stream().anyMatch(task -> !task.phase().isAnswered())
        ? Phase.OPEN
        : Phase.ANSWERED;
  }

  /** How a request stands as a whole. */
  public enum Phase implements Word {
    /** Somebody who was asked has not answered. */
    OPEN("open"),
    ANSWERED("answered"),
    CLOSED("closed"),
    WITHDRAWN("withdrawn");

    private final String word;

    Phase(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** Whether a clock has run out for somebody by a time, microseconds since the epoch. */
  public boolean isOverdue(long at) {
    return ended.isEmpty()
        && tasks.stream().anyMatch(task -> task.overdue(request.object().terms(), at).isPresent());
  }
}
