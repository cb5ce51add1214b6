package org.mithaq.stix;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A moment as STIX 2.1 writes it (section 2.16): its text as it came and its instant. Equality and
 * order are those of the instant: two texts of one instant are the same version of an object.
 */
public final class Timestamp implements Comparable<Timestamp> {
  private final String text;
  private final long nanos;
  private final int digits;

  private Timestamp(String text, long nanos, int digits) {
    this.text = text;
    this.nanos = nanos;
    this.digits = digits;
  }

  /**
   * Parses {@code YYYY-MM-DDTHH:mm:ss[.s+]Z}. Empty if the text is not of that form, or if a long
   * cannot hold its nanoseconds (before 1677-09-21T00:12:44Z, after 2262-04-11T23:47:16Z, or finer
   * than nanoseconds).
   */
  public static Optional<Timestamp> parse(String text) {
    Objects.requireNonNull(text, "text");
    char[] chars = text.toCharArray();
    TimestampText parsed = new TimestampText();
    return parsed.read(chars, 0, chars.length) == TimestampText.Outcome.EXACT
        ? Optional.of(of(text, parsed))
        : Optional.empty();
  }

  static Timestamp of(String text, TimestampText parsed) {
    return new Timestamp(text, parsed.nanos(), parsed.digits());
  }

  /** The text as it came. */
  public String text() {
    return text;
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted. */
  public long nanos() {
    return nanos;
  }

  /** Digits after the decimal point, 0 to 9 and above where further digits are zero. */
  public int digits() {
    return digits;
  }

  /** The moment for the calendar of the JDK. */
  public Instant instant() {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }

  @Override
  public int compareTo(Timestamp other) {
    return Long.compare(nanos, other.nanos);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timestamp that && nanos == that.nanos;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(nanos);
  }

  @Override
  public String toString() {
    return text;
  }
}
