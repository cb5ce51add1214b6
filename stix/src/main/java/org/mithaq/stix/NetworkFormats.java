package org.mithaq.stix;

/** Formats of network addresses. Regions of char arrays: {@code [from, end)}. */
final class NetworkFormats {
  private NetworkFormats() {}

  static boolean ipv4Range(char[] text, int from, int end) {
    int slash = slash(text, from, end);
    return ipv4(text, from, slash) && (slash == end || bits(text, slash + 1, end, 32));
  }

  static boolean ipv6Range(char[] text, int from, int end) {
    int slash = slash(text, from, end);
    return ipv6(text, from, slash) && (slash == end || bits(text, slash + 1, end, 128));
  }

  private static int slash(char[] text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text[i] == '/') {
        return i;
      }
    }
    return end;
  }

  private static boolean bits(char[] text, int from, int end, int max) {
    int value = decimal(text, from, end);
    return value >= 0 && value <= max;
  }

  /** One to three digits without a leading zero; -1 if it is anything else. */
  private static int decimal(char[] text, int from, int end) {
    int length = end - from;
    if (length < 1 || length > 3 || (length > 1 && text[from] == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < end; i++) {
      if (!TextFormats.digit(text[i])) {
        return -1;
      }
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  static boolean ipv4(char[] text, int from, int end) {
    int parts = 0;
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i == end || text[i] == '.') {
        int value = decimal(text, start, i);
        if (value < 0 || value > 255 || ++parts > 4) {
          return false;
        }
        start = i + 1;
      }
    }
    return parts == 4;
  }

  /** RFC 4291 section 2.2: eight groups, at most one gap, the last two perhaps as IPv4. */
  static boolean ipv6(char[] text, int from, int end) {
    int groups = 0;
    boolean gap = false;
    int i = from;
    if (i + 1 < end && text[i] == ':' && text[i + 1] == ':') {
      gap = true;
      i += 2;
    }
    while (i < end) {
      int start = i;
      while (i < end && TextFormats.hex(text[i])) {
        i++;
      }
      if (i < end && text[i] == '.') {
        groups += 2;
        return ipv4(text, start, end) && (gap ? groups <= 7 : groups == 8);
      }
      if (i == start || i - start > 4) {
        return false;
      }
      groups++;
      if (i == end) {
        break;
      }
      if (text[i] != ':') {
        return false;
      }
      i++;
      if (i == end) {
        return false;
      }
      if (text[i] == ':') {
        if (gap) {
          return false;
        }
        gap = true;
        i++;
      }
    }
    return gap ? groups <= 7 : groups == 8;
  }

  static boolean mac(char[] text, int from, int length) {
    if (length != 17) {
      return false;
    }
    for (int i = 0; i < 17; i++) {
      char c = text[from + i];
      boolean good = i % 3 == 2 ? c == ':' : TextFormats.digit(c) || (c >= 'a' && c <= 'f');
      if (!good) {
        return false;
      }
    }
    return true;
  }

  /** Labels of at most 63 characters; letters of any script, for U-labels; underscores as seen. */
  static boolean domain(char[] text, int from, int end) {
    int stop = end > from && text[end - 1] == '.' ? end - 1 : end;
    if (stop == from || stop - from > 253) {
      return false;
    }
    int start = from;
    for (int i = from; i <= stop; i++) {
      if (i == stop || text[i] == '.') {
        if (i == start || i - start > 63 || text[start] == '-' || text[i - 1] == '-') {
          return false;
        }
        start = i + 1;
      } else {
        char c = text[i];
        if (!TextFormats.letter(c) && !TextFormats.digit(c) && c != '-' && c != '_' && c < 0x80) {
          return false;
        }
      }
    }
    return true;
  }

  /** The addr-spec of RFC 5322 and RFC 6531, without comments and folding. */
  static boolean email(char[] text, int from, int end) {
    int at = end - 1;
    while (at >= from && text[at] != '@') {
      at--;
    }
    if (at <= from || at + 1 >= end) {
      return false;
    }
    if (text[from] == '"') {
      return at - from > 2 && text[at - 1] == '"' && host(text, at + 1, end);
    }
    for (int i = from; i < at; i++) {
      char c = text[i];
      if (c < 0x80
          && !TextFormats.letter(c)
          && !TextFormats.digit(c)
          && "!#$%&'*+-/=?^_`{|}~.".indexOf(c) < 0) {
        return false;
      }
    }
    return host(text, at + 1, end);
  }

  private static boolean host(char[] text, int from, int end) {
    return text[from] == '[' ? text[end - 1] == ']' : domain(text, from, end);
  }
}
