package org.mithaq.node.index;

import java.util.UUID;
import org.mithaq.node.access.Visibility;

/** Cuts pages from collections, applying the reader's visibility before anything else. */
public interface Pages {

  /**
   * One page of a collection, in order of commit. «Last» is the greatest version among those that
   * the reader may read and that pass all other filters; of equal versions (renditions of an
   * unversioned object) «first» is the earliest.
   *
   * @throws RebuildingException while the collection's page file is being rebuilt
   */
  Slice select(UUID collection, Query query, Visibility visibility) throws RebuildingException;
}
