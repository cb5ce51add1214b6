package org.mithaq.accord;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mithaq.accord.AssistanceFigures.Quarter;

/**
 * How many incidents were reported in a quarter, for everyone, without giving any of them away. The
 * rules are those of {@link AssistanceFigures}, and these beside:
 *
 * <ul>
 *   <li>They are counted by one thing at a time, and never by two together: the ransomware family,
 *       or the sector. There are no totals, so nothing can be subtracted.
 *   <li>A family or sector is told of where {@link AssistanceFigures#LEAST} parties reported it in
 *       the quarter and none of them made up more than half. What is below that does not show at
 *       all: its name is part of what its readers alone may read.
 *   <li>An incident counts in the quarter in which it was first reported, by what its party had
 *       said of it until the quarter's end, if it had not taken it back. Later versions move
 *       nothing.
 *   <li>Reports of victims and payments are never counted. Neither are parties told, nor countries:
 *       there is no figure of who was hit how often.
 * </ul>
 */
public final class IncidentFigures {

  private IncidentFigures() {}

  /** What incidents are counted by. */
  public enum By implements Word {
    RANSOMWARE_FAMILY("ransomware_family"),
    SECTOR("sector");

    private final String word;

    By(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /**
   * One figure.
   *
   * @param value the family or sector, in lower case
   * @param incidents rounded to {@link AssistanceFigures#LEAST}
   */
  public record Figure(By by, String value, Quarter quarter, long incidents) {}

  /**
   * Figures of all quarters that were over on a day, the earliest first.
   *
   * @param scope whether what was invented is meant
   */
  public static List<Figure> of(Register register, LocalDate day, Moment.Scope scope) {
    List<Figure> figures = new ArrayList<>();
    List<Dossiers.Report<IncidentReport>> all = reports(register, Long.MAX_VALUE, scope);
    if (!all.isEmpty()) {
      Quarter last = Quarter.of(day);
      Quarter quarter = Quarter.of(all.getFirst().first().entry().day());
      while (quarter.first().isBefore(last.first())) {
        figures.addAll(of(register, quarter, scope));
        quarter = quarter.next();
      }
    }
    return figures;
  }

  private static List<Dossiers.Report<IncidentReport>> reports(
      Register register, long before, Moment.Scope scope) {
    return register.matters(new Moment.Eye(before, _ -> true, scope)).reportsOfIncidents();
  }

  private static List<Figure> of(Register register, Quarter quarter, Moment.Scope scope) {
    List<Dossiers.Report<IncidentReport>> reports =
        reports(register, quarter.next().from(), scope).stream()
            .filter(report -> report.first().entry().micros() >= quarter.from())
            .filter(report -> !report.last().object().terms().revoked())
            .toList();
    List<Figure> figures =
        new ArrayList<>(
            of(
                By.RANSOMWARE_FAMILY,
                quarter,
                reports,
                terms -> terms.ransomwareFamily().stream().toList()));
    figures.addAll(of(By.SECTOR, quarter, reports, IncidentReport.Terms::sectors));
    return figures;
  }

  private static List<Figure> of(
      By by,
      Quarter quarter,
      List<Dossiers.Report<IncidentReport>> reports,
      Function<IncidentReport.Terms, List<String>> values) {
    Map<String, Map<String, Integer>> byParty = new TreeMap<>();
    for (Dossiers.Report<IncidentReport> report : reports) {
      Set<String> named =
          values.apply(report.last().object().terms()).stream()
              .map(value -> value.strip().toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
      for (String value : named) {
        byParty
            .computeIfAbsent(value, _ -> new HashMap<>())
            .merge(report.first().entry().party(), 1, Integer::sum);
      }
    }
    List<Figure> figures = new ArrayList<>();
    byParty.forEach((value, parts) -> {
      int count = parts.values().stream().mapToInt(Integer::intValue).sum();
      if (AssistanceFigures.isMixed(parts, count)) {
        figures.add(new Figure(by, value, quarter, AssistanceFigures.rounded(count)));
      }
    });
    return figures;
  }
}
