package org.mithaq.stix;

/**
 * Formats of strings that are no network addresses. Regions of char arrays: {@code [from, end)}.
 */
final class TextFormats {
  private TextFormats() {}

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean lower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean letter(char c) {
    return lower((char) (c | 0x20));
  }

  static boolean hex(char c) {
    return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean hex(char[] text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!hex(text[i])) {
        return false;
      }
    }
    return true;
  }

  /** Only lower-case ASCII letters, digits and one more character. */
  static boolean lower(char[] text, int from, int end, char more) {
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (!lower(c) && !digit(c) && c != more) {
        return false;
      }
    }
    return true;
  }

  /** Only ASCII letters, digits and some more characters. */
  static boolean all(char[] text, int from, int end, String more) {
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (!letter(c) && !digit(c) && more.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean base64(char[] text, int from, int length) {
    if (length % 4 != 0) {
      return false;
    }
    int end = from + length;
    int padding = 0;
    while (padding < 2 && end - padding > from && text[end - padding - 1] == '=') {
      padding++;
    }
    return all(text, from, end - padding, "+/");
  }

  /** A scheme, a colon, and only characters that RFC 3986 lets stand there. */
  static boolean url(char[] text, int from, int end) {
    int colon = from;
    while (colon < end && text[colon] != ':') {
      char c = text[colon];
      boolean good = letter(c) || (colon > from && (digit(c) || c == '+' || c == '-' || c == '.'));
      if (!good) {
        return false;
      }
      colon++;
    }
    if (colon == from || colon + 1 >= end) {
      return false;
    }
    for (int i = colon + 1; i < end; i++) {
      char c = text[i];
      if (c == '%') {
        if (i + 2 >= end || !hex(text[i + 1]) || !hex(text[i + 2])) {
          return false;
        }
        i += 2;
      } else if (!letter(c) && !digit(c) && "-._~:/?#[]@!$&'()*+,;=".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The shape of RFC 5646: subtags of 1 to 8 letters and digits, the first of letters. */
  static boolean language(char[] text, int from, int end) {
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i < end && text[i] != '-') {
        if (!letter(text[i]) && (start == from || !digit(text[i]))) {
          return false;
        }
      } else {
        int length = i - start;
        boolean first = start == from;
        if (length < 1 || length > 8) {
          return false;
        }
        if (first && length == 1 && text[start] != 'x' && text[start] != 'i') {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  static boolean mediaType(char[] text, int from, int end) {
    int slash = from;
    while (slash < end && text[slash] != '/') {
      slash++;
    }
    int stop = slash;
    while (stop < end && text[stop] != ';') {
      stop++;
    }
    return slash > from
        && stop > slash + 1
        && all(text, from, slash, "!#$&-^_.+")
        && all(text, slash + 1, stop, "!#$&-^_.+");
  }

  /** {@code cpe:2.3:} and eleven components; a backslash quotes the character after it. */
  static boolean cpe(char[] text, int from, int end) {
    String prefix = "cpe:2.3:";
    if (end - from < prefix.length() || !NameTable.same(prefix, text, from, prefix.length())) {
      return false;
    }
    int components = 1;
    int length = 0;
    for (int i = from + prefix.length(); i < end; i++) {
      char c = text[i];
      if (c == ':') {
        if (length == 0) {
          return false;
        }
        components++;
        length = 0;
      } else {
        if (c == '\\') {
          i++;
          if (i >= end) {
            return false;
          }
        } else if (c <= ' ' || c > '~') {
          return false;
        }
        length++;
      }
    }
    return components == 11 && length > 0;
  }

  static boolean registryKey(char[] text, int from, int length) {
    for (String hive : new String[] {"HKLM", "HKCC", "HKCR", "HKCU", "HKU"}) {
      int n = hive.length();
      if (length >= n
          && (length == n || text[from + n] == '\\')
          && hive.equalsIgnoreCase(new String(text, from, n))) {
        return false;
      }
    }
    return length > 0;
  }

  /** Section 7.2.3: components of at most 250 characters, or an index as in {@code [0]}. */
  static boolean selector(char[] text, int from, int end) {
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i == end || text[i] == '.') {
        int length = i - start;
        if (length < 1 || length > 250) {
          return false;
        }
        if (text[start] == '[') {
          if (start == from || length < 3 || length > 12 || text[i - 1] != ']') {
            return false;
          }
          for (int j = start + 1; j < i - 1; j++) {
            if (!digit(text[j])) {
              return false;
            }
          }
        } else if (!all(text, start, i, "_-")) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }
}
