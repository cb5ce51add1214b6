package org.mithaq.node.index;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * For each entry, outside the heap: links to the entries of the same id with the next greater and
 * the next lesser version, and whether it was removed. Eight bytes and a bit an entry, in chunks,
 * so that growing neither copies nor moves anything under a reader.
 *
 * <p>A link is 0 for none, else the other entry + 1, with the top bit set where both have the same
 * version. One thread writes. Readers follow links without a lock: a chain only gains entries, and
 * a new entry's own links are set before the link to it is released.
 */
final class Links {

  static final int SHIFT = 14;
  static final int CHUNK = 1 << SHIFT;

  private static final int MASK = CHUNK - 1;
  private static final int LINK_BYTES = 8;
  private static final int LESSER = 4;
  private static final long REMOVED = (long) CHUNK * LINK_BYTES;
  private static final long CHUNK_BYTES = REMOVED + CHUNK / 8;
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private volatile MemorySegment[] chunks = {};

  /** Makes room, before anything links to the new entries. */
  void reserve(int entries) {
    int wanted = (int) (((long) entries + MASK) >>> SHIFT);
    MemorySegment[] now = chunks;
    if (wanted <= now.length) {
      return;
    }
    MemorySegment[] more = Arrays.copyOf(now, wanted);
    for (int i = now.length; i < wanted; i++) {
      more[i] = Arena.ofAuto().allocate(CHUNK_BYTES, Long.BYTES);
    }
    chunks = more;
  }

  static int link(int entry, boolean sameVersion) {
    return sameVersion ? (entry + 1) | Integer.MIN_VALUE : entry + 1;
  }

  static int entry(int link) {
    return (link & Integer.MAX_VALUE) - 1;
  }

  static boolean sameVersion(int link) {
    return link < 0;
  }

  int greater(int entry) {
    return (int) INT.getAcquire(chunks[entry >>> SHIFT], at(entry));
  }

  int lesser(int entry) {
    return (int) INT.getAcquire(chunks[entry >>> SHIFT], at(entry) + LESSER);
  }

  void greater(int entry, int link) {
    INT.setRelease(chunks[entry >>> SHIFT], at(entry), link);
  }

  void lesser(int entry, int link) {
    INT.setRelease(chunks[entry >>> SHIFT], at(entry) + LESSER, link);
  }

  boolean removed(int entry) {
    long word = (long) LONG.getOpaque(chunks[entry >>> SHIFT], word(entry));
    return ((word >>> (entry & 63)) & 1) != 0;
  }

  void remove(int entry) {
    MemorySegment chunk = chunks[entry >>> SHIFT];
    long word = (long) LONG.getOpaque(chunk, word(entry));
    LONG.setRelease(chunk, word(entry), word | (1L << (entry & 63)));
  }

  private static long at(int entry) {
    return (long) (entry & MASK) * LINK_BYTES;
  }

  private static long word(int entry) {
    return REMOVED + ((entry & MASK) >>> 6) * (long) Long.BYTES;
  }

  /** Bytes outside the heap. */
  long bytes() {
    return chunks.length * CHUNK_BYTES;
  }
}
