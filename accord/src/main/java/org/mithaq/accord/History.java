package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * All that was ever said of how one party stands to one accord or circle, by the day from which on
 * it is certain, then by act. Nothing leaves it.
 */
final class History<S extends Word> {

  private static final Comparator<Fact<?>> ORDER =
      Comparator.<Fact<?>>comparingInt(Fact::latest)
          .thenComparingLong(fact -> fact.entry().sequence());

  private final List<Fact<S>> facts = new ArrayList<>(1);
  private Map<UUID, List<Fact<S>>> corrections = Map.of();

  void add(Fact<S> fact) {
    int at = Collections.binarySearch(facts, fact, ORDER);
    facts.add(at < 0 ? -at - 1 : at, fact);
    if (fact.corrects().isPresent() && !fact.claim()) {
      if (corrections.isEmpty()) {
        corrections = new HashMap<>();
      }
      corrections.computeIfAbsent(fact.corrects().get(), _ -> new ArrayList<>(1)).add(fact);
    }
  }

  /** All statements in order. */
  List<Fact<S>> facts() {
    return Collections.unmodifiableList(facts);
  }

  Optional<Fact<S>> byId(UUID id) {
    return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
  }

  /**
   * How the party stood at the end of a day.
   *
   * @param day in days since the epoch
   * @param eye which acts are seen
   * @param stands whether a correction was not objected to
   * @return empty where nothing can be said to have been so or possibly so
   */
  Optional<Standing<S>> at(int day, Moment.Eye eye, Predicate<Fact<S>> stands) {
    List<Fact<S>> open = List.of();
    for (int i = facts.size() - 1; i >= 0; i--) {
      Fact<S> fact = facts.get(i);
      if (fact.earliest() > day || fact.claim() || !counts(fact, eye, stands)) {
        continue;
      }
      if (fact.latest() <= day) {
        boolean other = open.stream().anyMatch(each -> !each.state().equals(fact.state()));
        return Optional.of(new Standing<>(fact, true, other));
      }
      open = open.isEmpty() ? new ArrayList<>(1) : open;
      open.add(fact);
    }
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(new Standing<>(open.getLast(), false, open.size() > 1));
  }

  /** Whether a statement is seen, and neither corrected nor a correction that does not stand. */
  boolean counts(Fact<S> fact, Moment.Eye eye, Predicate<Fact<S>> stands) {
    return eye.sees(fact.entry())
        && (fact.corrects().isEmpty() || stands.test(fact))
        && !isCorrected(fact, eye, stands);
  }

  boolean isCorrected(Fact<S> fact, Moment.Eye eye, Predicate<Fact<S>> stands) {
    if (corrections.isEmpty()) {
      return false;
    }
    for (Fact<S> correction : corrections.getOrDefault(fact.id(), List.of())) {
      if (eye.sees(correction.entry()) && stands.test(correction)) {
        return true;
      }
    }
    return false;
  }
}
