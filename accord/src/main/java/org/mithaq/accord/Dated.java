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
    Optional<Grounds> wrong = wrong(date, quality, notBefore, "");
    if (wrong.isPresent()) {
      throw new IllegalArgumentException(wrong.get().sentence());
    }
  }

  /**
   * What does not agree; empty where all does.
   *
   * @param path where the members stand
   */
  static Optional<Grounds> wrong(
      Optional<LocalDate> date, DateQuality quality, Optional<LocalDate> notBefore, String path) {
    if (date.isPresent() == (quality == DateQuality.UNKNOWN)) {
      return Optional.of(
          date.isPresent()
              ? Grounds.of(FormReason.DATE_UNKNOWN, path + "date_quality", quality)
              : Grounds.of(FormReason.DATE_MISSING, path + "date_quality", quality));
    }
    if (notBefore.isPresent() && quality == DateQuality.EXACT) {
      return Optional.of(Grounds.of(FormReason.DATE_EXACT, path + "not_before"));
    }
    return notBefore.isPresent() && date.isPresent() && notBefore.get().isAfter(date.get())
        ? Optional.of(Grounds.of(FormReason.DATES_CROSSED, path + "not_before"))
        : Optional.empty();
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
