package org.mithaq.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes, used again and again. */
final class Bytes {

  private byte[] array;
  private int length;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  void clear() {
    length = 0;
  }

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void length(int newLength) {
    length = newLength;
  }

  Bytes add(byte one) {
    reserve(1);
    array[length++] = one;
    return this;
  }

  Bytes add(byte[] from) {
    return add(from, 0, from.length);
  }

  Bytes add(byte[] from, int offset, int count) {
    reserve(count);
    System.arraycopy(from, offset, array, length, count);
    length += count;
    return this;
  }

  Bytes add(String ascii) {
    return add(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private void reserve(int count) {
    if (length + count > array.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + count));
    }
  }
}
