package org.mithaq.node.vault;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The permanent part of a record, version 1, big-endian; it outlives the body's erasure.
 *
 * <pre>
 *  0  u32  magic «MQA1», the version inside
 *  4  u32  length of the shown header
 *  8  u32  length of the sealed header
 * 12  u32  length of the object
 * 16  u64  sequence number
 * 24  u64  sequence number of the first act of its batch
 * 32  u32  acts of its batch that follow
 * 36  41 B leaf
 * 77  7 B  zero
 * 84  u32  CRC32C of bytes 0 to 83
 * </pre>
 *
 * Behind it the body: salt[32], salt2[32], shown header, sealed header, object, u32 CRC32C of all
 * that. An erased body is all zeros.
 */
record Prefix(
    int shownLength,
    int sealedLength,
    int objectLength,
    long sequence,
    long batchStart,
    int batchRemaining,
    long micros) {

  static final int MAGIC = 0x4D514131;
  static final int SIZE = 88;
  static final int LEAF_OFFSET = 36;
  static final int SALTS = 2 * Commitment.SIZE;

  /** Bounds one length, so that a damaged prefix cannot send a reader far away. */
  static final int MAX_PART = 1 << 28;

  private static final int CHECKED = SIZE - 4;
  static final int PAGE = 4096;
  private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[PAGE]).asReadOnly();
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Whether a record's magic stands at the offset. */
  static boolean startsAt(MemorySegment segment, long offset) {
    return segment.get(INT, offset) == MAGIC;
  }

  /** Reads a prefix; empty where there is no whole one at the offset. */
  static Optional<Prefix> read(MemorySegment segment, long offset) {
    if (offset < 0
        || offset + SIZE > segment.byteSize()
        || !startsAt(segment, offset)
        || segment.get(INT, offset + CHECKED) != checksum(segment, offset, CHECKED)) {
      return Optional.empty();
    }
    Prefix prefix =
        new Prefix(
            segment.get(INT, offset + 4),
            segment.get(INT, offset + 8),
            segment.get(INT, offset + 12),
            segment.get(LONG, offset + 16),
            segment.get(LONG, offset + 24),
            segment.get(INT, offset + 32),
            segment.get(LONG, offset + LEAF_OFFSET + 1));
    return prefix.plausible() && offset + prefix.recordLength() <= segment.byteSize()
        ? Optional.of(prefix)
        : Optional.empty();
  }

  /** Whether a record with this number and length of object lies there; not whether it is whole. */
  static boolean isOf(MemorySegment segment, long offset, long sequence, int objectLength) {
    return offset >= 0
        && offset + SIZE <= segment.byteSize()
        && startsAt(segment, offset)
        && segment.get(INT, offset + 12) == objectLength
        && segment.get(LONG, offset + 16) == sequence;
  }

  /** Where the object of the record at the offset begins, as its prefix says, whole or not. */
  static long objectAt(MemorySegment segment, long offset) {
    return offset + SIZE + SALTS + segment.get(INT, offset + 4) + segment.get(INT, offset + 8);
  }

  static int intAt(MemorySegment segment, long offset) {
    return segment.get(INT, offset);
  }

  /**
   * Offset of the next whole prefix before {@code end} that is numbered at least {@code least}; -1
   * where none follows.
   */
  static long find(MemorySegment bytes, long offset, long end, long least) {
    for (long at = offset; at < end && at + SIZE <= bytes.byteSize(); at++) {
      boolean pageBegins = (at & (PAGE - 1)) == 0 && at + PAGE <= bytes.byteSize();
      if (pageBegins && allZero(bytes, at, at + PAGE)) {
        at += PAGE - 1;
      } else if (startsAt(bytes, at)
          && read(bytes, at).filter(found -> found.sequence >= least).isPresent()) {
        return at;
      }
    }
    return -1;
  }

  private boolean plausible() {
    return inRange(shownLength)
        && inRange(sealedLength)
        && inRange(objectLength)
        && sequence >= batchStart
        && batchStart >= 0
        && batchRemaining >= 0;
  }

  private static boolean inRange(int length) {
    return length >= 0 && length <= MAX_PART;
  }

  /** Puts the prefix at the buffer's position. */
  void put(ByteBuffer into, byte[] commitment) {
    int start = into.position();
    into.putInt(MAGIC)
        .putInt(shownLength)
        .putInt(sealedLength)
        .putInt(objectLength)
        .putLong(sequence)
        .putLong(batchStart)
        .putInt(batchRemaining);
    Leaf.put(into, micros, commitment);
    into.put(new byte[7]);
    CRC32C crc = new CRC32C();
    crc.update(into.slice(start, CHECKED));
    into.putInt((int) crc.getValue());
  }

  /** Bytes of salts, headers and object. */
  long checkedBodyLength() {
    return (long) SALTS + shownLength + sealedLength + objectLength;
  }

  /** Bytes of the body with its checksum. */
  long bodyLength() {
    return checkedBodyLength() + 4;
  }

  long recordLength() {
    return SIZE + bodyLength();
  }

  long shownOffset() {
    return SIZE + SALTS;
  }

  long sealedOffset() {
    return shownOffset() + shownLength;
  }

  long objectOffset() {
    return sealedOffset() + sealedLength;
  }

  /** The body's checksum as it is stored. */
  int bodyChecksum(MemorySegment segment, long offset) {
    return segment.get(INT, offset + SIZE + checkedBodyLength());
  }

  boolean bodyIsWhole(MemorySegment segment, long offset) {
    return bodyChecksum(segment, offset) == checksum(segment, offset + SIZE, checkedBodyLength());
  }

  /** Whether the body was zeroed. */
  boolean bodyIsErased(MemorySegment segment, long offset) {
    return allZero(segment, offset + SIZE, offset + recordLength());
  }

  static boolean allZero(MemorySegment bytes, long from, long to) {
    for (long at = from; at < to; at += ZEROS.byteSize()) {
      long length = Math.min(ZEROS.byteSize(), to - at);
      if (MemorySegment.mismatch(bytes, at, at + length, ZEROS, 0, length) >= 0) {
        return false;
      }
    }
    return true;
  }

  static int checksum(MemorySegment segment, long offset, long length) {
    CRC32C crc = new CRC32C();
    crc.update(segment.asSlice(offset, length).asByteBuffer());
    return (int) crc.getValue();
  }
}
