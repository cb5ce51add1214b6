package org.mithaq.accord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * When each open request is due next, in the order of time: asking what is due costs what is due.
 * It is worked out of the acts, so that clocks go on after a restart.
 */
final class Deadlines {

  private static final Moment.Eye EVERYTHING =
      new Moment.Eye(Long.MAX_VALUE, _ -> true, Moment.Scope.ALL);

  private final Function<String, Optional<Assistance>> requests;
  private final Predicate<String> reachable;
  private final TreeMap<Long, Set<String>> byTime = new TreeMap<>();
  private final Map<String, Long> byRequest = new HashMap<>();

  /**
   * Nothing is due.
   *
   * @param matters where the requests are
   * @param reachable whether a party keeps a contact now
   */
  Deadlines(Matters matters, Predicate<String> reachable) {
    this.requests = new MattersSeen(matters, EVERYTHING)::assistance;
    this.reachable = reachable;
  }

  /** Works out a request's next step after something was said in it. */
  void follow(String request) {
    Long before = byRequest.remove(request);
    if (before != null) {
      byTime.computeIfPresent(
          before, (_, ids) -> ids.remove(request) && ids.isEmpty() ? null : ids);
    }
    OptionalLong next =
        requests.apply(request).map(this::steps).orElse(List.of()).stream()
            .mapToLong(DueStep::at)
            .min();
    if (next.isPresent()) {
      byRequest.put(request, next.getAsLong());
      byTime.computeIfAbsent(next.getAsLong(), _ -> new LinkedHashSet<>()).add(request);
    }
  }

  /** Does so for all that run, after somebody's contacts changed. */
  void followAll() {
    List.copyOf(byRequest.keySet()).forEach(this::follow);
  }

  private List<DueStep> steps(Assistance course) {
    List<DueStep> steps = new ArrayList<>();
    if (course.ended().isEmpty()) {
      for (AssistanceTask task : course.tasks()) {
        task.next(course.request().object().terms(), reachable.test(task.party()))
            .ifPresent(step ->
                steps.add(
                    new DueStep(
                        course.request(), task.party(), step.kind(), step.cause(), step.at())));
      }
    }
    return steps;
  }

  /** What is due by a time, microseconds since the epoch; the earliest first. */
  List<DueStep> due(long at) {
    return byTime.headMap(at, true).values().stream()
        .flatMap(Set::stream)
        .flatMap(id -> requests.apply(id).stream())
        .flatMap(course -> steps(course).stream())
        .filter(step -> step.at() <= at)
        .toList();
  }

  /** When something is due next. */
  OptionalLong next() {
    return byTime.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byTime.firstKey());
  }
}
