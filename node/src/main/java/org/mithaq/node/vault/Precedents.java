package org.mithaq.node.vault;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the collections already hold of an object: asked by the writer before it commits. Answers
 * are as of the last committed act.
 */
public interface Precedents {

  /** One live share of an object in a collection. */
  record Share(
      long sequence, long micros, long place, int length, long versionNanos, int audience) {}

  /**
   * All live shares of an object in a collection, oldest first; with the given version alone if one
   * is given.
   *
   * @throws LedgerBusyException while this cannot be told because the collection's pages are being
   *     rebuilt: drafts for it have to wait, those for others need not
   */
  List<Share> sharesOf(UUID collection, String id, Optional<Long> versionNanos)
      throws LedgerBusyException;
}
