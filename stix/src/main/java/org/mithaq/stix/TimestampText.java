package org.mithaq.stix;

/** Reads timestamps from characters without allocating; holds the last one read. */
final class TimestampText {

  /** What became of a text. */
  enum Outcome {
    /** A timestamp whose instant is exactly {@link #nanos()}. */
    EXACT,
    /** A timestamp of STIX 2.1 that 64 bits of nanoseconds cannot hold. */
    UNHOLDABLE,
    /** No timestamp of STIX 2.1. */
    MALFORMED
  }

  private static final long NANOS = 1_000_000_000L;

  private long nanos;
  private int digits;

  /** The instant of the last text whose outcome was {@link Outcome#EXACT}. */
  long nanos() {
    return nanos;
  }

  /** Digits after the decimal point of the last text that was well formed. */
  int digits() {
    return digits;
  }

  /** Reads {@code length} characters from {@code offset}. */
  Outcome read(char[] text, int offset, int length) {
    if (length < 20
        || text[offset + 4] != '-'
        || text[offset + 7] != '-'
        || text[offset + 10] != 'T'
        || text[offset + 13] != ':'
        || text[offset + 16] != ':'
        || text[offset + length - 1] != 'Z') {
      return Outcome.MALFORMED;
    }
    int year = number(text, offset, 4);
    int month = number(text, offset + 5, 2);
    int day = number(text, offset + 8, 2);
    int hour = number(text, offset + 11, 2);
    int minute = number(text, offset + 14, 2);
    int second = number(text, offset + 17, 2);
    if (year < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(year, month)
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 60) {
      return Outcome.MALFORMED;
    }
    // A leap second (RFC 3339 section 5.7) can stand at the end of a UTC day only.
    if (second == 60 && (hour != 23 || minute != 59)) {
      return Outcome.MALFORMED;
    }
    int fraction = 0;
    boolean tooFine = false;
    digits = 0;
    if (length > 20) {
      if (text[offset + 19] != '.' || length == 21) {
        return Outcome.MALFORMED;
      }
      digits = length - 21;
      for (int i = 0; i < digits; i++) {
        int digit = text[offset + 20 + i] - '0';
        if (digit < 0 || digit > 9) {
          return Outcome.MALFORMED;
        }
        if (i < 9) {
          fraction = fraction * 10 + digit;
        } else {
          tooFine |= digit != 0;
        }
      }
      for (int i = digits; i < 9; i++) {
        fraction *= 10;
      }
    }
    if (tooFine) {
      return Outcome.UNHOLDABLE;
    }
    long seconds = daysFromEpoch(year, month, day) * 86_400L + hour * 3600L + minute * 60L + second;
    if (seconds < Long.MIN_VALUE / NANOS || seconds >= Long.MAX_VALUE / NANOS) {
      return Outcome.UNHOLDABLE;
    }
    nanos = seconds * NANOS + fraction;
    return Outcome.EXACT;
  }

  /** Whether the characters are a day of the calendar, as it begins a timestamp. */
  static boolean isDate(char[] text, int offset, int length) {
    if (length != 10 || text[offset + 4] != '-' || text[offset + 7] != '-') {
      return false;
    }
    int year = number(text, offset, 4);
    int month = number(text, offset + 5, 2);
    int day = number(text, offset + 8, 2);
    return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  }

  private static int number(char[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
      default -> 31;
    };
  }

  /**
   * Days of the proleptic Gregorian calendar, years counted from March so that leap days end them.
   */
  private static long daysFromEpoch(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int fromMarch = (month + 9) % 12;
    long era = Math.floorDiv(y, 400);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * fromMarch + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }
}
