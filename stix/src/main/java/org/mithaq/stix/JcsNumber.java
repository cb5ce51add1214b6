package org.mithaq.stix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as ECMAScript writes them (RFC 8785, section 3.2.2.3). */
final class JcsNumber {
  /** The greatest integer up to which doubles hold every integer: 2^53. */
  private static final long MOST_EXACT = 1L << 53;

  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_UP);

  private JcsNumber() {}

  /**
   * Writes an integer literal. One beyond 2^53 passes only if it is written as the canonical form
   * of a double is, so that canonical JSON is always accepted again.
   */
  static String ofInteger(String literal) throws JcsException {
    // 2^53 has 16 digits and a sign may stand before them.
    if (literal.length() <= 17) {
      long value = Long.parseLong(literal);
      if (Math.abs(value) <= MOST_EXACT) {
        return Long.toString(value);
      }
    }
    double value = Double.parseDouble(literal);
    if (Double.isFinite(value) && of(value).equals(literal)) {
      return literal;
    }
    throw new JcsException(
        "An integer beyond 2^53 loses digits in JSON; write it as a string or as a float.");
  }

  /** Writes a literal with a fraction or an exponent, rounded to the nearest double. */
  static String ofDecimal(String literal) throws JcsException {
    double value = Double.parseDouble(literal);
    if (!Double.isFinite(value)) {
      throw new JcsException("The number " + literal + " is greater than any double.");
    }
    return of(value);
  }

  /**
   * Writes a double with the fewest digits that read back as the same double.
   *
   * @param value finite
   */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no NaN and no infinity");
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    // The place of the decimal point, counted from the first digit.
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + layout(digits, point);
  }

  private static String layout(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    return digits.charAt(0)
        + (count == 1 ? "" : "." + digits.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }

  /** Java writes the shortest digits too, but never fewer than two: one is tried here. */
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal one = decimal.round(ONE_DIGIT).stripTrailingZeros();
      if (one.doubleValue() == value) {
        return one;
      }
    }
    return decimal;
  }
}
