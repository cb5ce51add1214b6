package org.mithaq.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The strict reading of numbers, base64 and UTF-8 that all text formats of this package share. */
final class Text {

  private static final int LONGEST_DECIMAL = 19;

  private Text() {}

  /** Decodes UTF-8, refusing what is not well-formed and control characters but the newline. */
  static String decode(String what, byte[] bytes, int maxBytes) throws MalformedException {
    if (bytes.length > maxBytes) {
      throw new MalformedException(
          what, "it has " + bytes.length + " bytes, and at most " + maxBytes + " are accepted");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(what, "it is not UTF-8");
    }
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c < ' ') {
        throw new MalformedException(what, line, "contains the control character " + (int) c);
      }
    }
    return text;
  }

  static byte[] encode(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Refuses what is empty, too long, or cannot be one line of a note. */
  static void requireLine(String what, String value, int maxBytes) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " is not empty.");
    }
    if (value.length() > maxBytes || encode(value).length > maxBytes) {
      throw new IllegalArgumentException(what + " has at most " + maxBytes + " bytes.");
    }
    if (value.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(what + " has no control characters.");
    }
    requireUnicode(what, value);
  }

  /** Refuses lone surrogates, which UTF-8 cannot say. */
  static void requireUnicode(String what, String value) {
    if (value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xdfff)) {
      throw new IllegalArgumentException(what + " has no lone surrogates.");
    }
  }

  /** A sentence as the end of another one. */
  static String clause(Exception e) {
    String sentence = String.valueOf(e.getMessage());
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Unicode's White_Space property. */
  static boolean isSpace(int c) {
    return (c >= 0x09 && c <= 0x0d) || c == 0x85 || Character.isSpaceChar(c);
  }

  /** A decimal without sign or leading zeros, 0 to 2^63 − 1. */
  static long decimal(String what, int line, String digits) throws MalformedException {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= LONGEST_DECIMAL
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    if (plain) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException e) {
        // Nineteen digits can exceed 2^63 − 1: the sentence below says so.
      }
    }
    throw new MalformedException(
        what, line, "should have a decimal from 0 to 2^63 - 1 without leading zeros");
  }

  /** The one canonical base64 of some bytes: padded, and with zeros in the unused bits. */
  static byte[] base64(String what, int line, String text) throws MalformedException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (text.equals(Base64.getEncoder().encodeToString(bytes))) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // The sentence below says all that matters of it.
    }
    throw new MalformedException(what, line, "should have standard, padded base64");
  }

  static Hash hash(String what, int line, String text) throws MalformedException {
    byte[] bytes = base64(what, line, text);
    if (bytes.length != Hash.BYTES) {
      throw new MalformedException(what, line, "should have the base64 of a hash of 32 bytes");
    }
    return Hash.of(bytes);
  }

  /** The hashes that the lines from a place on are, one a line; the first line of all is 1. */
  static List<Hash> hashes(String what, String[] lines, int from) throws MalformedException {
    List<Hash> hashes = new ArrayList<>();
    for (int i = from; i < lines.length; i++) {
      hashes.add(hash(what, i + 1, lines[i]));
    }
    return hashes;
  }
}
