package org.mithaq.node.vault;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/**
 * One file of the vault: a header, then records without gaps, then zeros up to its fixed capacity
 * (which take no room on disk), so that it is mapped once.
 *
 * <pre>
 *  0  8 B  «MQVAULT1»
 *  8  u64  number of the segment
 * 16  u64  sequence number of its first act
 * 24  32 B SHA-256 of the log's origin
 * 56  4 B  zero
 * 60  u32  CRC32C of bytes 0 to 59
 * </pre>
 */
final class Segment {

  static final int HEADER_SIZE = 64;
  static final String DIRECTORY = "vault";

  private static final byte[] MAGIC = {'M', 'Q', 'V', 'A', 'U', 'L', 'T', '1'};

  private final long number;
  private final long firstSequence;
  private final MemorySegment bytes;

  private Segment(long number, long firstSequence, MemorySegment bytes) {
    this.number = number;
    this.firstSequence = firstSequence;
    this.bytes = bytes;
  }

  /** Makes an empty segment; durable when this returns. */
  static Segment create(
      Storage storage,
      long number,
      long firstSequence,
      long capacity,
      byte[] originDigest,
      Arena arena)
      throws IOException {
    String name = name(number);
    try (StoredFile file = storage.open(name)) {
      file.resize(0);
      file.resize(capacity);
      file.write(header(number, firstSequence, originDigest), 0);
      file.sync();
    }
    storage.syncDirectory(DIRECTORY);
    return new Segment(number, firstSequence, storage.map(name, capacity, arena));
  }

  /**
   * Opens an existing segment.
   *
   * @return empty where the header is not whole
   * @throws IOException where it is whole but belongs to another log
   */
  static Optional<Segment> open(Storage storage, long number, byte[] originDigest, Arena arena)
      throws IOException {
    String name = name(number);
    long size;
    try (StoredFile file = storage.open(name)) {
      size = file.size();
    }
    if (size < HEADER_SIZE) {
      return Optional.empty();
    }
    MemorySegment bytes = storage.map(name, size, arena);
    ByteBuffer found = bytes.asSlice(0, HEADER_SIZE).asByteBuffer();
    long firstSequence = found.getLong(16);
    if (found.mismatch(header(number, firstSequence, originDigest)) < 0) {
      return Optional.of(new Segment(number, firstSequence, bytes));
    }
    byte[] owner = new byte[originDigest.length];
    found.get(24, owner);
    if (found.mismatch(header(number, firstSequence, owner)) < 0) {
      throw new IOException(name + " belongs to a log of another origin");
    }
    return Optional.empty();
  }

  /** A segment whose header is damaged, but whose first record tells where it begins. */
  static Optional<Segment> salvage(Storage storage, long number, Arena arena) throws IOException {
    long size;
    try (StoredFile file = storage.open(name(number))) {
      size = file.size();
    }
    MemorySegment bytes = storage.map(name(number), size, arena);
    return Prefix.read(bytes, HEADER_SIZE)
        .map(first -> new Segment(number, first.sequence(), bytes));
  }

  static String name(long number) {
    return DIRECTORY + "/%08d.seg".formatted(number);
  }

  /** The number that a file name stands for; empty for other files. */
  static Optional<Long> number(String fileName) {
    return fileName.matches("\\d{8,18}\\.seg")
        ? Optional.of(Long.valueOf(fileName.substring(0, fileName.length() - 4)))
        : Optional.empty();
  }

  private static ByteBuffer header(long number, long firstSequence, byte[] originDigest) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE);
    header.put(MAGIC).putLong(number).putLong(firstSequence).put(originDigest).putInt(0);
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, HEADER_SIZE - 4);
    return header.putInt((int) crc.getValue()).flip();
  }

  long number() {
    return number;
  }

  long firstSequence() {
    return firstSequence;
  }

  MemorySegment bytes() {
    return bytes;
  }

  long capacity() {
    return bytes.byteSize();
  }

  long place(long offset) {
    return number << 32 | offset;
  }

  static long numberOf(long place) {
    return place >>> 32;
  }

  static long offsetOf(long place) {
    return place & 0xFFFFFFFFL;
  }
}
