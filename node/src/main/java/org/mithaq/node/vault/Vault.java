package org.mithaq.node.vault;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/**
 * The append-only records of all acts. One thread appends; any number read what is committed.
 *
 * <p>Invariants: {@link #committed} moves only after the records below it were synced. Bytes of a
 * committed record change only by its erasure. Nothing above {@link #committed} is ever given out.
 */
public final class Vault implements Records, AutoCloseable {

  /** Bytes of a segment file. A batch fits into one. */
  public static final long SEGMENT_CAPACITY = 256L << 20;

  /** How far ahead room is taken for small batches. */
  private static final int PAVED = 1 << 20;

  /** Greater batches take their room themselves. */
  private static final int SMALL_BATCH = PAVED / 16;

  private final Storage storage;
  private final byte[] originDigest;
  private final long segmentCapacity;
  private final Arena arena;
  private final ConcurrentSkipListMap<Long, Segment> byNumber;
  private final ConcurrentSkipListMap<Long, Segment> byFirstSequence =
      new ConcurrentSkipListMap<>();
  private final Strides strides = new Strides();

  private StoredFile active;
  private long end;

  /** Up to here the active segment's room on the disk is taken. */
  private long paved;

  private volatile long committed;
  private volatile long lastMicros;

  Vault(
      Storage storage,
      byte[] originDigest,
      long segmentCapacity,
      Arena arena,
      ConcurrentSkipListMap<Long, Segment> segments,
      long end,
      long committed,
      long lastMicros)
      throws IOException {
    this.storage = storage;
    this.originDigest = originDigest;
    this.segmentCapacity = segmentCapacity;
    this.arena = arena;
    this.byNumber = segments;
    segments.values().forEach(segment -> byFirstSequence.put(segment.firstSequence(), segment));
    this.active = storage.open(Segment.name(segments.lastKey()));
    this.end = end;
    this.committed = committed;
    this.lastMicros = lastMicros;
  }

  /** How many acts are committed; the next one's sequence number. */
  public long committed() {
    return committed;
  }

  /** Time of the last committed act, microseconds since the epoch; 0 where there is none. */
  public long lastMicros() {
    return lastMicros;
  }

  /** Bytes in use. */
  public long size() {
    return byNumber.lastKey() * segmentCapacity + end;
  }

  // --- appending: the writer's thread only ---

  /** Where the next record will lie, once a batch of this many bytes is known to fit. */
  long prepare(long batchBytes) throws IOException {
    Segment last = byNumber.lastEntry().getValue();
    if (end + batchBytes > last.capacity()) {
      long number = last.number() + 1;
      Segment next =
          Segment.create(
              storage,
              number,
              committed,
              Math.max(segmentCapacity, batchBytes + 64),
              originDigest,
              arena);
      StoredFile file = storage.open(Segment.name(number));
      active.close();
      active = file;
      end = Segment.HEADER_SIZE;
      paved = 0;
      byNumber.put(number, next);
      byFirstSequence.put(committed, next);
      last = next;
    }
    pave(batchBytes, last.capacity());
    return last.place(end);
  }

  /**
   * Writes zeros ahead of a small batch: then the syncs of those that follow write their bytes
   * alone, and need not wait for the file system's journal and for whatever else is on its way
   * there.
   */
  private void pave(long batchBytes, long capacity) throws IOException {
    long batchEnd = end + batchBytes;
    if (batchEnd > paved && batchBytes <= SMALL_BATCH) {
      long to = Math.min(batchEnd + PAVED, capacity);
      active.write(ByteBuffer.allocate(Math.toIntExact(to - batchEnd)), batchEnd);
      paved = to;
    }
  }

  /** Writes bytes of the current batch; {@code position} is an offset in the active segment. */
  void write(ByteBuffer bytes, long position) throws IOException {
    active.write(bytes, position);
  }

  /**
   * Makes the batch durable, carries out the erasures that it orders, and makes it visible: so
   * whatever is published has its erasures behind it.
   */
  void commit(long newEnd, long newCommitted, long newLastMicros, List<Long> erasures)
      throws IOException {
    active.sync();
    for (long sequence : erasures) {
      erase(sequence);
    }
    end = newEnd;
    lastMicros = newLastMicros;
    committed = newCommitted;
  }

  /**
   * Takes back what a failed batch wrote, so that no stale record can ever be read behind a later,
   * shorter batch.
   */
  void rollBack() throws IOException {
    long capacity = byNumber.lastEntry().getValue().capacity();
    active.resize(end);
    active.resize(capacity);
    paved = end;
  }

  /**
   * Carries out again what a crash may have cut short: erasures come before publication, so those
   * of published acts were finished.
   */
  void repeatErasures(long published) throws IOException {
    List<Long> targets = new ArrayList<>();
    scan(
        published,
        act -> {
          if (act.shown().kind() == ActKind.ERASE) {
            act.shown().target().ifPresent(targets::add);
          }
        });
    for (long target : targets) {
      erase(target);
    }
  }

  /** Zeroes the body of a committed record, durably. Doing it again is harmless. */
  private void erase(long sequence) throws IOException {
    long place = placeOf(sequence).orElseThrow(() -> new IOException("no act " + sequence));
    Segment segment = segment(place).orElseThrow();
    long offset = Segment.offsetOf(place);
    Prefix prefix =
        Prefix.read(segment.bytes(), offset)
            .orElseThrow(() -> new IOException("the record of act " + sequence + " is damaged"));
    try (StoredFile file = storage.open(Segment.name(segment.number()))) {
      file.write(ByteBuffer.allocate(Math.toIntExact(prefix.bodyLength())), offset + Prefix.SIZE);
      file.sync();
    }
  }

  // --- reading ---

  @Override
  public void copyObject(long place, long sequence, int length, ByteBuffer into)
      throws DamagedRecordException {
    Segment segment = segment(place).orElseThrow(() -> elsewhere(sequence));
    MemorySegment bytes = segment.bytes();
    long offset = Segment.offsetOf(place);
    if (sequence >= committed || !Prefix.isOf(bytes, offset, sequence, length)) {
      throw elsewhere(sequence);
    }
    // Of the prefix only the lengths matter here, and with wrong ones the body's checksum fails.
    // That runs over the copy, so that what leaves is what was checked.
    long body = offset + Prefix.SIZE;
    long object = Prefix.objectAt(bytes, offset);
    if (object < body || object + length + Integer.BYTES > bytes.byteSize()) {
      throw damaged(sequence);
    }
    int start = into.position();
    into.put(bytes.asSlice(object, length).asByteBuffer());
    CRC32C crc = new CRC32C();
    crc.update(bytes.asSlice(body, object - body).asByteBuffer());
    crc.update(into.slice(start, length));
    if ((int) crc.getValue() != Prefix.intAt(bytes, object + length)) {
      into.position(start);
      throw Prefix.allZero(bytes, body, object + length + Integer.BYTES)
          ? erased(sequence)
          : damaged(sequence);
    }
  }

  @Override
  public Act read(long place) throws DamagedRecordException {
    Segment segment = segment(place).orElseThrow(() -> elsewhere(-1));
    long offset = Segment.offsetOf(place);
    Prefix prefix = Prefix.read(segment.bytes(), offset).orElseThrow(() -> damaged(-1));
    return act(segment, offset, prefix);
  }

  @Override
  public ShownHeader shown(long place) throws DamagedRecordException {
    Segment segment = segment(place).orElseThrow(() -> elsewhere(-1));
    long offset = Segment.offsetOf(place);
    return shown(segment.bytes(), offset, whole(segment.bytes(), offset));
  }

  private static ShownHeader shown(MemorySegment bytes, long offset, Prefix prefix)
      throws DamagedRecordException {
    try {
      return Headers.readShown(copy(bytes, offset + prefix.shownOffset(), prefix.shownLength()));
    } catch (IOException e) {
      throw damaged(prefix.sequence());
    }
  }

  @Override
  public boolean isAbout(long place, String id) {
    Optional<Segment> segment = segment(place);
    long offset = Segment.offsetOf(place);
    Optional<Prefix> prefix = segment.flatMap(found -> Prefix.read(found.bytes(), offset));
    // Asked of every object that comes in: the shown header is looked through, not parsed. Unless
    // it says yes, the whole record is read.
    if (prefix.isPresent()
        && Headers.names(
            copy(
                segment.get().bytes(),
                offset + prefix.get().shownOffset(),
                prefix.get().shownLength()),
            id)) {
      return true;
    }
    return Records.super.isAbout(place, id);
  }

  /**
   * What a receipt needs beyond the public log.
   *
   * @throws DamagedRecordException when the record was erased or is damaged
   */
  public Receipt.Extra receiptExtra(long place) throws DamagedRecordException {
    Segment segment = segment(place).orElseThrow(() -> elsewhere(-1));
    MemorySegment bytes = segment.bytes();
    long offset = Segment.offsetOf(place);
    Prefix prefix = whole(bytes, offset);
    byte[] salt2 = copy(bytes, offset + Prefix.SIZE + Commitment.SIZE, Commitment.SIZE);
    byte[] sealed = copy(bytes, offset + prefix.sealedOffset(), prefix.sealedLength());
    return new Receipt.Extra(
        prefix.micros(),
        copy(bytes, offset + Prefix.SIZE, Commitment.SIZE),
        new Commitment().sealedDigest(salt2, sealed),
        copy(bytes, offset + prefix.shownOffset(), prefix.shownLength()));
  }

  @Override
  public void scan(long fromSequence, Consumer<Act> consumer) {
    scan(fromSequence, committed, consumer);
  }

  /** Calls the consumer with every readable act from one number up to another, in order. */
  public void scan(long from, long to, Consumer<Act> consumer) {
    walk(
        from,
        Math.min(to, committed),
        (segment, offset, prefix) -> {
          try {
            consumer.accept(act(segment, offset, prefix));
          } catch (DamagedRecordException e) {
            // Withheld: fsck and the start-up report name it; the views go on without it.
          }
        });
  }

  /**
   * Calls the consumer with the leaves from one sequence number up to another, in order. A leaf
   * outlives the erasure of its record.
   *
   * @throws LeafLostException when a leaf in between cannot be read
   */
  public void leaves(long from, long to, LeafSink sink) throws IOException {
    long[] next = {from};
    walk(
        from,
        to,
        (segment, offset, prefix) -> {
          if (prefix.sequence() == next[0]) {
            sink.accept(copy(segment.bytes(), offset + Prefix.LEAF_OFFSET, Leaf.SIZE));
            next[0]++;
          }
        });
    if (next[0] != to) {
      throw new LeafLostException(next[0]);
    }
  }

  /** Where an act lies; empty for one that is not committed or whose prefix is damaged. */
  public Optional<Long> placeOf(long sequence) {
    if (sequence < 0 || sequence >= committed) {
      return Optional.empty();
    }
    long[] found = {-1};
    walk(
        sequence,
        sequence + 1,
        (segment, offset, prefix) -> {
          if (prefix.sequence() == sequence) {
            found[0] = segment.place(offset);
          }
        });
    return found[0] < 0 ? Optional.empty() : Optional.of(found[0]);
  }

  @Override
  public void close() throws IOException {
    active.close();
    arena.close();
  }

  /** Takes leaves in order. */
  @FunctionalInterface
  public interface LeafSink {
    void accept(byte[] leaf) throws IOException;
  }

  interface Visitor<E extends Exception> {
    void visit(Segment segment, long offset, Prefix prefix) throws E;
  }

  /**
   * Visits whole prefixes with numbers in [from, to), in order; damaged stretches are passed over.
   */
  <E extends Exception> void walk(long from, long to, Visitor<E> visitor) throws E {
    var start = byFirstSequence.floorEntry(from);
    if (start == null || from >= to) {
      return;
    }
    for (Segment segment : byFirstSequence.tailMap(start.getKey(), true).values()) {
      if (segment.firstSequence() >= to) {
        return;
      }
      long offset = strides.before(segment, from);
      while (true) {
        Optional<Prefix> found = Prefix.read(segment.bytes(), offset);
        if (found.isEmpty()) {
          offset = Prefix.find(segment.bytes(), offset + 1, segment.capacity(), from);
          if (offset < 0) {
            break;
          }
          continue;
        }
        Prefix prefix = found.get();
        if (prefix.sequence() >= to) {
          return;
        }
        strides.note(segment, prefix.sequence(), offset);
        if (prefix.sequence() >= from) {
          visitor.visit(segment, offset, prefix);
        }
        if (prefix.sequence() + 1 >= to) {
          return;
        }
        offset += prefix.recordLength();
      }
    }
  }

  private Optional<Segment> segment(long place) {
    return Optional.ofNullable(byNumber.get(Segment.numberOf(place)));
  }

  private static Prefix whole(MemorySegment bytes, long offset) throws DamagedRecordException {
    Prefix prefix = Prefix.read(bytes, offset).orElseThrow(() -> damaged(-1));
    if (!prefix.bodyIsWhole(bytes, offset)) {
      throw prefix.bodyIsErased(bytes, offset)
          ? erased(prefix.sequence())
          : damaged(prefix.sequence());
    }
    return prefix;
  }

  private static Act act(Segment segment, long offset, Prefix prefix)
      throws DamagedRecordException {
    MemorySegment bytes = segment.bytes();
    whole(bytes, offset);
    ShownHeader shown = shown(bytes, offset, prefix);
    try {
      SealedHeader sealed =
          Headers.readSealed(copy(bytes, offset + prefix.sealedOffset(), prefix.sealedLength()));
      return new Act(
          prefix.sequence(),
          prefix.micros(),
          segment.place(offset),
          prefix.objectLength(),
          Versions.nanos(shown, prefix.micros()),
          shown,
          sealed,
          Optional.empty());
    } catch (IOException e) {
      throw damaged(prefix.sequence());
    }
  }

  private static byte[] copy(MemorySegment bytes, long offset, int length) {
    return bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
  }

  private static DamagedRecordException damaged(long sequence) {
    return new DamagedRecordException(
        "the record" + (sequence < 0 ? "" : " of act " + sequence) + " is damaged", false);
  }

  private static DamagedRecordException erased(long sequence) {
    return new DamagedRecordException("the content of act " + sequence + " was erased", true);
  }

  private static DamagedRecordException elsewhere(long sequence) {
    return new DamagedRecordException("act " + sequence + " is not where the index says", false);
  }
}
