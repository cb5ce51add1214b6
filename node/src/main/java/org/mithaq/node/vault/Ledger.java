package org.mithaq.node.vault;

import java.util.BitSet;
import java.util.List;
import org.mithaq.node.access.Visibility;

/** Where admitted acts become durable. */
public interface Ledger {

  /** About how many acts become durable at once; a unit of several has no more. */
  int BATCH_ACTS = 512;

  /** About how many bytes of objects become durable at once; a unit of several has no more. */
  long BATCH_BYTES = 2L << 20;

  /**
   * Commits drafts in their order; those of one call get consecutive numbers. Blocks (on a virtual
   * thread) until they are durable and can be read through the index.
   *
   * @return one outcome for each draft, in their order
   * @throws LedgerBusyException when the queue is full, the clock is behind, or the disk is full:
   *     nothing was stored, try again later
   * @throws LedgerReadOnlyException when this node must not write
   */
  default List<Outcome> commit(List<Draft> drafts, Visibility submitter)
      throws LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    return commit(drafts, new BitSet(), submitter);
  }

  /**
   * The same, with drafts that are one unit: durable together or not at all, whatever fails, and
   * refused together.
   *
   * @param joined bit i: draft i is one unit with the draft before it; two drafts of a unit are
   *     never about the same object version; a unit of several has at most {@link #BATCH_ACTS}
   *     drafts and {@link #BATCH_BYTES} bytes of objects
   * @throws IllegalArgumentException when a unit is larger
   */
  List<Outcome> commit(List<Draft> drafts, BitSet joined, Visibility submitter)
      throws LedgerBusyException, LedgerReadOnlyException, InterruptedException;
}
