package org.mithaq.stix.pattern;

/** The forms of prefixed constants, between their apostrophes, as the grammar spells them out. */
final class LiteralForms {
  private LiteralForms() {}

  /** {@code YYYY-MM-DDThh:mm:ss[.f…]Z} with each field in its range; second 60 exists. */
  static boolean isTimestamp(String text, int from, int to) {
    if (to - from < 20 || text.charAt(to - 1) != 'Z') {
      return false;
    }
    boolean separators =
        text.charAt(from + 4) == '-'
            && text.charAt(from + 7) == '-'
            && text.charAt(from + 10) == 'T'
            && text.charAt(from + 13) == ':'
            && text.charAt(from + 16) == ':';
    return separators
        && digits(text, from, from + 4)
        && inRange(text, from + 5, 1, 12)
        && inRange(text, from + 8, 1, 31)
        && inRange(text, from + 11, 0, 23)
        && inRange(text, from + 14, 0, 59)
        && inRange(text, from + 17, 0, 60)
        && (to - from == 20
            || (to - from > 21
                && text.charAt(from + 19) == '.'
                && digits(text, from + 20, to - 1)));
  }

  /** Pairs of hexadecimal digits of either case; none is fine. */
  static boolean isHex(String text, int from, int to) {
    if ((to - from) % 2 != 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Padded base64 of one octet or more. */
  static boolean isBase64(String text, int from, int to) {
    if (to == from || (to - from) % 4 != 0) {
      return false;
    }
    int content = to;
    while (to - content < 2 && text.charAt(content - 1) == '=') {
      content--;
    }
    for (int i = from; i < content; i++) {
      char c = text.charAt(i);
      boolean fits =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '+'
              || c == '/';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean inRange(String text, int at, int least, int most) {
    if (!digits(text, at, at + 2)) {
      return false;
    }
    int value = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    return value >= least && value <= most;
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
