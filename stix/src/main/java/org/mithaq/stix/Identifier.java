package org.mithaq.stix;

/** Identifiers (STIX 2.1 section 2.9) as regions of char arrays. */
final class Identifier {
  private static final int UUID = 36;

  private Identifier() {}

  /** The length of the type in {@code type--UUID}; -1 if the text is not of that form. */
  static int typeLength(char[] text, int offset, int length) {
    int type = length - UUID - 2;
    if (type < 1 || text[offset + type] != '-' || text[offset + type + 1] != '-') {
      return -1;
    }
    int uuid = offset + type + 2;
    for (int i = 0; i < UUID; i++) {
      char c = text[uuid + i];
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !TextFormats.hex(c)) {
        return -1;
      }
    }
    for (int i = offset; i < offset + type; i++) {
      char c = text[i];
      if (!TextFormats.letter(c) && !TextFormats.digit(c) && c != '-' && c != '_') {
        return -1;
      }
      if (c == '-' && text[i + 1] == '-' && i + 1 < offset + type) {
        return -1;
      }
    }
    return type;
  }

  /**
   * The version of the UUID of a well-formed identifier: 1 to 5, or 0 if RFC 4122 has none such.
   */
  static int version(char[] text, int offset, int length) {
    int uuid = offset + length - UUID;
    char variant = (char) (text[uuid + 19] | 0x20);
    int version = text[uuid + 14] - '0';
    boolean good = variant == '8' || variant == '9' || variant == 'a' || variant == 'b';
    return good && version >= 1 && version <= 5 ? version : 0;
  }

  /** The spelling of type names: section 11.2.1 and section 7.3.2. */
  static boolean goodType(String type) {
    int length = type.length();
    if (length < 3 || length > 250 || type.contains("--") || !TextFormats.lower(type.charAt(0))) {
      return false;
    }
    return TextFormats.lower(type.toCharArray(), 0, length, '-');
  }
}
