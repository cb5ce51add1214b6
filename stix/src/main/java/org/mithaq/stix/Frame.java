package org.mithaq.stix;

import java.util.HashSet;
import java.util.Set;

/** What is known of one JSON object while it is read; used again at its depth. */
final class Frame {
  private static final int FEW = 12;

  /** Bits of the properties that are there, and of booleans with their value. */
  long present;

  long trues;
  long falses;

  /** Bits of the timestamps that 64 bits hold, and their instants by slot. */
  long timed;

  final long[] times = new long[64];

  private final String[] few = new String[FEW];
  private int count;
  private final Set<String> many = new HashSet<>();

  void begin() {
    present = 0;
    trues = 0;
    falses = 0;
    timed = 0;
    count = 0;
    if (!many.isEmpty()) {
      many.clear();
    }
  }

  /** Notes a name that has no bit; false if it was there before. */
  boolean first(String name) {
    if (count < FEW) {
      for (int i = 0; i < count; i++) {
        if (few[i].equals(name)) {
          return false;
        }
      }
      few[count++] = name;
      return true;
    }
    if (many.isEmpty()) {
      for (String earlier : few) {
        many.add(earlier);
      }
    }
    return many.add(name);
  }
}
