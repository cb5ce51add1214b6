package org.mithaq.node.index;

import java.lang.foreign.MemorySegment;

/**
 * The shares of each id in order of version, equal ones in order of commit. What is in memory
 * beside a page file; made anew from it at open. One thread writes, readers need no lock.
 */
final class Chains {

  private final Links links = new Links();
  private final IdTable table;

  Chains(int entries) {
    table = new IdTable(entries);
    links.reserve(entries);
  }

  Links links() {
    return links;
  }

  /** The share with the greatest version among those of an id's hash, or {@link IdTable#NONE}. */
  int greatest(long idHash, PageFile file) {
    return table.find(idHash, entry -> file.idHash(entry) == idHash);
  }

  /** Enters a written entry: a share finds its place in its chain, a removal does its work. */
  void enter(int entry, PageFile file) {
    MemorySegment map = file.map();
    long offset = PageEntry.offset(entry);
    links.reserve(entry + 1);
    switch (PageEntry.kind(map, offset)) {
      case PageEntry.VERSIONED, PageEntry.UNVERSIONED -> insert(entry, map, offset, file);
      case PageEntry.REMOVES_ONE -> {
        int target = file.find(PageEntry.longAt(map, offset, PageEntry.TARGET), entry);
        if (target >= 0 && PageEntry.isShare(PageEntry.kind(map, PageEntry.offset(target)))) {
          links.remove(target);
        }
      }
      case PageEntry.REMOVES_VERSION -> removeShares(map, offset, file, false);
      case PageEntry.REMOVES_ALL -> removeShares(map, offset, file, true);
      default -> {}
    }
  }

  private void insert(int entry, MemorySegment map, long offset, PageFile file) {
    long hash = PageEntry.longAt(map, offset, PageEntry.ID_HASH);
    long rank = PageEntry.rank(map, offset);
    int head = greatest(hash, file);
    int greater = IdTable.NONE;
    int lesser = head;
    // The newest entry goes above its equals: they are in order of commit.
    while (lesser != IdTable.NONE && PageEntry.rank(map, PageEntry.offset(lesser)) > rank) {
      greater = lesser;
      lesser = Links.entry(links.lesser(lesser));
    }
    boolean sameAsLesser =
        lesser != IdTable.NONE && PageEntry.rank(map, PageEntry.offset(lesser)) == rank;
    links.lesser(entry, lesser == IdTable.NONE ? 0 : Links.link(lesser, sameAsLesser));
    links.greater(entry, greater == IdTable.NONE ? 0 : Links.link(greater, false));
    if (lesser != IdTable.NONE) {
      links.greater(lesser, Links.link(entry, sameAsLesser));
    }
    if (greater == IdTable.NONE) {
      table.put(hash, entry, other -> file.idHash(other) == hash);
    } else {
      links.lesser(greater, Links.link(entry, false));
    }
  }

  private void removeShares(MemorySegment map, long offset, PageFile file, boolean all) {
    long version = PageEntry.longAt(map, offset, PageEntry.VERSION);
    int entry = greatest(PageEntry.longAt(map, offset, PageEntry.ID_HASH), file);
    while (entry != IdTable.NONE) {
      if (all || PageEntry.longAt(map, PageEntry.offset(entry), PageEntry.VERSION) == version) {
        links.remove(entry);
      }
      entry = Links.entry(links.lesser(entry));
    }
  }

  /**
   * Takes a share out of its chain while its bytes still stand; readers that are on it go on by its
   * own links.
   */
  void leave(int entry, PageFile file) {
    MemorySegment map = file.map();
    links.remove(entry);
    long hash = PageEntry.longAt(map, PageEntry.offset(entry), PageEntry.ID_HASH);
    int head = greatest(hash, file);
    int lesser = Links.entry(links.lesser(entry));
    int greater = Links.entry(links.greater(entry));
    boolean both = lesser != IdTable.NONE && greater != IdTable.NONE;
    boolean same =
        both
            && PageEntry.rank(map, PageEntry.offset(lesser))
                == PageEntry.rank(map, PageEntry.offset(greater));
    if (greater != IdTable.NONE) {
      links.lesser(greater, both ? Links.link(lesser, same) : 0);
    }
    if (lesser != IdTable.NONE) {
      links.greater(lesser, both ? Links.link(greater, same) : 0);
      if (head == entry) {
        table.put(hash, lesser, other -> file.idHash(other) == hash);
      }
    }
  }

  /** Bytes outside the heap. */
  long bytes() {
    return links.bytes() + table.bytes();
  }
}
