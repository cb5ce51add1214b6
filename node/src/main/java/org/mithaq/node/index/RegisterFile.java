package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;

/**
 * Where the register's acts lie in the vault, so that a start need not look through all acts. After
 * a page header, entries of 24 bytes: u64 sequence, u64 place, u32 CRC32C of these, u32 zero. A
 * place of -1 says that all acts before the sequence were looked at. Written by one thread at a
 * time, never synced: what a crash takes is looked for again.
 */
final class RegisterFile implements Closeable {

  static final String NAME = "index/register";

  private static final int ENTRY = 24;
  private static final int CRC_AT = 16;
  private static final long MARK = -1;

  /** So many acts of others are looked at again at most. */
  private static final int MARK_EVERY = 8192;

  /** Where one act lies. */
  record Found(long sequence, long place) {}

  private final StoredFile file;
  private final List<Found> found;
  private long end;
  private long seen;
  private long marked;

  /** A write failed: what came after it would hide what it left out. */
  private boolean broken;

  private RegisterFile(StoredFile file, List<Found> found, long end, long seen) {
    this.file = file;
    this.found = found;
    this.end = end;
    this.seen = seen;
    this.marked = seen;
  }

  /**
   * Opens what can be read of it; begins anew where that is another vault's or nothing.
   *
   * @param acts how many acts the vault holds
   */
  static RegisterFile open(Storage storage, byte[] identity, long acts) throws IOException {
    StoredFile file = storage.open(NAME);
    try {
      PageHeader.read(file, identity);
      return read(file, storage.read(NAME), acts);
    } catch (DamagedPageException e) {
      file.resize(0);
      file.write(PageHeader.write(identity, KeyedHash.fresh()), 0);
      return new RegisterFile(file, List.of(), PageEntry.BYTES, 0);
    }
  }

  private static RegisterFile read(StoredFile file, byte[] content, long acts) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    List<Found> found = new ArrayList<>();
    long seen = 0;
    int at = PageEntry.BYTES;
    for (; at + ENTRY <= content.length; at += ENTRY) {
      long sequence = bytes.getLong(at);
      long place = bytes.getLong(at + Long.BYTES);
      if (bytes.getInt(at + CRC_AT) != crc(bytes, at) || sequence < seen || sequence > acts) {
        break;
      }
      if (place == MARK) {
        seen = sequence;
      } else if (sequence < acts) {
        found.add(new Found(sequence, place));
        seen = sequence + 1;
      } else {
        break;
      }
    }
    file.resize(at);
    return new RegisterFile(file, List.copyOf(found), at, seen);
  }

  /** The acts that it knew when it was opened. */
  List<Found> found() {
    return found;
  }

  /** Acts from this number on were not looked at yet. */
  long seen() {
    return seen;
  }

  /**
   * Adds acts, in order; none any more once that has failed.
   *
   * @param next the number behind the last act that was looked at
   */
  void add(List<Found> more, long next) throws IOException {
    boolean mark = next - marked >= MARK_EVERY;
    if (broken) {
      return;
    }
    if (more.isEmpty() && !mark) {
      seen = next;
      return;
    }
    ByteBuffer entries =
        ByteBuffer.allocate((more.size() + 1) * ENTRY).order(ByteOrder.LITTLE_ENDIAN);
    for (Found each : more) {
      put(entries, each.sequence(), each.place());
    }
    if (mark) {
      put(entries, next, MARK);
      marked = next;
    }
    entries.flip();
    int length = entries.remaining();
    broken = true;
    file.write(entries, end);
    broken = false;
    end += length;
    seen = next;
  }

  private static void put(ByteBuffer entries, long sequence, long place) {
    int at = entries.position();
    entries.putLong(sequence).putLong(place);
    entries.putInt(crc(entries, at)).putInt(0);
  }

  private static int crc(ByteBuffer bytes, int at) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(at, CRC_AT));
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    ByteBuffer mark = ByteBuffer.allocate(ENTRY).order(ByteOrder.LITTLE_ENDIAN);
    put(mark, seen, MARK);
    try (file) {
      if (!broken) {
        file.write(mark.flip(), end);
      }
    }
  }
}
