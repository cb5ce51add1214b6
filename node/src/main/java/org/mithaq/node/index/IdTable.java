package org.mithaq.node.index;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.IntPredicate;

/**
 * Finds the entry with the greatest version of an id, by the id's hash: open addressing outside the
 * heap, eight bytes a slot (upper half of the hash, entry + 1; 0 is free). Slots are taken by the
 * uppermost bits of the hash, so that doubling reads and writes in one direction. One thread
 * writes; readers need no lock. Slots are never freed.
 */
final class IdTable {

  static final int NONE = -1;

  private static final VarHandle SLOT = ValueLayout.JAVA_LONG.varHandle();

  private volatile MemorySegment slots;
  private int used;

  IdTable(int ids) {
    long capacity = 1024;
    while (capacity * 2 < ids * 3L) {
      capacity *= 2;
    }
    slots = allocate(capacity);
  }

  /** The entry under a hash; {@code same} tells whether an entry's whole hash is that one. */
  int find(long hash, IntPredicate same) {
    MemorySegment table = slots;
    long mask = table.byteSize() / Long.BYTES - 1;
    for (long slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      long value = (long) SLOT.getAcquire(table, slot * Long.BYTES);
      if (value == 0) {
        return NONE;
      }
      if (value >>> 32 == hash >>> 32 && same.test((int) value - 1)) {
        return (int) value - 1;
      }
    }
  }

  /** Puts an entry under a hash that has none, or in the place of the one that it has. */
  void put(long hash, int entry, IntPredicate same) {
    MemorySegment table = slots;
    long mask = table.byteSize() / Long.BYTES - 1;
    long slot = slotOf(hash, mask);
    while (true) {
      long value = (long) SLOT.getAcquire(table, slot * Long.BYTES);
      if (value == 0) {
        used++;
        break;
      }
      if (value >>> 32 == hash >>> 32 && same.test((int) value - 1)) {
        break;
      }
      slot = (slot + 1) & mask;
    }
    SLOT.setRelease(table, slot * Long.BYTES, ((hash >>> 32) << 32) | (entry + 1));
    if (used * 3L > (mask + 1) * 2) {
      grow(table);
    }
  }

  private void grow(MemorySegment table) {
    long capacity = table.byteSize() / Long.BYTES;
    MemorySegment larger = allocate(capacity * 2);
    long mask = capacity * 2 - 1;
    for (long from = 0; from < capacity; from++) {
      long value = table.getAtIndex(ValueLayout.JAVA_LONG, from);
      if (value != 0) {
        long slot = slotOf(value, mask);
        while (larger.getAtIndex(ValueLayout.JAVA_LONG, slot) != 0) {
          slot = (slot + 1) & mask;
        }
        larger.setAtIndex(ValueLayout.JAVA_LONG, slot, value);
      }
    }
    slots = larger;
  }

  private static long slotOf(long hash, long mask) {
    return ((hash >>> 32) * (mask + 1)) >>> 32;
  }

  private static MemorySegment allocate(long capacity) {
    return Arena.ofAuto().allocate(capacity * Long.BYTES, Long.BYTES);
  }

  /** Bytes outside the heap. */
  long bytes() {
    return slots.byteSize();
  }
}
