package org.mithaq.cli.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.Dated;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Source;
import org.mithaq.accord.draft.PartyDraft.AsFound;
import org.mithaq.node.country.CodeReading;
import org.mithaq.node.country.Countries;

/** Understands the rows of a register, one by one. */
final class SupporterRows {
  static final List<String> REQUIRED = List.of("name", "category", "nationality");
  private static final List<String> OTHERS = List.of("nature", "website", "twitter", "date_signed");

  private final Countries countries;
  private final StateDates dates;
  private final Optional<LocalDate> asFound;
  private final LocalDate latest;
  private final Remarks remarks;
  private final CategoryRule categories;

  /**
   * @param asFound the day on which the register was read, which bounds days that it does not give
   */
  SupporterRows(
      Countries countries,
      StateDates dates,
      Optional<LocalDate> asFound,
      LocalDate latest,
      Remarks remarks) {
    this.countries = countries;
    this.dates = dates;
    this.asFound = asFound;
    this.latest = latest;
    this.remarks = remarks;
    this.categories = new CategoryRule(remarks);
  }

  /** Remarks upon columns of which nothing is taken. */
  void columns(List<String> columns) {
    for (String column : columns) {
      if (!REQUIRED.contains(column) && !OTHERS.contains(column)) {
        remarks.doubt(1, "unknown-column", "nothing is taken from the column «" + column + "»");
      }
    }
  }

  /** A row; empty, with a remark, if it cannot be taken in. */
  Optional<Supporter> read(CsvRow row) {
    try {
      return Optional.of(understood(row));
    } catch (Fields.Unusable e) {
      remarks.refused(row.line(), e.code(), "not taken in: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Supporter understood(CsvRow row) throws Fields.Unusable {
    Fields fields = new Fields(row, remarks);
    String name = fields.text("name");
    if (name.isEmpty()) {
      throw new Fields.Unusable("no-name", "it has no name");
    }
    String category = fields.text("category");
    String nature = fields.text("nature");
    String code = fields.text("nationality");
    List<Source> links = links(row.line(), fields);
    String signed = fields.text("date_signed");
    PartyCategory known = categories.category(row.line(), category, nature);
    Optional<String> country = country(row.line(), known, code, name);
    Optional<StateDates.Known> ofState =
        known == PartyCategory.STATE ? country.flatMap(dates::of) : Optional.empty();
    Optional<LocalDate> day = day(row.line(), signed);
    Dated dated = dated(row.line(), day, ofState);
    return new Supporter(
        row.line(),
        name,
        known,
        country,
        new AsFound(Optional.of(category), Optional.of(nature), Optional.of(code)),
        dated,
        day.isEmpty() && ofState.isEmpty(),
        links);
  }

  private Optional<String> country(long line, PartyCategory category, String code, String name) {
    boolean state = category == PartyCategory.STATE;
    if (code.isEmpty()) {
      remarks.doubt(
          line,
          "no-country",
          category == PartyCategory.PUBLIC_AUTHORITY
              ? "«" + name + "» has no country: kept outside ISO 3166"
              : "«" + name + "» has no country");
      return Optional.empty();
    }
    CodeReading reading = countries.read(code, name);
    switch (reading) {
      case CodeReading.Standard(String alpha2) -> {
        Optional<String> named = state ? countries.named(name) : Optional.empty();
        if (named.isPresent() && !named.get().equals(alpha2)) {
          remarks.doubt(
              line,
              "name-and-code",
              "«%s» is %s by its name; the code %s is kept".formatted(name, named.get(), code));
        }
      }
      case CodeReading.Repaired(String alpha2, String why) ->
          remarks.repaired(line, "country-code", why + ": " + alpha2 + " for «" + name + "»");
      case CodeReading.Doubtful(_, String why) ->
          remarks.doubt(line, "country-code", why + ": «" + name + "» is left without a country");
    }
    return reading.country();
  }

  private Optional<LocalDate> day(long line, String signed) {
    if (signed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Days.parse(signed, latest));
    } catch (Fields.Unusable e) {
      remarks.doubt(line, e.code(), e.getMessage() + "; taken as undated");
      return Optional.empty();
    }
  }

  private Dated dated(long line, Optional<LocalDate> day, Optional<StateDates.Known> ofState) {
    if (ofState.isPresent()) {
      StateDates.Known known = ofState.get();
      if (day.isPresent() && !known.dated().date().equals(day)) {
        remarks.doubt(
            line,
            "two-dates",
            "date_signed is %s, %s line %d has %s, which counts"
                .formatted(
                    day.get(),
                    dates.file(),
                    known.line(),
                    known.dated().date().map(LocalDate::toString).orElse("none")));
      }
      return known.dated();
    }
    if (day.isPresent()) {
      return new Dated(day, DateQuality.EXACT, Optional.empty());
    }
    remarks.doubt(
        line,
        "unknown-date",
        asFound.isPresent()
            ? "no date: no later than " + asFound.get() + ", when the register was read"
            : "no date (--as-found says when the register was read, which bounds it)");
    return asFound.isPresent()
        ? new Dated(asFound, DateQuality.BY, Optional.empty())
        : new Dated(Optional.empty(), DateQuality.UNKNOWN, Optional.empty());
  }

  private List<Source> links(long line, Fields fields) throws Fields.Unusable {
    List<Source> links = new ArrayList<>();
    String website = fields.text("website");
    if (!website.isEmpty()) {
      try {
        links.add(Sources.checked(new Source("Website", Optional.empty(), Optional.of(website))));
      } catch (IllegalArgumentException e) {
        remarks.doubt(line, "website", "«" + website + "» is no address; kept as a text");
        links.add(new Source("Website", Optional.of(website), Optional.empty()));
      }
    }
    String twitter = fields.text("twitter");
    if (!twitter.isEmpty()) {
      links.add(new Source("Twitter", Optional.of(twitter), Optional.empty()));
    }
    return links;
  }
}
