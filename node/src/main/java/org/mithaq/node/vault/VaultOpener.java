package org.mithaq.node.vault;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/**
 * Opens a vault and mends what a crash left. Records below the published size were synced long ago:
 * damage there is corruption and is only reported. Above it, a damaged last batch was never
 * acknowledged: it is moved aside. A damaged record that a later batch follows had been synced, so
 * it is corruption too.
 */
public final class VaultOpener {

  private static final int CHUNK = 1 << 20;

  private final Storage storage;
  private final byte[] originDigest;
  private final long segmentCapacity;
  private final List<String> findings = new ArrayList<>();

  public VaultOpener(Storage storage, byte[] originDigest, long segmentCapacity) {
    this.storage = storage;
    this.originDigest = originDigest;
    this.segmentCapacity = segmentCapacity;
  }

  /**
   * A vault ready for use.
   *
   * @param findings one sentence for each thing that was mended or found damaged
   */
  public record Opened(Vault vault, List<String> findings) {}

  /** Where the log has what the vault may have lost: the time of the last published act. */
  @FunctionalInterface
  public interface PublishedTime {
    /** Microseconds since the epoch; empty where the log cannot prove it. */
    OptionalLong micros() throws IOException;
  }

  /** Opens without help from the log. */
  public Opened open(long published) throws IOException {
    return open(published, OptionalLong::empty);
  }

  /**
   * Opens, checks what is not published yet, and mends.
   *
   * @param published size of the last checkpoint of this log
   * @param last asked only when the last published record is damaged: with its time, writing can go
   *     on behind it
   * @throws IOException when the vault cannot be read, or belongs to a log of another origin
   */
  @SuppressWarnings("MustBeClosedChecker") // the vault owns the arena and closes it
  public Opened open(long published, PublishedTime last) throws IOException {
    Arena arena = Arena.ofShared();
    ConcurrentSkipListMap<Long, Segment> segments = segments(arena, published);
    Tail tail = new Tail(0, 0, Segment.HEADER_SIZE, 0);
    for (Segment segment : segments.values()) {
      Segment next =
          Optional.ofNullable(segments.higherEntry(segment.number()))
              .map(e -> e.getValue())
              .orElse(segment);
      boolean newest = next == segment;
      if (newest || next.firstSequence() > published) {
        tail = check(segment, newest, published);
      }
    }
    if (segments.isEmpty()) {
      // Not checked: what was made just now holds nothing.
      segments.put(0L, Segment.create(storage, 0, 0, segmentCapacity, originDigest, arena));
    }
    tail = behindDamage(tail, published, last);
    Vault vault =
        new Vault(
            storage,
            originDigest,
            segmentCapacity,
            arena,
            segments,
            tail.end,
            tail.committed,
            tail.micros);
    vault.repeatErasures(published);
    return new Opened(vault, List.copyOf(findings));
  }

  private ConcurrentSkipListMap<Long, Segment> segments(Arena arena, long published)
      throws IOException {
    List<Long> numbers =
        storage.list(Segment.DIRECTORY).stream()
            .map(Segment::number)
            .flatMap(Optional::stream)
            .toList();
    ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    for (long number : numbers) {
      Optional<Segment> segment = Segment.open(storage, number, originDigest, arena);
      if (segment.isEmpty()) {
        segment = Segment.salvage(storage, number, arena);
        segment.ifPresent(found -> findings.add(Segment.name(number) + ": its header is damaged"));
      }
      if (segment.isPresent()) {
        segments.put(number, segment.get());
      } else if (number == numbers.getLast()) {
        // The node stopped between making the file and writing its header: it holds nothing.
        setAside(number);
      } else {
        findings.add(
            Segment.name(number) + ": header and first record are damaged; it is withheld");
      }
    }
    if (segments.size() > 1) {
      // A segment whose making failed half-way: records went on into the one before.
      Segment last = segments.lastEntry().getValue();
      boolean damaged =
          last.firstSequence() < published
              && !Prefix.allZero(last.bytes(), Segment.HEADER_SIZE, used(last));
      if (!damaged && Prefix.find(last.bytes(), Segment.HEADER_SIZE, used(last), 0) < 0) {
        setAside(last.number());
        segments.remove(last.number());
      }
    }
    return segments;
  }

  private void setAside(long number) throws IOException {
    findings.add(Segment.name(number) + ": moved aside, no record in it was ever finished");
    storage.rename(Segment.name(number), Segment.name(number) + ".aside");
    storage.syncDirectory(Segment.DIRECTORY);
  }

  /**
   * Where a segment's whole records end.
   *
   * @param used where all of its bytes end
   */
  private record Tail(long committed, long micros, long end, long used) {}

  /**
   * Where only the very last published record is damaged, the log has its leaf: the act is withheld
   * and writing goes on behind its bytes. Anything more that is missing is not damage but another
   * history, or an older copy.
   */
  private Tail behindDamage(Tail tail, long published, PublishedTime last) throws IOException {
    if (tail.committed + 1 != published || tail.end >= tail.used) {
      return tail;
    }
    OptionalLong micros = last.micros();
    if (micros.isEmpty() || micros.getAsLong() <= tail.micros) {
      return tail;
    }
    findings.add(
        "act %d: its record is damaged and withheld, its leaf is known from the log (offset %d)"
            .formatted(tail.committed, tail.end));
    return new Tail(published, micros.getAsLong(), tail.used, tail.used);
  }

  private Tail check(Segment segment, boolean last, long published) throws IOException {
    MemorySegment bytes = segment.bytes();
    long used = used(segment);
    long offset = Segment.HEADER_SIZE;
    long batchOffset = offset;
    long sequence = segment.firstSequence();
    long micros = 0;
    long batchMicros = 0;
    int remaining = 0;
    while (true) {
      Optional<Prefix> found = Prefix.read(bytes, offset);
      if (found.isPresent() && found.get().sequence() >= sequence) {
        Prefix prefix = found.get();
        boolean starts = prefix.batchStart() == prefix.sequence();
        if (starts) {
          batchOffset = offset;
          batchMicros = micros;
        }
        if (!prefix.bodyIsWhole(bytes, offset)) {
          // A blank body is one that was never written: whatever erases an act is a later batch.
          if (prefix.sequence() >= published
              && last
              && !laterBatch(bytes, used, offset + prefix.recordLength(), prefix.batchStart())) {
            return tear(segment, used, batchOffset, prefix.batchStart(), batchMicros);
          }
          if (!prefix.bodyIsErased(bytes, offset)) {
            findings.add(
                "act %d: its record is damaged and withheld (%s, offset %d)"
                    .formatted(prefix.sequence(), Segment.name(segment.number()), offset));
          }
        }
        sequence = prefix.sequence() + 1;
        micros = prefix.micros();
        remaining = prefix.batchRemaining();
        offset += prefix.recordLength();
        continue;
      }
      long next = Prefix.find(bytes, offset, used, sequence);
      if (next >= 0 && (sequence < published || laterBatch(bytes, used, next, sequence))) {
        findings.add(
            "act %d: its record is damaged and withheld (%s, offset %d)"
                .formatted(sequence, Segment.name(segment.number()), offset));
        offset = next;
        sequence = Prefix.read(bytes, next).orElseThrow().sequence();
        continue;
      }
      if (!last) {
        return new Tail(sequence, micros, offset, used);
      }
      boolean clean = remaining == 0 && offset >= used;
      if (clean || sequence < published) {
        return new Tail(sequence, micros, offset, used);
      }
      return remaining == 0
          ? tear(segment, used, offset, sequence, micros)
          : tear(
              segment,
              used,
              batchOffset,
              Prefix.read(bytes, batchOffset).orElseThrow().batchStart(),
              batchMicros);
    }
  }

  /** Whether a whole record of a batch that began after the given one follows. */
  static boolean laterBatch(MemorySegment bytes, long used, long offset, long batchStart) {
    long at = offset;
    while (true) {
      at = Prefix.find(bytes, at, used, batchStart);
      if (at < 0) {
        return false;
      }
      Prefix prefix = Prefix.read(bytes, at).orElseThrow();
      if (prefix.batchStart() > batchStart) {
        return true;
      }
      at += prefix.recordLength();
    }
  }

  /**
   * Where the zeros at the end begin. Read and not mapped: a fresh segment is a quarter of a
   * gigabyte of nothing.
   */
  private long used(Segment segment) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (StoredFile file = storage.open(Segment.name(segment.number()))) {
      for (long end = segment.capacity(); end > 0; end -= chunk.capacity()) {
        long begin = Math.max(0, end - chunk.capacity());
        chunk.clear().limit((int) (end - begin));
        file.read(chunk, begin);
        MemorySegment read = MemorySegment.ofBuffer(chunk.flip());
        long at = read.byteSize();
        while (at > 0 && Prefix.allZero(read, Math.max(0, at - Prefix.PAGE), at)) {
          at = Math.max(0, at - Prefix.PAGE);
        }
        while (at > 0 && read.get(ValueLayout.JAVA_BYTE, at - 1) == 0) {
          at--;
        }
        if (at > 0) {
          return begin + at;
        }
      }
      return 0;
    }
  }

  /**
   * Moves the bytes of an unacknowledged batch into a file beside the segment, then cuts them off.
   */
  private Tail tear(Segment segment, long used, long from, long sequence, long micros)
      throws IOException {
    String aside = Segment.DIRECTORY + "/torn-%d-%d.aside".formatted(segment.number(), from);
    try (StoredFile copy = storage.open(aside)) {
      copy.resize(0);
      for (long at = from; at < used; at += CHUNK) {
        copy.write(
            segment.bytes().asSlice(at, Math.min(CHUNK, used - at)).asByteBuffer(), at - from);
      }
      copy.sync();
    }
    storage.syncDirectory(Segment.DIRECTORY);
    try (StoredFile file = storage.open(Segment.name(segment.number()))) {
      file.resize(from);
      file.resize(segment.capacity());
      file.sync();
    }
    findings.add(
        "a batch from act %d on was never finished nor acknowledged: its %d bytes were moved to %s"
            .formatted(sequence, Math.max(0, used - from), aside));
    return new Tail(sequence, micros, from, from);
  }
}
