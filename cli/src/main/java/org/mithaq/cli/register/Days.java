package org.mithaq.cli.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Days as tables write them. */
final class Days {
  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private Days() {}

  /**
   * @param latest the last day on which it can have been
   */
  static LocalDate parse(String text, LocalDate latest) throws Fields.Unusable {
    if (!FORM.matcher(text).matches()) {
      throw impossible(text, "a day is written as 2021-11-10");
    }
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw impossible(text, "there is no such day");
    }
    if (day.isAfter(latest)) {
      throw impossible(text, "it is later than " + latest);
    }
    if (day.getYear() < 1900) {
      throw impossible(text, "it is too early");
    }
    return day;
  }

  private static Fields.Unusable impossible(String text, String why) {
    return new Fields.Unusable("impossible-date", "the date «" + text + "» cannot be: " + why);
  }
}
