package org.mithaq.node.index;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.mithaq.node.access.Visibility;

/**
 * One select over one page file, as far as it stood at the beginning. What was appended since is
 * walked past, never counted.
 */
final class Selection {

  private final PageFile file;
  private final int size;
  private final MemorySegment map;
  private final Links links;
  private final Query query;
  private final Visibility visibility;

  /** Entries before it are not later than {@code addedAfter}. */
  private final int added;

  /** Entries before it belong to earlier pages. */
  private final int start;

  private final long[] types;
  private final long[] exact;
  private final boolean all;
  private final PageEntry.Check check = new PageEntry.Check();

  Selection(PageFile file, Query query, Visibility visibility) {
    this.file = file;
    this.size = file.size();
    this.map = file.map();
    this.links = file.chains().links();
    this.query = query;
    this.visibility = visibility;
    OptionalLong after = query.addedAfter();
    if (after.isEmpty()) {
      added = 0;
    } else if (after.getAsLong() == Long.MAX_VALUE) {
      added = size;
    } else {
      added = file.firstAtLeast(PageEntry.MICROS, after.getAsLong() + 1, size);
    }
    start =
        query.from() == 0
            ? added
            : Math.max(added, file.firstAtLeast(PageEntry.SEQUENCE, query.from(), size));
    types = query.types().stream().mapToLong(file.hash()::of).sorted().toArray();
    exact = query.versions().exact().stream().mapToLong(Long::longValue).sorted().toArray();
    all = query.versions().all();
  }

  /** Cuts the page from the whole collection. */
  Slice scan() throws DamagedPageException {
    Cut cut = new Cut(Math.min(query.limit(), size - start));
    for (int entry = start; entry < size; entry++) {
      if (matches(entry) && !cut.take(entry)) {
        break;
      }
    }
    return cut.slice();
  }

  /**
   * Cuts the page from the shares of some ids.
   *
   * @param heads entries that ids were found at
   */
  Slice gather(int[] heads) throws DamagedPageException {
    int[] found = new int[16];
    int count = 0;
    for (int head : heads) {
      for (int entry = head; entry != IdTable.NONE; entry = Links.entry(links.lesser(entry))) {
        if (entry >= start && entry < size && matches(entry)) {
          if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
          }
          found[count++] = entry;
        }
      }
    }
    Arrays.sort(found, 0, count);
    Cut cut = new Cut(Math.min(query.limit(), count));
    for (int i = 0; i < count && cut.take(found[i]); i++) {}
    return cut.slice();
  }

  /** The entry where an id's shares are found, or {@link IdTable#NONE}. */
  int head(String id, LongPredicate isOfId) throws DamagedPageException {
    int head = file.chains().greatest(file.hash().of(id), file);
    for (int entry = head; entry != IdTable.NONE; entry = Links.entry(links.lesser(entry))) {
      long offset = PageEntry.offset(entry);
      if (entry < size && readable(entry) && ensureWhole(offset, entry)) {
        return isOfId.test(PageEntry.longAt(map, offset, PageEntry.PLACE)) ? head : IdTable.NONE;
      }
    }
    return IdTable.NONE;
  }

  private boolean matches(int entry) {
    long offset = PageEntry.offset(entry);
    // A rare type leaves out most entries, and costs least to ask for.
    if (types.length > 0 && !contains(types, PageEntry.longAt(map, offset, PageEntry.TYPE_HASH))) {
      return false;
    }
    if (!PageEntry.isShare(PageEntry.kind(map, offset))
        || !visibility.mayRead(PageEntry.intAt(map, offset, PageEntry.AUDIENCE))
        || links.removed(entry)) {
      return false;
    }
    return all
        || (query.versions().last() && isLast(entry))
        || (query.versions().first() && isFirst(entry))
        || (exact.length > 0 && contains(exact, PageEntry.longAt(map, offset, PageEntry.VERSION)));
  }

  /** What every other share of an id must pass to stand before one that matches. */
  private boolean rivals(int entry) {
    return entry >= added && entry < size && readable(entry);
  }

  private boolean readable(int entry) {
    long offset = PageEntry.offset(entry);
    return PageEntry.isShare(PageEntry.kind(map, offset))
        && visibility.mayRead(PageEntry.intAt(map, offset, PageEntry.AUDIENCE))
        && !links.removed(entry);
  }

  /** No greater version is readable, and no earlier share of the same version. */
  private boolean isLast(int entry) {
    int link = links.lesser(entry);
    while (Links.sameVersion(link)) {
      int other = Links.entry(link);
      if (rivals(other)) {
        return false;
      }
      link = links.lesser(other);
    }
    boolean same = true;
    link = links.greater(entry);
    while (link != 0) {
      int other = Links.entry(link);
      same &= Links.sameVersion(link);
      if (!same && rivals(other)) {
        return false;
      }
      link = links.greater(other);
    }
    return true;
  }

  /** No lesser version is readable, and no earlier share of the same version. */
  private boolean isFirst(int entry) {
    int link = links.lesser(entry);
    while (link != 0) {
      int other = Links.entry(link);
      if (rivals(other)) {
        return false;
      }
      link = links.lesser(other);
    }
    return true;
  }

  private static boolean contains(long[] sorted, long value) {
    return sorted.length == 1 ? sorted[0] == value : Arrays.binarySearch(sorted, value) >= 0;
  }

  /** Whether the entry stands as it was written; it may just be being blotted out. */
  private boolean ensureWhole(long offset, int entry) throws DamagedPageException {
    if (check.whole(map, offset)) {
      return PageEntry.isShare(PageEntry.kind(map, offset));
    }
    if (links.removed(entry)) {
      return false;
    }
    throw new DamagedPageException("entry " + entry + " is damaged");
  }

  /** The page so far. */
  private final class Cut {

    private long[] sequences;
    private long[] places;
    private int[] lengths;
    private long[] micros;
    private final BitSet watched = new BitSet();
    private int count;
    private OptionalLong next = OptionalLong.empty();

    Cut(int most) {
      int room = Math.min(most, 1024);
      sequences = new long[room];
      places = new long[room];
      lengths = new int[room];
      micros = new long[room];
    }

    /** Takes an entry, or notes it as the beginning of the next page: then false. */
    boolean take(int entry) throws DamagedPageException {
      long offset = PageEntry.offset(entry);
      if (!ensureWhole(offset, entry)) {
        return true;
      }
      long sequence = PageEntry.longAt(map, offset, PageEntry.SEQUENCE);
      if (count == query.limit()) {
        next = OptionalLong.of(sequence);
        return false;
      }
      if (count == sequences.length) {
        resize((int) Math.min(count * 2L, Math.min(query.limit(), size)));
      }
      sequences[count] = sequence;
      places[count] = PageEntry.longAt(map, offset, PageEntry.PLACE);
      lengths[count] = PageEntry.intAt(map, offset, PageEntry.LENGTH);
      micros[count] = PageEntry.longAt(map, offset, PageEntry.MICROS);
      if (visibility.isWatched(PageEntry.intAt(map, offset, PageEntry.AUDIENCE))) {
        watched.set(count);
      }
      count++;
      return true;
    }

    private void resize(int room) {
      sequences = Arrays.copyOf(sequences, room);
      places = Arrays.copyOf(places, room);
      lengths = Arrays.copyOf(lengths, room);
      micros = Arrays.copyOf(micros, room);
    }

    Slice slice() {
      if (count < sequences.length) {
        resize(count);
      }
      return new Slice(sequences, places, lengths, micros, watched, next);
    }
  }
}
