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
import java.util.stream.Collectors;

/**
 * When each open request is due next, in the order of time: asking what is due costs what is due.
 * It is worked out of the acts, so that clocks go on after a restart.
 */
final class Deadlines {

  private final Function<String, Optional<Assistance>> requests;
  private final Predicate<String> reachable;
  private final TreeMap<Long, Set<String>> byTime = new TreeMap<>();
  private final Map<String, Running> byRequest = new HashMap<>();

  /** By party the requests in which it has a clock. */
  private final Map<String, Set<String>> byParty = new HashMap<>();

  /** A request with a clock: when it is due next, and whose clocks they are. */
  private record Running(long at, Set<String> parties) {}

  /**
   * Nothing is due.
   *
   * @param requests by id, with all that was said in each
   * @param reachable whether a party keeps a contact now
   */
  Deadlines(Function<String, Optional<Assistance>> requests, Predicate<String> reachable) {
    this.requests = requests;
    this.reachable = reachable;
  }

  /** Works out a request's next step after something was said in it. */
  void follow(String request) {
    Running before = byRequest.remove(request);
    if (before != null) {
      drop(byTime, before.at, request);
      before.parties.forEach(party -> drop(byParty, party, request));
    }
    List<DueStep> steps = requests.apply(request).map(this::steps).orElse(List.of());
    OptionalLong next = steps.stream().mapToLong(DueStep::at).min();
    if (next.isPresent()) {
      Set<String> parties = steps.stream().map(DueStep::party).collect(Collectors.toSet());
      byRequest.put(request, new Running(next.getAsLong(), parties));
      add(byTime, next.getAsLong(), request);
      parties.forEach(party -> add(byParty, party, request));
    }
  }

  private static <K> void add(Map<K, Set<String>> requests, K key, String request) {
    requests.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(request);
  }

  private static <K> void drop(Map<K, Set<String>> requests, K key, String request) {
    requests.computeIfPresent(key, (_, ids) -> ids.remove(request) && ids.isEmpty() ? null : ids);
  }

  /** Does so for those in which a party has a clock, after its contacts changed. */
  void followParty(String party) {
    List.copyOf(byParty.getOrDefault(party, Set.of())).forEach(this::follow);
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
