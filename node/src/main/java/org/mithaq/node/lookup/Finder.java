package org.mithaq.node.lookup;

import java.util.List;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.index.Hit;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.index.Sought;

/** Finds acts; see {@link org.mithaq.node.index.Lookup#search}. */
@FunctionalInterface
public interface Finder {

  /** At most {@code limit} hits, ascending by sequence number, none below {@code from}. */
  List<Hit> search(Sought sought, Visibility visibility, int limit, long from)
      throws RebuildingException;
}
