package org.mithaq.node.vault;

import java.util.Optional;
import org.mithaq.node.access.Visibility;

/** Decides, on the writer's thread, what must be decided against everything committed so far. */
public interface Verdict {

  /**
   * Looks at what is already there of the draft's object.
   *
   * @param submitter what the submitter may read: nothing else decides the answer
   * @return empty when the draft becomes a new act
   * @throws LedgerBusyException when what is there cannot be told at the moment
   */
  Optional<Outcome> on(Draft draft, Visibility submitter) throws LedgerBusyException;
}
