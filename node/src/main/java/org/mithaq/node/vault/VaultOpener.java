package org.mithaq.node.vault;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * Opens, checks what is not published yet, and mends.
   *
   * @param published size of the last checkpoint of this log
   * @throws IOException when the vault cannot be read, or belongs to a log of another origin
   */
  @SuppressWarnings("MustBeClosedChecker") // the vault owns the arena and closes it
  public Opened open(long published) throws IOException {
    Arena arena = Arena.ofShared();
    ConcurrentSkipListMap<Long, Segment> segments = segments(arena);
    Tail tail = new Tail(0, 0, Segment.HEADER_SIZE);
    for (Segment segment : segments.values()) {
      Segment next =
          Optional.ofNullable(segments.higherEntry(segment.number()))
              .map(e -> e.getValue())
              .orElse(segment);
      boolean last = next == segment;
      if (last || next.firstSequence() > published) {
        tail = check(segment, last, published);
      }
    }
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

  private ConcurrentSkipListMap<Long, Segment> segments(Arena arena) throws IOException {
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
        findings.add(Segment.name(number) + ": moved aside, it was never begun");
        storage.rename(Segment.name(number), Segment.name(number) + ".aside");
        storage.syncDirectory(Segment.DIRECTORY);
      } else {
        findings.add(
            Segment.name(number) + ": header and first record are damaged; it is withheld");
      }
    }
    if (segments.isEmpty()) {
      segments.put(0L, Segment.create(storage, 0, 0, segmentCapacity, originDigest, arena));
    }
    return segments;
  }

  /** Where a segment's whole records end. */
  private record Tail(long committed, long micros, long end) {}

  private Tail check(Segment segment, boolean last, long published) throws IOException {
    MemorySegment bytes = segment.bytes();
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
          // Zeros here are a body that was never written: whatever erases an act is a later batch.
          if (prefix.sequence() >= published
              && last
              && !laterBatch(bytes, offset + prefix.recordLength(), prefix.batchStart())) {
            return tear(segment, batchOffset, prefix.batchStart(), batchMicros);
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
      long next = laterRecord(bytes, offset, sequence);
      if (next >= 0 && (sequence < published || laterBatch(bytes, next, sequence))) {
        findings.add(
            "act %d: its record is damaged and withheld (%s, offset %d)"
                .formatted(sequence, Segment.name(segment.number()), offset));
        offset = next;
        sequence = Prefix.read(bytes, next).orElseThrow().sequence();
        continue;
      }
      if (!last) {
        return new Tail(sequence, micros, offset);
      }
      boolean clean = remaining == 0 && zerosFrom(segment, offset);
      if (clean || sequence < published) {
        return new Tail(sequence, micros, offset);
      }
      return remaining == 0
          ? tear(segment, offset, sequence, micros)
          : tear(
              segment,
              batchOffset,
              Prefix.read(bytes, batchOffset).orElseThrow().batchStart(),
              batchMicros);
    }
  }

  /** Whether a whole record of a batch that began after the given one follows. */
  static boolean laterBatch(MemorySegment bytes, long offset, long batchStart) {
    long at = offset;
    while (true) {
      at = laterRecord(bytes, at, batchStart);
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

  /** Offset of the next whole prefix numbered at least {@code sequence}; -1 where none follows. */
  static long laterRecord(MemorySegment bytes, long offset, long sequence) {
    for (long at = offset; at + Prefix.SIZE <= bytes.byteSize(); at++) {
      if ((at & 4095) == 0
          && at + 4096 <= bytes.byteSize()
          && Prefix.allZero(bytes, at, at + 4096)) {
        at += 4095;
        continue;
      }
      if (Prefix.startsAt(bytes, at)) {
        Optional<Prefix> found = Prefix.read(bytes, at);
        if (found.isPresent() && found.get().sequence() >= sequence) {
          return at;
        }
      }
    }
    return -1;
  }

  private boolean zerosFrom(Segment segment, long offset) {
    return Prefix.allZero(segment.bytes(), offset, segment.capacity());
  }

  /**
   * Moves the bytes of an unacknowledged batch into a file beside the segment, then cuts them off.
   */
  private Tail tear(Segment segment, long from, long sequence, long micros) throws IOException {
    long used = lastNonZero(segment.bytes(), from);
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
            .formatted(sequence, used - from, aside));
    return new Tail(sequence, micros, from);
  }

  private static long lastNonZero(MemorySegment bytes, long from) {
    long end = bytes.byteSize();
    while (end > from && Prefix.allZero(bytes, Math.max(from, end - 4096), end)) {
      end = Math.max(from, end - 4096);
    }
    return end;
  }
}
