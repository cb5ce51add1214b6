package org.mithaq.stix;

/** Makes foreign text fit for messages: short, on one line, nothing that a terminal obeys. */
final class Quote {
  private static final int LONGEST = 80;

  private Quote() {}

  static String name(String text) {
    return clean(text, 0, text.length());
  }

  static String value(String text) {
    return "«" + clean(text, 0, text.length()) + "»";
  }

  private static String clean(String text, int from, int to) {
    int good = from;
    while (good < to && good - from < LONGEST && isGood(text.charAt(good))) {
      good++;
    }
    if (good == to) {
      return text.substring(from, to);
    }
    StringBuilder clean = new StringBuilder(Math.min(to - from, LONGEST + 1));
    for (int i = from; i < to; i++) {
      if (clean.length() >= LONGEST) {
        return clean.append('…').toString();
      }
      clean.append(isGood(text.charAt(i)) ? text.charAt(i) : '\uFFFD');
    }
    return clean.toString();
  }

  private static boolean isGood(char c) {
    return !Character.isISOControl(c) && !Character.isSurrogate(c) && !steers(c);
  }

  /** Marks that change the direction or the lines of the text around them. */
  private static boolean steers(char c) {
    return (c >= '\u2028' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }
}
