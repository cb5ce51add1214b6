package org.mithaq.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable map from names to values that is also asked with a region of a char array. */
final class NameTable<V> {

  private record Entry<V>(String name, V value, Optional<V> found) {}

  private final List<List<Entry<V>>> buckets;
  private final int mask;

  private NameTable(List<List<Entry<V>>> buckets) {
    this.buckets = buckets;
    this.mask = buckets.size() - 1;
  }

  static <V> NameTable<V> of(Map<String, V> map) {
    int size = Math.max(8, Integer.highestOneBit(Math.max(1, map.size()) * 4));
    List<List<Entry<V>>> buckets = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      buckets.add(List.of());
    }
    map.forEach((name, value) -> {
      int bucket = spread(name.hashCode()) & (size - 1);
      List<Entry<V>> entries = new ArrayList<>(buckets.get(bucket));
      entries.add(new Entry<>(name, value, Optional.of(value)));
      buckets.set(bucket, List.copyOf(entries));
    });
    return new NameTable<>(List.copyOf(buckets));
  }

  Optional<V> get(String name) {
    List<Entry<V>> entries = buckets.get(spread(name.hashCode()) & mask);
    for (int i = 0; i < entries.size(); i++) {
      Entry<V> entry = entries.get(i);
      if (entry.name.equals(name)) {
        return entry.found;
      }
    }
    return Optional.empty();
  }

  Optional<V> get(char[] text, int offset, int length) {
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + text[i];
    }
    List<Entry<V>> entries = buckets.get(spread(hash) & mask);
    for (int i = 0; i < entries.size(); i++) {
      Entry<V> entry = entries.get(i);
      if (same(entry.name, text, offset, length)) {
        return entry.found;
      }
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
