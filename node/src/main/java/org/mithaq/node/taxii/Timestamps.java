package org.mithaq.node.taxii;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps as clients give them: RFC 3339 in UTC, of any precision. */
final class Timestamps {

  private static final Pattern FORM =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,30}))?Z");
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

  /**
   * A moment, exactly.
   *
   * @param seconds since the epoch
   * @param fraction digits after the point, without zeros at the end
   */
  record Moment(long seconds, String fraction) {

    /** Microseconds since the epoch, rounded down. */
    long micros() {
      return seconds * 1_000_000 + digits(6);
    }

    /** Nanoseconds since the epoch; empty where a long cannot hold them exactly. */
    Optional<Long> nanos() {
      BigInteger exact =
          BigInteger.valueOf(seconds).multiply(BILLION).add(BigInteger.valueOf(digits(9)));
      return fraction.length() <= 9 && exact.bitLength() < 64
          ? Optional.of(exact.longValueExact())
          : Optional.empty();
    }

    private long digits(int count) {
      return Long.parseLong((fraction + "0".repeat(count)).substring(0, count));
    }
  }

  private Timestamps() {}

  /** Empty where the text is no RFC 3339 timestamp in UTC. */
  static Optional<Moment> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      int second = number(form, 6);
      LocalDateTime time =
          LocalDateTime.of(
              number(form, 1),
              number(form, 2),
              number(form, 3),
              number(form, 4),
              number(form, 5),
              Math.min(second, 59));
      // RFC 3339 §5.7 allows a leap second; it counts as the first moment after it.
      long leap = second == 60 ? 1 : 0;
      if (second > 60) {
        return Optional.empty();
      }
      String fraction = form.group(7) == null ? "" : form.group(7).replaceFirst("0+$", "");
      return Optional.of(
          new Moment(time.toEpochSecond(ZoneOffset.UTC) + leap, leap == 1 ? "" : fraction));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}
