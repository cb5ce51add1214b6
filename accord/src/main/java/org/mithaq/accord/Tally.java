package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Counter<PartyCategory> counts = new Counter<>(PartyCategory.class);
    private final Counter<DateQuality> qualities = new Counter<>(DateQuality.class);
    private final Map<Integer, int[]> by = new HashMap<>();
    private final Counter<PartyCategory> possible = new Counter<>(PartyCategory.class);
    private int total;

    public Builder(Window window) {
      this.window = window;
    }

    Window window() {
      return window;
    }

    /**
     * Counts a row.
     *
     * @param latest the day from which on it is certain, in days since the epoch
     */
    void certain(PartyCategory category, DateQuality quality, int latest) {
      total++;
      counts.count(category);
      qualities.count(quality);
      if (quality == DateQuality.BY) {
        by.computeIfAbsent(latest, _ -> new int[1])[0]++;
      }
    }

    /**
     * Keeps a row, which is counted by itself, if it may be on the page; else does not make it.
     *
     * @param number of the act that says so
     */
    void keep(long number, Supplier<R> row) {
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

    void possible(PartyCategory category) {
      possible.count(category);
    }

    public Tally<R> build() {
      List<Numbered<R>> sorted = new ArrayList<>(kept);
      sorted.sort(Comparator.comparingLong(Numbered::number));
      OptionalLong next = OptionalLong.empty();
      if (sorted.size() > window.limit()) {
        next = OptionalLong.of(sorted.removeLast().number());
      }
      SortedMap<LocalDate, Integer> days = new TreeMap<>();
      by.forEach((day, count) -> days.put(LocalDate.ofEpochDay(day), count[0]));
      return new Tally<>(
          sorted.stream().map(Numbered::row).toList(),
          next,
          total,
          counts.all(),
          qualities.all(),
          days,
          possible.all());
    }
  }

  /** Counts without boxing. */
  private static final class Counter<E extends Enum<E>> {
    private final EnumMap<E, int[]> counts;

    Counter(Class<E> type) {
      counts = new EnumMap<>(type);
    }

    void count(E one) {
      int[] count = counts.get(one);
      if (count == null) {
        count = new int[1];
        counts.put(one, count);
      }
      count[0]++;
    }

    Map<E, Integer> all() {
      Map<E, Integer> all = new LinkedHashMap<>();
      counts.forEach((one, count) -> all.put(one, count[0]));
      return all;
    }
  }
}
