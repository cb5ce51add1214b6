package org.mithaq.node.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;

/**
 * How an entry lies in a page file: 64 bytes, little-endian, one cache line.
 *
 * <pre>
 *  0 u32 CRC32C of the bytes 4 to 63      32 u64 place
 *  4 u32 kind                             40 u64 keyed hash of the id
 *  8 u64 sequence                         48 u32 length of the object
 * 16 u64 micros                           52 u32 audience number
 * 24 u64 version, nanoseconds             56 u64 share: keyed hash of the type; removal: its target
 * </pre>
 */
final class PageEntry {

  static final int BYTES = 64;

  /** A share whose object has a version of its own. */
  static final int VERSIONED = 1;

  /** A share of an object without one. */
  static final int UNVERSIONED = 2;

  /** Takes out the share whose sequence number is the target. */
  static final int REMOVES_ONE = 3;

  /** Takes out all shares of the id's version until here. */
  static final int REMOVES_VERSION = 4;

  /** Takes out all shares of the id until here. */
  static final int REMOVES_ALL = 5;

  /** What is left of an erased act: its sequence number and time. */
  static final int PURGED = 6;

  static final int SEQUENCE = 8;
  static final int MICROS = 16;
  static final int VERSION = 24;
  static final int PLACE = 32;
  static final int ID_HASH = 40;
  static final int LENGTH = 48;
  static final int AUDIENCE = 52;
  static final int TYPE_HASH = 56;
  static final int TARGET = 56;
  private static final int KIND = 4;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private PageEntry() {}

  /** Where an entry begins; a file's header takes the place of one entry. */
  static long offset(int entry) {
    return ((long) entry + 1) * BYTES;
  }

  static int kind(MemorySegment map, long offset) {
    return map.get(INT, offset + KIND);
  }

  static boolean isShare(int kind) {
    return kind == VERSIONED || kind == UNVERSIONED;
  }

  static int intAt(MemorySegment map, long offset, int field) {
    return map.get(INT, offset + field);
  }

  static long longAt(MemorySegment map, long offset, int field) {
    return map.get(LONG, offset + field);
  }

  /**
   * What versions of one id are ordered by. All renditions of an unversioned object count as one
   * version, below every other, so that the earliest stands for them.
   */
  static long rank(MemorySegment map, long offset) {
    return kind(map, offset) == UNVERSIONED ? Long.MIN_VALUE : longAt(map, offset, VERSION);
  }

  /** Appends the entry of a share or removal. */
  static void put(Act act, int audience, KeyedHash hash, ByteBuffer into) {
    boolean share = act.shown().kind() == ActKind.SHARE;
    int start = begin(into, kindOf(act), act.sequence(), act.micros());
    into.putLong(act.versionNanos());
    into.putLong(act.place());
    into.putLong(hash.of(act.shown().id()));
    into.putInt(act.length());
    into.putInt(audience);
    into.putLong(share ? hash.of(act.shown().type()) : act.shown().target().orElse(-1L));
    seal(into, start);
  }

  /** Appends what is left of an erased act. */
  static void putPurged(long sequence, long micros, ByteBuffer into) {
    int start = begin(into, PURGED, sequence, micros);
    into.put(new byte[BYTES - VERSION]);
    seal(into, start);
  }

  private static int begin(ByteBuffer into, int kind, long sequence, long micros) {
    int start = into.position();
    into.putInt(0).putInt(kind).putLong(sequence).putLong(micros);
    return start;
  }

  private static void seal(ByteBuffer into, int start) {
    CRC32C crc = new CRC32C();
    crc.update(into.slice(start + KIND, BYTES - KIND));
    into.putInt(start, (int) crc.getValue());
  }

  private static int kindOf(Act act) {
    if (act.shown().kind() == ActKind.SHARE) {
      return act.shown().version().isPresent() ? VERSIONED : UNVERSIONED;
    }
    if (act.shown().target().isPresent()) {
      return REMOVES_ONE;
    }
    return act.shown().version().isPresent() ? REMOVES_VERSION : REMOVES_ALL;
  }

  /** Checks entries against their checksums; not for several threads at once. */
  static final class Check {

    private final byte[] copy = new byte[BYTES];
    private final MemorySegment target = MemorySegment.ofArray(copy);
    private final CRC32C crc = new CRC32C();

    boolean whole(MemorySegment map, long offset) {
      MemorySegment.copy(map, offset, target, 0, BYTES);
      crc.reset();
      crc.update(copy, KIND, BYTES - KIND);
      return map.get(INT, offset) == (int) crc.getValue();
    }
  }
}
