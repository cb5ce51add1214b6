package org.mithaq.stix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable map from names to values that is also asked with a region of a char array. */
final class NameTable<V> {
  private final String[] names;
  private final List<Optional<V>> values;
  private final int mask;

  private NameTable(String[] names, List<Optional<V>> values) {
    this.names = names;
    this.values = values;
    this.mask = names.length - 1;
  }

  static <V> NameTable<V> of(Map<String, V> map) {
    // At most a half of the places are taken, so that every search ends soon at a free one.
    int size = Integer.highestOneBit(Math.max(2, map.size())) * 4;
    String[] names = new String[size];
    Arrays.fill(names, "");
    List<Optional<V>> values = new ArrayList<>(Collections.nCopies(size, Optional.empty()));
    for (Map.Entry<String, V> entry : map.entrySet()) {
      int i = spread(entry.getKey().hashCode()) & (size - 1);
      while (!names[i].isEmpty()) {
        i = (i + 1) & (size - 1);
      }
      names[i] = entry.getKey();
      values.set(i, Optional.of(entry.getValue()));
    }
    return new NameTable<>(names, values);
  }

  Optional<V> get(String name) {
    int i = spread(name.hashCode()) & mask;
    while (!names[i].isEmpty()) {
      if (names[i].equals(name)) {
        return values.get(i);
      }
      i = (i + 1) & mask;
    }
    return Optional.empty();
  }

  Optional<V> get(char[] text, int offset, int length) {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + text[i];
    }
    int i = spread(hash) & mask;
    while (!names[i].isEmpty()) {
      if (same(names[i], text, offset, length)) {
        return values.get(i);
      }
      i = (i + 1) & mask;
    }
    return Optional.empty();
  }

  static boolean same(String name, char[] text, int offset, int length) {
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16) ^ (hash >>> 7);
  }
}
