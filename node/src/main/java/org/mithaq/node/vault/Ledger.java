package org.mithaq.node.vault;

import java.util.List;

/** Where admitted acts become durable. */
public interface Ledger {

  /**
   * Commits drafts in their order; those of one call get consecutive numbers. Blocks (on a virtual
   * thread) until they are durable and can be read through the index.
   *
   * @return one outcome for each draft, in their order
   * @throws LedgerBusyException when the queue is full, the clock is behind, or the disk is full:
   *     nothing was stored, try again later
   * @throws LedgerReadOnlyException when this node must not write
   */
  List<Outcome> commit(List<Draft> drafts, org.mithaq.node.access.Visibility submitter)
      throws LedgerBusyException, LedgerReadOnlyException, InterruptedException;
}
