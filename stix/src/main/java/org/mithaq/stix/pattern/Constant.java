package org.mithaq.stix.pattern;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A constant in a comparison (STIX 2.1, section 9.2). */
public sealed interface Constant {

  /** The constant as an observable's JSON would spell it, without quotes: what look-ups go by. */
  String text();

  /** A string, unescaped. */
  record Text(String value) implements Constant {
    @Override
    public String text() {
      return value;
    }
  }

  /** An integer of any size. */
  record Whole(BigInteger value) implements Constant {
    @Override
    public String text() {
      return value.toString();
    }
  }

  /** A float; finite. */
  record Real(double value) implements Constant {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("A float in a pattern is finite");
      }
    }

    @Override
    public String text() {
      return Double.toString(value);
    }
  }

  /** {@code true} or {@code false}. */
  record Truth(boolean value) implements Constant {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /** Octets written as an even number of hexadecimal digits, kept as written. */
  record Hex(String digits) implements Constant {
    public Hex {
      HexFormat.of().parseHex(digits);
    }

    @Override
    public String text() {
      return digits;
    }

    /** The octets themselves. */
    public byte[] octets() {
      return HexFormat.of().parseHex(digits);
    }
  }

  /** Octets written in base64 with padding, kept as written. */
  record Binary(String base64) implements Constant {
    public Binary {
      Base64.getDecoder().decode(base64);
    }

    @Override
    public String text() {
      return base64;
    }

    /** The octets themselves. */
    public byte[] octets() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /**
   * A timestamp as it was written, between {@code t'} and {@code '}: the form is checked by the
   * parser, the calendar is not.
   */
  record Timestamp(String text) implements Constant {
    private static final int TO_SECONDS = "2016-01-01T00:00:00".length();

    public Timestamp {
      if (text.length() <= TO_SECONDS || !text.endsWith("Z")) {
        throw new IllegalArgumentException("A timestamp looks like 2016-01-01T00:00:00Z");
      }
    }

    /** The moment, to the nanosecond; empty for a day that no calendar has, or a leap second. */
    public Optional<Instant> instant() {
      String fraction = fraction();
      String nanos = fraction.length() > 9 ? fraction.substring(0, 9) : fraction;
      try {
        return Optional.of(
            Instant.parse(
                text.substring(0, TO_SECONDS) + (nanos.isEmpty() ? "" : "." + nanos) + "Z"));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /** Whether this one is earlier, by the digits alone. */
    public boolean isBefore(Timestamp other) {
      int order = text.substring(0, TO_SECONDS).compareTo(other.text.substring(0, TO_SECONDS));
      return order != 0 ? order < 0 : fraction().compareTo(other.fraction()) < 0;
    }

    private String fraction() {
      int end = text.length() - 1;
      while (end > TO_SECONDS && text.charAt(end - 1) == '0') {
        end--;
      }
      return end <= TO_SECONDS + 1 ? "" : text.substring(TO_SECONDS + 1, end);
    }
  }
}
