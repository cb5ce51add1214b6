package org.mithaq.node.vault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Remembers where every so many records begin, so that finding one act walks a few records and not
 * a whole segment. Filled as records are passed; safe for several threads; a hint, never the truth.
 */
final class Strides {

  private static final int STRIDE = 256;

  private final Map<Long, ConcurrentSkipListMap<Long, Long>> bySegment = new ConcurrentHashMap<>();

  void note(Segment segment, long sequence, long offset) {
    if (sequence % STRIDE == 0) {
      bySegment
          .computeIfAbsent(segment.number(), number -> new ConcurrentSkipListMap<>())
          .put(sequence, offset);
    }
  }

  /**
   * Offset of a record at or before the given one; the segment's first if nothing nearer is known.
   */
  long before(Segment segment, long sequence) {
    ConcurrentSkipListMap<Long, Long> known = bySegment.get(segment.number());
    Map.Entry<Long, Long> entry = known == null ? null : known.floorEntry(sequence);
    return entry == null ? Segment.HEADER_SIZE : entry.getValue();
  }
}
