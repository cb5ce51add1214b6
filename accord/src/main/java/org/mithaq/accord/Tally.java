package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One page of rows, and what all rows come to. What is not certain to have been so on the day is in
 * no row; it is counted apart.
 *
 * @param rows in the order of their numbers
 * @param next the number of the first row behind the page
 * @param total how many rows there are on all pages
 * @param counts rows by category of party
 * @param qualities rows by how well their day is known
 * @param by of the rows whose day is known as «no later than» alone: how many by which day
 * @param possible what may have been so too, by category
 */
public record Tally<R>(
    List<R> rows,
    OptionalLong next,
    int total,
    Map<PartyCategory, Integer> counts,
    Map<DateQuality, Integer> qualities,
    SortedMap<LocalDate, Integer> by,
    Map<PartyCategory, Integer> possible) {

  /**
   * Which rows are wanted.
   *
   * @param from the least number
   * @param limit how many
   */
  public record Window(long from, int limit) {
    /** Every row. */
    public static final Window ALL = new Window(0, Integer.MAX_VALUE - 1);
  }

  /** Counts as it goes, and keeps no more rows than are wanted. Add each number once. */
  public static final class Builder<R> {

    private record Numbered<R>(long number, R row) {}

    private final Window window;
    private final PriorityQueue<Numbered<R>> kept =
        new PriorityQueue<>(Comparator.<Numbered<R>>comparingLong(Numbered::number).reversed());
    private final Map<PartyCategory, Integer> counts = new EnumMap<>(PartyCategory.class);
    private final Map<DateQuality, Integer> qualities = new EnumMap<>(DateQuality.class);
    private final SortedMap<LocalDate, Integer> by = new TreeMap<>();
    private final Map<PartyCategory, Integer> possible = new EnumMap<>(PartyCategory.class);
    private int total;

    public Builder(Window window) {
      this.window = window;
    }

    /** Counts a row; makes it only where it may be on the page. */
    public void certain(Fact<?> fact, PartyCategory category, Supplier<R> row) {
      total++;
      counts.merge(category, 1, Integer::sum);
      qualities.merge(fact.quality(), 1, Integer::sum);
      if (fact.quality() == DateQuality.BY) {
        by.merge(LocalDate.ofEpochDay(fact.latest()), 1, Integer::sum);
      }
      long number = fact.entry().sequence();
      if (number < window.from()) {
        return;
      }
      Numbered<R> greatest = kept.peek();
      // One more than the page, to know where the next begins.
      if (greatest == null || kept.size() <= window.limit()) {
        kept.add(new Numbered<>(number, row.get()));
      } else if (number < greatest.number()) {
        kept.poll();
        kept.add(new Numbered<>(number, row.get()));
      }
    }

    public void possible(PartyCategory category) {
      possible.merge(category, 1, Integer::sum);
    }

    public Tally<R> build() {
      List<Numbered<R>> sorted = new ArrayList<>(kept);
      sorted.sort(Comparator.comparingLong(Numbered::number));
      OptionalLong next = OptionalLong.empty();
      if (sorted.size() > window.limit()) {
        next = OptionalLong.of(sorted.removeLast().number());
      }
      return new Tally<>(
          sorted.stream().map(Numbered::row).toList(),
          next,
          total,
          counts,
          qualities,
          by,
          possible);
    }
  }
}
