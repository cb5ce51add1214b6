package org.mithaq.stix;

import java.util.Arrays;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF. */
final class Utf8 {
  private Utf8() {}

  /** The place of the first byte that is not well formed, or -1. */
  static int firstMalformed(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end) {
      int b = bytes[i];
      if (b >= 0) {
        i++;
        continue;
      }
      int length = lengthAt(bytes, i, end);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  /** A copy with a question mark for every byte that is not well formed; the length stays. */
  static byte[] masked(byte[] bytes, int from, int end) {
    byte[] copy = Arrays.copyOfRange(bytes, from, end);
    int i = 0;
    while (i < copy.length) {
      int length = copy[i] >= 0 ? 1 : lengthAt(copy, i, copy.length);
      if (length == 0) {
        copy[i] = '?';
        length = 1;
      }
      i += length;
    }
    return copy;
  }

  /** Bytes of the sequence that begins with a byte over 0x7F; 0 if it is not well formed. */
  private static int lengthAt(byte[] bytes, int i, int end) {
    int b = bytes[i] & 0xFF;
    if (b < 0xC2 || b > 0xF4) {
      return 0;
    }
    int length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    if (i + length > end) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    int high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    for (int j = i + 2; j < i + length; j++) {
      if ((bytes[j] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
