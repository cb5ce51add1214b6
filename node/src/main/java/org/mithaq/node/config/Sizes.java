package org.mithaq.node.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 32 MiB}. */
final class Sizes {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(KiB|MiB|GiB)?");

  private Sizes() {}

  /** Bytes. */
  static long parse(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a size is a number of bytes, or of KiB, MiB or GiB, like 32 MiB; not " + text);
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    if (unit == null) {
      return number;
    }
    return Math.multiplyExact(
        number,
        switch (unit) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          default -> 1L << 30;
        });
  }

  /** For an array's length. */
  static int parseInt(String text) {
    long size = parse(text);
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a size below 2 GiB is needed here, not " + text);
    }
    return (int) size;
  }

  /** The shortest written form. */
  static String written(long bytes) {
    String[] units = {"", " KiB", " MiB", " GiB"};
    int unit = 0;
    while (unit < 3 && bytes != 0 && bytes % 1024 == 0) {
      bytes /= 1024;
      unit++;
    }
    return bytes + units[unit];
  }
}
