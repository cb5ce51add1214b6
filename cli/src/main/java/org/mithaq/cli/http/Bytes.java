package org.mithaq.cli.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first bytes of an array; whoever holds them does not change them.
 *
 * @param length at most that of the array
 */
public record Bytes(byte[] array, int length) {

  public Bytes {
    if (length < 0 || length > array.length) {
      throw new IllegalArgumentException("A length outside the array: " + length + ".");
    }
  }

  public String text() {
    return new String(array, 0, length, StandardCharsets.UTF_8);
  }

  public byte[] copy() {
    return Arrays.copyOf(array, length);
  }

  public InputStream stream() {
    return new ByteArrayInputStream(array, 0, length);
  }
}
