package org.mithaq.node.vault;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/**
 * Reads every byte of a vault without changing any: checksums, numbering, times, that each record's
 * content is what its leaf commits to, and that what is erased was ordered erased.
 */
public final class VaultCheck {

  private final Storage storage;
  private final byte[] originDigest;
  private final long published;
  private final Consumer<String> findings;
  private final Commitment hasher = new Commitment();
  private final Set<Long> erased = new HashSet<>();
  private final Map<Long, String> erasedAt = new HashMap<>();
  private long next;
  private long micros;
  private int remaining;
  private boolean leavesWhole = true;

  /**
   * Prepares a check.
   *
   * @param published size of the last checkpoint: a batch above it that a crash left unfinished is
   *     no damage, the next start moves it aside
   */
  public VaultCheck(
      Storage storage, byte[] originDigest, long published, Consumer<String> findings) {
    this.storage = storage;
    this.originDigest = originDigest;
    this.published = published;
    this.findings = findings;
  }

  /**
   * Checks all segments.
   *
   * @param leaves gets all leaves in order, as far as none is lost
   * @return how many acts there are
   */
  public long run(Vault.LeafSink leaves) throws IOException {
    List<Long> numbers =
        storage.list(Segment.DIRECTORY).stream()
            .map(Segment::number)
            .flatMap(Optional::stream)
            .toList();
    for (long number : numbers) {
      try (Arena arena = Arena.ofConfined()) {
        String name = Segment.name(number);
        long size;
        try (StoredFile file = storage.open(name)) {
          size = file.size();
        }
        MemorySegment bytes = storage.map(name, size, arena);
        // A node that is killed while it begins a segment leaves one of zeros.
        boolean begun = number != numbers.getLast() || !Prefix.allZero(bytes, 0, size);
        if (begun && Segment.open(storage, number, originDigest, arena).isEmpty()) {
          findings.accept(name + ", offset 0: the segment's header is damaged");
        }
        segment(name, bytes, number == numbers.getLast(), leaves);
      }
    }
    erasedAt.forEach((sequence, where) -> {
      if (!erased.contains(sequence)) {
        findings.accept(where + ": act " + sequence + " is blank, but no act erased it");
      }
    });
    return next;
  }

  private void segment(String name, MemorySegment bytes, boolean last, Vault.LeafSink leaves)
      throws IOException {
    long offset = Math.min(Segment.HEADER_SIZE, bytes.byteSize());
    while (true) {
      Optional<Prefix> prefix = Prefix.read(bytes, offset);
      if (last && unfinished(bytes, offset, prefix)) {
        return;
      }
      if (prefix.isPresent()) {
        record(name + ", offset " + offset, bytes, offset, prefix.get(), leaves);
        offset += prefix.get().recordLength();
        continue;
      }
      if (Prefix.allZero(bytes, offset, bytes.byteSize())) {
        return;
      }
      findings.accept(name + ", offset " + offset + ": the record of act " + next + " is damaged");
      leavesWhole = false;
      offset = Prefix.find(bytes, offset + 1, bytes.byteSize(), next);
      if (offset < 0) {
        return;
      }
    }
  }

  /** Whether what begins here is the rest of a batch that was never acknowledged. */
  private boolean unfinished(MemorySegment bytes, long offset, Optional<Prefix> prefix) {
    if (next < published) {
      return false;
    }
    long end = bytes.byteSize();
    if (prefix.isEmpty()) {
      // Of a record's magic one byte is enough: a kill cuts anywhere.
      boolean begun =
          offset < end && bytes.get(ValueLayout.JAVA_BYTE, offset) == (byte) (Prefix.MAGIC >>> 24);
      return (remaining > 0 || begun) && !VaultOpener.laterBatch(bytes, end, offset, next);
    }
    Prefix found = prefix.get();
    // A blank body is one that was never written: whatever erases an act is a later batch.
    return !found.bodyIsWhole(bytes, offset)
        && !VaultOpener.laterBatch(bytes, end, offset + found.recordLength(), found.batchStart());
  }

  private void record(
      String where, MemorySegment bytes, long offset, Prefix prefix, Vault.LeafSink leaves)
      throws IOException {
    if (prefix.sequence() != next) {
      findings.accept(
          where + ": act " + prefix.sequence() + " stands where act " + next + " should");
      leavesWhole = false;
    }
    if (prefix.micros() <= micros) {
      findings.accept(where + ": act " + prefix.sequence() + " is not later than the one before");
    }
    next = prefix.sequence() + 1;
    micros = prefix.micros();
    remaining = prefix.batchRemaining();
    byte[] leaf = part(bytes, offset + Prefix.LEAF_OFFSET, Leaf.SIZE);
    if (prefix.bodyIsErased(bytes, offset)) {
      erasedAt.put(prefix.sequence(), where);
    } else if (!prefix.bodyIsWhole(bytes, offset)) {
      findings.accept(where + ": the content of act " + prefix.sequence() + " is damaged");
    } else {
      content(where, bytes, offset, prefix, leaf);
    }
    if (leavesWhole) {
      leaves.accept(leaf);
    }
  }

  private void content(String where, MemorySegment bytes, long offset, Prefix prefix, byte[] leaf) {
    byte[] salt = part(bytes, offset + Prefix.SIZE, Commitment.SIZE);
    byte[] salt2 = part(bytes, offset + Prefix.SIZE + Commitment.SIZE, Commitment.SIZE);
    byte[] shown = part(bytes, offset + prefix.shownOffset(), prefix.shownLength());
    byte[] sealed = part(bytes, offset + prefix.sealedOffset(), prefix.sealedLength());
    byte[] object = part(bytes, offset + prefix.objectOffset(), prefix.objectLength());
    byte[] commitment =
        hasher.of(
            salt,
            shown,
            hasher.digest(object, 0, object.length),
            hasher.sealedDigest(salt2, sealed));
    if (!Arrays.equals(leaf, Leaf.of(prefix.micros(), commitment))) {
      findings.accept(
          where + ": the content of act " + prefix.sequence() + " is not what its leaf commits to");
    }
    try {
      ShownHeader header = Headers.readShown(shown);
      Headers.readSealed(sealed);
      if (header.kind() == ActKind.ERASE) {
        header.target().ifPresent(erased::add);
      }
    } catch (IOException e) {
      findings.accept(where + ": a header of act " + prefix.sequence() + " cannot be read");
    }
  }

  private static byte[] part(MemorySegment bytes, long offset, int length) {
    return bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
  }
}
