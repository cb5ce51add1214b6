package org.mithaq.node.access;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The audiences in use, each under a small number. Numbers are given in the order of first
 * appearance in the vault, so that replaying the vault gives the same ones; they never leave the
 * node. Guarded by its own lock: one writer, many readers.
 */
public final class Audiences {

  private final List<Audience> byNumber = new ArrayList<>();
  private final Map<Audience, Integer> numbers = new HashMap<>();

  /** The number of an audience, given now if it is new. */
  public synchronized int intern(Audience audience) {
    Integer known = numbers.get(audience);
    if (known != null) {
      return known;
    }
    int number = byNumber.size();
    byNumber.add(audience);
    numbers.put(audience, number);
    return number;
  }

  public synchronized Optional<Audience> byNumber(int number) {
    return number < 0 || number >= byNumber.size()
        ? Optional.empty()
        : Optional.of(byNumber.get(number));
  }

  /** Whether it is certain that everyone whom the narrow one admits is admitted by the wide one. */
  public synchronized boolean includes(int wide, int narrow) {
    return wide == narrow || byNumber.get(wide).includes(byNumber.get(narrow));
  }

  public synchronized int size() {
    return byNumber.size();
  }

  /**
   * What the holder of these tokens may read now. Audiences interned later are not readable through
   * it.
   */
  public synchronized Visibility visibleTo(Set<String> tokens) {
    BitSet readable = new BitSet(byNumber.size());
    BitSet watched = new BitSet();
    for (int number = 0; number < byNumber.size(); number++) {
      if (byNumber.get(number).admits(tokens)) {
        readable.set(number);
        watched.set(number, byNumber.get(number).isWatched());
      }
    }
    return new Visibility(readable, watched);
  }
}
