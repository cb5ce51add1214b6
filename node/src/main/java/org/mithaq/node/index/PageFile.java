package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.ToIntFunction;
import org.mithaq.node.access.Audience;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;

/**
 * The page file of one collection: a header, then one {@link PageEntry} for each share and removal,
 * ascending by sequence number and time; zeros behind them while it is open. Written by one thread
 * at a time. Readers see entries up to {@link #size}, which moves once a batch stands whole.
 */
final class PageFile implements Closeable {

  private static final int FIRST_CAPACITY = 1023;
  private static final int GREATEST_CAPACITY = 1 << 30;

  private final Storage storage;
  private final StoredFile file;
  private final KeyedHash hash;
  private final Chains chains;
  private String name;
  private int capacity;
  private int written;
  private long lastSequence = -1;
  private long lastMicros = Long.MIN_VALUE;
  private volatile MemorySegment map;
  private volatile int size;

  private PageFile(
      Storage storage, String name, StoredFile file, KeyedHash hash, int capacity, int entries)
      throws IOException {
    this.storage = storage;
    this.name = name;
    this.file = file;
    this.hash = hash;
    this.capacity = capacity;
    this.chains = new Chains(entries);
    this.map = storage.map(name, PageEntry.offset(capacity), Arena.ofAuto());
  }

  /** What an open file must agree with. */
  record Expected(byte[] identity, int durable, long marked, int audiences) {}

  static PageFile create(Storage storage, String name, byte[] identity) throws IOException {
    storage.delete(name);
    StoredFile file = storage.open(name);
    try {
      KeyedHash hash = KeyedHash.fresh();
      file.resize(PageEntry.offset(FIRST_CAPACITY));
      file.write(PageHeader.write(identity, hash), 0);
      return new PageFile(storage, name, file, hash, FIRST_CAPACITY, 0);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /**
   * Opens and checks every entry. Of what was never synced, whatever follows the first bad entry is
   * cut: the caller replays it from the vault.
   *
   * @param expected the vault's identity; how many entries were synced, all of them below the
   *     marked sequence number and no others; how many audiences have a number
   * @throws DamagedPageException when what was synced is not there as it was
   */
  static PageFile open(Storage storage, String name, Expected expected)
      throws IOException, DamagedPageException {
    StoredFile file = storage.open(name);
    try {
      int entries =
          Math.clamp(file.size() / PageEntry.BYTES - 1, FIRST_CAPACITY, GREATEST_CAPACITY);
      KeyedHash hash;
      try {
        hash = PageHeader.read(file, expected.identity());
      } catch (DamagedPageException e) {
        if (expected.durable() > 0) {
          throw e;
        }
        file.close();
        return create(storage, name, expected.identity());
      }
      if (file.size() < PageEntry.offset(entries)) {
        file.resize(PageEntry.offset(entries));
      }
      PageFile page = new PageFile(storage, name, file, hash, entries, entries);
      page.load(expected);
      return page;
    } catch (IOException | DamagedPageException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private void load(Expected expected) throws IOException, DamagedPageException {
    PageEntry.Check check = new PageEntry.Check();
    int entry = 0;
    while (entry < capacity) {
      long offset = PageEntry.offset(entry);
      boolean durable = entry < expected.durable();
      int kind = PageEntry.kind(map, offset);
      boolean known =
          !PageEntry.isShare(kind)
              || PageEntry.intAt(map, offset, PageEntry.AUDIENCE) < expected.audiences();
      if (!check.whole(map, offset) || !known) {
        break;
      }
      long sequence = PageEntry.longAt(map, offset, PageEntry.SEQUENCE);
      long micros = PageEntry.longAt(map, offset, PageEntry.MICROS);
      if (sequence <= lastSequence
          || micros <= lastMicros
          || durable != (sequence < expected.marked())) {
        throw new DamagedPageException("entry " + entry + " of " + name + " is out of order");
      }
      chains.enter(entry, this);
      lastSequence = sequence;
      lastMicros = micros;
      entry++;
    }
    if (entry < expected.durable()) {
      throw new DamagedPageException("entry " + entry + " of " + name + " is damaged or missing");
    }
    if (entry < capacity) {
      file.resize(PageEntry.offset(entry));
      file.resize(PageEntry.offset(capacity));
    }
    written = entry;
    size = entry;
  }

  /** Appends those of the acts that the file lacks. All belong to its collection, in order. */
  void append(List<Act> acts, ToIntFunction<Audience> numbers) throws IOException {
    ByteBuffer entries =
        ByteBuffer.allocate(acts.size() * PageEntry.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long sequence = lastSequence;
    long micros = lastMicros;
    for (Act act : acts) {
      if (act.sequence() > sequence) {
        boolean share = act.shown().kind() == ActKind.SHARE;
        int audience = share ? numbers.applyAsInt(act.sealed().audience()) : 0;
        PageEntry.put(act, audience, hash, entries);
        sequence = act.sequence();
        micros = act.micros();
      }
    }
    int count = entries.flip().limit() / PageEntry.BYTES;
    reserve(written + count);
    file.write(entries, PageEntry.offset(written));
    for (int entry = written; entry < written + count; entry++) {
      chains.enter(entry, this);
    }
    written += count;
    lastSequence = sequence;
    lastMicros = micros;
    size = written;
  }

  private void reserve(int entries) throws IOException {
    if (entries > GREATEST_CAPACITY) {
      throw new IOException("a collection holds at most " + GREATEST_CAPACITY + " entries");
    }
    if (entries > capacity) {
      int larger = Math.clamp(capacity * 2L + 1, entries, GREATEST_CAPACITY);
      file.resize(PageEntry.offset(larger));
      map = storage.map(name, PageEntry.offset(larger), Arena.ofAuto());
      capacity = larger;
    }
  }

  /** Blots out an erased share; its number and time stay. Nothing happens where it is not here. */
  void purge(long sequence) throws IOException {
    int entry = find(sequence, written);
    if (entry < 0 || !PageEntry.isShare(PageEntry.kind(map, PageEntry.offset(entry)))) {
      return;
    }
    long micros = PageEntry.longAt(map, PageEntry.offset(entry), PageEntry.MICROS);
    chains.leave(entry, this);
    ByteBuffer blot = ByteBuffer.allocate(PageEntry.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    PageEntry.putPurged(sequence, micros, blot);
    file.write(blot.flip(), PageEntry.offset(entry));
  }

  /**
   * The entry with a sequence number among the first {@code below}, else −1 − where it would be.
   */
  int find(long sequence, int below) {
    int at = firstAtLeast(PageEntry.SEQUENCE, sequence, below);
    return at < below && PageEntry.longAt(map, PageEntry.offset(at), PageEntry.SEQUENCE) == sequence
        ? at
        : -1 - at;
  }

  /** The first entry whose (ascending) field is at least the value; {@code below} if none is. */
  int firstAtLeast(int field, long value, int below) {
    MemorySegment entries = map;
    int low = 0;
    int high = below;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (PageEntry.longAt(entries, PageEntry.offset(middle), field) < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many entries stand whole. Read it before {@link #map}. */
  int size() {
    return size;
  }

  MemorySegment map() {
    return map;
  }

  Chains chains() {
    return chains;
  }

  KeyedHash hash() {
    return hash;
  }

  long idHash(int entry) {
    return PageEntry.longAt(map, PageEntry.offset(entry), PageEntry.ID_HASH);
  }

  long lastSequence() {
    return lastSequence;
  }

  void sync() throws IOException {
    file.sync();
  }

  void rename(String to) throws IOException {
    storage.rename(name, to);
    name = to;
  }

  /** Whether the vault still holds the last act that is here: it may be an older copy. */
  boolean agreesWith(Records records) {
    for (int entry = written - 1; entry >= 0; entry--) {
      long offset = PageEntry.offset(entry);
      if (PageEntry.kind(map, offset) != PageEntry.PURGED) {
        try {
          Act act = records.read(PageEntry.longAt(map, offset, PageEntry.PLACE));
          return act.sequence() == PageEntry.longAt(map, offset, PageEntry.SEQUENCE)
              && act.micros() == PageEntry.longAt(map, offset, PageEntry.MICROS);
        } catch (DamagedRecordException e) {
          return e.erased();
        }
      }
    }
    return true;
  }

  /** Entries written, for the writing thread. */
  int written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      if (file.size() > PageEntry.offset(written)) {
        file.resize(PageEntry.offset(written));
      }
    }
  }
}
