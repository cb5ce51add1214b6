package org.mithaq.node.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Percent-encoding (RFC 3986 §2.1), read strictly: whole escapes, valid UTF-8, no control
 * characters.
 */
final class PercentText {

  private PercentText() {}

  /** Empty where the text is not well-formed. */
  static Optional<String> decode(String text, boolean plusIsSpace) {
    return decode(text, plusIsSpace, false);
  }

  /**
   * The same.
   *
   * @param lines whether it may have several, ended as forms do: CR LF
   */
  static Optional<String> decode(String text, boolean plusIsSpace, boolean lines) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c;
      if (c == '%') {
        if (i + 2 >= text.length()) {
          return Optional.empty();
        }
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        value = high << 4 | low;
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        value = ' ';
      } else if (c > 0x7e) {
        return Optional.empty();
      }
      boolean end = lines && (value == '\n' || value == '\r');
      if ((value < 0x20 && !end) || value == 0x7f) {
        return Optional.empty();
      }
      bytes[length++] = (byte) value;
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
