package org.mithaq.accord;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An object of the register with the act that brought it. */
public record Filed<T extends RegisterObject>(Entry entry, T object) {

  /**
   * Those that a reader sees, in order. Of several acts that brought an object under one id the
   * first one seen counts: that there was one before, which he may not read, must not show.
   */
  public static <T extends RegisterObject> Stream<Filed<T>> seen(
      Collection<Filed<T>> all, Predicate<Entry> sees) {
    Set<String> ids = new HashSet<>();
    return all.stream().filter(filed -> sees.test(filed.entry()) && ids.add(filed.object().id()));
  }

  /** Whether whoever sees the one sees the other, as far as it depends on the reader. */
  boolean hasReadersOf(Entry other) {
    return entry.audience() == other.audience() && entry.exercise() == other.exercise();
  }
}
