package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows and what they come to. What is not certain to have been so on the day is in no row; it is
 * counted apart.
 *
 * @param counts rows by category of party
 * @param qualities rows by how well their day is known
 * @param by of the rows whose day is known as «no later than» alone: how many by which day
 * @param possible what may have been so too, by category
 */
public record Tally<R>(
    List<R> rows,
    Map<PartyCategory, Integer> counts,
    Map<DateQuality, Integer> qualities,
    SortedMap<LocalDate, Integer> by,
    Map<PartyCategory, Integer> possible) {

  /** Counts as it goes. */
  static final class Builder<R> {
    private final List<R> rows = new ArrayList<>();
    private final Map<PartyCategory, Integer> counts = new EnumMap<>(PartyCategory.class);
    private final Map<DateQuality, Integer> qualities = new EnumMap<>(DateQuality.class);
    private final SortedMap<LocalDate, Integer> by = new TreeMap<>();
    private final Map<PartyCategory, Integer> possible = new EnumMap<>(PartyCategory.class);

    void certain(R row, PartyCategory category, Fact<?> fact) {
      rows.add(row);
      counts.merge(category, 1, Integer::sum);
      qualities.merge(fact.quality(), 1, Integer::sum);
      if (fact.quality() == DateQuality.BY) {
        by.merge(LocalDate.ofEpochDay(fact.latest()), 1, Integer::sum);
      }
    }

    void possible(PartyCategory category) {
      possible.merge(category, 1, Integer::sum);
    }

    Tally<R> build(Comparator<R> order) {
      rows.sort(order);
      return new Tally<>(
          Collections.unmodifiableList(rows),
          Collections.unmodifiableMap(counts),
          Collections.unmodifiableMap(qualities),
          Collections.unmodifiableSortedMap(by),
          Collections.unmodifiableMap(possible));
    }
  }
}
