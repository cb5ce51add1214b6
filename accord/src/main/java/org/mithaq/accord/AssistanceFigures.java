package org.mithaq.accord;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How fast requests of a circle were acknowledged and answered in a quarter, for everyone, without
 * giving anyone's part away:
 *
 * <ul>
 *   <li>A quarter's figures are made of the acts until its end alone, and shown once it is over:
 *       asking again, later or as of another day, gives the same, so that two answers tell no more
 *       than one.
 *   <li>A request counts in the circle that it went to and in the quarter in which it was made:
 *       figures of different circles and quarters have nothing in common that could be subtracted,
 *       and there are no totals.
 *   <li>Nothing is shown unless {@link #LEAST} parties asked and {@link #LEAST} were asked, and
 *       none of them makes up more than half of it; a median of fewer than {@link #LEAST} times is
 *       left out, and a 90th percentile of fewer than twice as many.
 *   <li>Counts are rounded to {@link #LEAST}, times to two digits.
 * </ul>
 */
public final class AssistanceFigures {

  /** Fewer parties than these are never told of together. */
  public static final int LEAST = 5;

  private static final int HUNDRED = 100;
  private static final int MEDIAN = 50;
  private static final int NINETIETH = 90;
  private static final long SECOND = 1_000_000;

  private AssistanceFigures() {}

  /** Three months; {@code number} is 1 to 4. */
  public record Quarter(int year, int number) {

    private static final int MONTHS = 3;

    /** The one in which a day lies. */
    public static Quarter of(LocalDate day) {
      return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    public LocalDate first() {
      return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
    }

    public Quarter next() {
      return of(first().plusMonths(MONTHS));
    }

    /** Its first moment, UTC, microseconds since the epoch. */
    long from() {
      Instant start = first().atStartOfDay().toInstant(ZoneOffset.UTC);
      return Math.multiplyExact(start.getEpochSecond(), SECOND);
    }

    @Override
    public String toString() {
      return year + "-Q" + number;
    }
  }

  /**
   * What is told of a circle's quarter; times in seconds.
   *
   * @param requests rounded, as the other counts
   * @param tasks parties that were asked, once for each request
   * @param open tasks that were not answered at the end
   * @param overdue those of them whose time was over
   */
  public record Told(
      long requests,
      long tasks,
      long open,
      long overdue,
      OptionalLong medianAcknowledgement,
      OptionalLong ninetiethAcknowledgement,
      OptionalLong medianAnswer,
      OptionalLong ninetiethAnswer) {}

  /**
   * A circle's quarter.
   *
   * @param circle id
   * @param told empty where too few took part
   */
  public record Figure(String circle, Quarter quarter, Optional<Told> told) {}

  /**
   * Figures of all quarters that were over on a day, the earliest first.
   *
   * @param scope whether what was invented is meant
   */
  public static List<Figure> of(Register register, LocalDate day, Moment.Scope scope) {
    Moment.Eye everything = new Moment.Eye(Long.MAX_VALUE, _ -> true, scope);
    List<Assistance> all = register.matters(everything).assistances();
    List<Figure> figures = new ArrayList<>();
    if (!all.isEmpty()) {
      Quarter last = Quarter.of(day);
      Quarter quarter = Quarter.of(all.getFirst().request().entry().day());
      while (quarter.first().isBefore(last.first())) {
        figures.addAll(of(register, quarter, scope));
        quarter = quarter.next();
      }
    }
    return figures;
  }

  private static List<Figure> of(Register register, Quarter quarter, Moment.Scope scope) {
    long end = quarter.next().from();
    Moment.Eye eye = new Moment.Eye(end, _ -> true, scope);
    Map<String, List<Assistance>> byCircle = new HashMap<>();
    for (Assistance each : register.matters(eye).assistances()) {
      Optional<String> circle = each.request().object().terms().circle();
      if (circle.isPresent() && each.request().entry().micros() >= quarter.from()) {
        byCircle.computeIfAbsent(circle.get(), _ -> new ArrayList<>()).add(each);
      }
    }
    return byCircle.entrySet().stream()
        .map(cell -> new Figure(cell.getKey(), quarter, told(cell.getValue(), end)))
        .sorted(Comparator.comparing(Figure::circle))
        .toList();
  }

  private static Optional<Told> told(List<Assistance> requests, long end) {
    Map<String, Integer> asking = new HashMap<>();
    Map<String, Integer> asked = new HashMap<>();
    List<Long> acknowledgements = new ArrayList<>();
    List<Long> answers = new ArrayList<>();
    int tasks = 0;
    int open = 0;
    int overdue = 0;
    for (Assistance request : requests) {
      asking.merge(request.asking(), 1, Integer::sum);
      for (AssistanceTask task : request.tasks()) {
        tasks++;
        asked.merge(task.party(), 1, Integer::sum);
        task.acknowledged().ifPresent(at -> acknowledgements.add(at - task.asked()));
        task.answered().ifPresent(at -> answers.add(at - task.asked()));
        if (task.answered().isEmpty() && request.ended().isEmpty()) {
          open++;
          overdue += task.overdue(request.request().object().terms(), end).isPresent() ? 1 : 0;
        }
      }
    }
    if (!isMixed(asking, requests.size()) || !isMixed(asked, tasks)) {
      return Optional.empty();
    }
    return Optional.of(
        new Told(
            rounded(requests.size()),
            rounded(tasks),
            rounded(open),
            rounded(overdue),
            percentile(acknowledgements, MEDIAN, LEAST),
            percentile(acknowledgements, NINETIETH, 2 * LEAST),
            percentile(answers, MEDIAN, LEAST),
            percentile(answers, NINETIETH, 2 * LEAST)));
  }

  /** Whether enough parties have a part in it, and none more than half. */
  static boolean isMixed(Map<String, Integer> parts, int all) {
    return parts.size() >= LEAST && parts.values().stream().allMatch(part -> 2 * part <= all);
  }

  static long rounded(int count) {
    return Math.round((double) count / LEAST) * LEAST;
  }

  /** By nearest rank, in seconds with two digits. */
  private static OptionalLong percentile(List<Long> micros, int percent, int least) {
    if (micros.size() < least) {
      return OptionalLong.empty();
    }
    long[] sorted = micros.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    int rank = Math.ceilDiv(sorted.length * percent, HUNDRED);
    long seconds = sorted[rank - 1] / SECOND;
    long unit = 1;
    while (seconds / unit >= HUNDRED) {
      unit *= 10;
    }
    return OptionalLong.of(seconds / unit * unit);
  }
}
