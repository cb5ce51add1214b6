package org.mithaq.node.index;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.node.vault.Precedents.Share;

/** Reads what a page file holds of one id, whoever may read it. */
final class ChainWalk {

  private ChainWalk() {}

  /** The live shares under the id's hash, the greatest version first. */
  static List<Share> live(PageFile file, String id, Optional<Long> version)
      throws DamagedPageException {
    List<Share> shares = new ArrayList<>();
    int size = file.size();
    MemorySegment map = file.map();
    Links links = file.chains().links();
    PageEntry.Check check = new PageEntry.Check();
    int entry = file.chains().greatest(file.hash().of(id), file);
    for (; entry != IdTable.NONE; entry = Links.entry(links.lesser(entry))) {
      if (entry < size && !links.removed(entry)) {
        long offset = PageEntry.offset(entry);
        if (!check.whole(map, offset)) {
          throw new DamagedPageException("entry " + entry + " is damaged");
        }
        long own = PageEntry.longAt(map, offset, PageEntry.VERSION);
        if (version.isPresent() && own < version.get()) {
          break;
        }
        if (version.isEmpty() || version.get() == own) {
          shares.add(share(map, offset, own));
        }
      }
    }
    return shares;
  }

  private static Share share(MemorySegment map, long offset, long version) {
    return new Share(
        PageEntry.longAt(map, offset, PageEntry.SEQUENCE),
        PageEntry.longAt(map, offset, PageEntry.MICROS),
        PageEntry.longAt(map, offset, PageEntry.PLACE),
        PageEntry.intAt(map, offset, PageEntry.LENGTH),
        version,
        PageEntry.intAt(map, offset, PageEntry.AUDIENCE));
  }
}
