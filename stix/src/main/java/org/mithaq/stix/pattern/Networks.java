package org.mithaq.stix.pattern;

/** Whether a string looks like an IP address or a CIDR block; nothing is resolved. */
final class Networks {
  private Networks() {}

  static boolean isNetwork(String value) {
    int slash = value.indexOf('/');
    String address = slash < 0 ? value : value.substring(0, slash);
    boolean six = address.indexOf(':') >= 0;
    return (slash < 0 || isNumber(value.substring(slash + 1), six ? 128 : 32))
        && (six ? isV6(address) : isV4(address));
  }

  private static boolean isV4(String address) {
    String[] parts = address.split("\\.", 5);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (!isNumber(part, 255)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isV6(String address) {
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address) == 8;
    }
    String head = address.substring(0, gap);
    String tail = address.substring(gap + 2);
    int before = head.isEmpty() ? 0 : groups(head);
    int after = tail.isEmpty() ? 0 : groups(tail);
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** How many 16-bit groups the text spells, an IPv4 tail counting two, or -100 if none. */
  private static int groups(String text) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (i == parts.length - 1 && part.indexOf('.') >= 0 && isV4(part)) {
        count += 2;
      } else if (!part.isEmpty()
          && part.length() <= 4
          && part.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
        count++;
      } else {
        return -100;
      }
    }
    return count;
  }

  private static boolean isNumber(String text, int most) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> (c >= '0' && c <= '9'))
        && Integer.parseInt(text) <= most;
  }
}
