package org.mithaq.cli.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.cli.http.FailedException;
import org.mithaq.node.country.CodeReading;
import org.mithaq.node.country.Countries;

/**
 * What is known of the dates on which states joined: a table with the columns {@code iso3}, {@code
 * date} and {@code date_quality}. A date with {@code <=} before it is a day no later than which it
 * was. A date is exact only where the quality's words say that someone signed or announced on it;
 * the day of an entry, an import or a first sighting is one no later than which it was.
 */
final class StateDates {
  private static final String UPPER_BOUND = "<=";
  private static final List<String> EXACT = List.of("date_signed", "signed on", "announced");
  private static final List<String> BOUNDS = List.of("entry", "first seen", "import", "stamped");

  private final Map<String, Known> byCountry = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Remarks remarks;

  /**
   * One row.
   *
   * @param words in which the table says how well the day is known
   */
  record Known(long line, Dated dated, String words) {}

  private StateDates(Remarks remarks) {
    this.remarks = remarks;
  }

  static StateDates none() {
    return new StateDates(new Remarks(""));
  }

  static StateDates read(Path file, Countries countries, LocalDate latest, Remarks remarks)
      throws IOException, FailedException {
    StateDates dates = new StateDates(remarks);
    CsvTable table = CsvTable.read(file, List.of("iso3", "date", "date_quality"), remarks);
    for (CsvRow row : table.rows()) {
      try {
        dates.add(row, countries, latest);
      } catch (Fields.Unusable e) {
        remarks.refused(row.line(), e.code(), String.valueOf(e.getMessage()));
      }
    }
    return dates;
  }

  private void add(CsvRow row, Countries countries, LocalDate latest) throws Fields.Unusable {
    Fields fields = new Fields(row, remarks);
    String code = fields.text("iso3");
    String date = fields.text("date");
    String words = fields.text("date_quality");
    CodeReading reading = countries.read(code, fields.text("name_en"));
    if (reading instanceof CodeReading.Repaired(_, String why)) {
      remarks.repaired(row.line(), "country-code", why);
    }
    String country =
        reading
            .country()
            .orElseThrow(() -> new Fields.Unusable("country-code", "«" + code + "» is no country"));
    boolean bound = date.startsWith(UPPER_BOUND);
    LocalDate day = Days.parse(bound ? date.substring(UPPER_BOUND.length()) : date, latest);
    boolean exact = !bound && EXACT.stream().anyMatch(words::startsWith);
    if (!bound && !exact && BOUNDS.stream().noneMatch(words::contains)) {
      remarks.doubt(
          row.line(), "date-quality", "«" + words + "» says too little: taken as no later than");
    }
    Dated dated =
        new Dated(Optional.of(day), exact ? DateQuality.EXACT : DateQuality.BY, Optional.empty());
    Known before = byCountry.putIfAbsent(country, new Known(row.line(), dated, words));
    if (before != null) {
      throw new Fields.Unusable(
          "twice", "%s stands in line %d already, which counts".formatted(country, before.line()));
    }
  }

  Optional<Known> of(String country) {
    asked.add(country);
    return Optional.ofNullable(byCountry.get(country));
  }

  String file() {
    return remarks.file();
  }

  /** Remarks upon rows that no state of the register asked for. */
  void finish() {
    byCountry.forEach((country, known) -> {
      if (!asked.contains(country)) {
        remarks.doubt(
            known.line(), "no-such-state", country + " is not on the register; its date is unused");
      }
    });
  }
}
