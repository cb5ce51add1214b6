package org.mithaq.accord;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A day and how well it is known, in UTC.
 *
 * @param date present unless the quality is {@link DateQuality#UNKNOWN}
 * @param notBefore a day before which it cannot have been; none for an exact day
 */
public record Dated(Optional<LocalDate> date, DateQuality quality, Optional<LocalDate> notBefore) {

  /**
   * @throws IllegalArgumentException with a sentence for whoever wrote the day
   */
  public Dated {
    if (date.isPresent() == (quality == DateQuality.UNKNOWN)) {
      throw new IllegalArgumentException(
          date.isPresent()
              ? "date_quality is «unknown», so there can be no date"
              : "date_quality is «" + quality.word() + "», so a date is needed");
    }
    if (notBefore.isPresent() && quality == DateQuality.EXACT) {
      throw new IllegalArgumentException("an exact date needs no not_before");
    }
    if (notBefore.isPresent() && date.isPresent() && notBefore.get().isAfter(date.get())) {
      throw new IllegalArgumentException("not_before is after the date");
    }
  }

  /**
   * The day from which on it is certain.
   *
   * @param recorded the day of the act that says so, which bounds a day that nobody knows
   */
  public LocalDate latest(LocalDate recorded) {
    return date.orElse(recorded);
  }

  /** The first day on which it can have been. */
  public LocalDate earliest() {
    return quality == DateQuality.EXACT ? date.orElseThrow() : notBefore.orElse(LocalDate.EPOCH);
  }
}
