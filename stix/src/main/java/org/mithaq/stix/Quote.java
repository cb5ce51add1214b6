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
    StringBuilder clean = new StringBuilder(Math.min(to - from, LONGEST + 1));
    for (int i = from; i < to; i++) {
      if (clean.length() >= LONGEST) {
        return clean.append('…').toString();
      }
      char c = text.charAt(i);
      boolean good = !Character.isISOControl(c) && !Character.isSurrogate(c) && !steers(c);
      clean.append(good ? c : '\uFFFD');
    }
    return clean.toString();
  }

  /** Marks that change the direction or the lines of the text around them. */
  private static boolean steers(char c) {
    return (c >= '\u2028' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }
}
