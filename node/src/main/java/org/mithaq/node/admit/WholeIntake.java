package org.mithaq.node.admit;

import java.util.List;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;

/** The one way in, for objects that mean something only together. */
@FunctionalInterface
public interface WholeIntake {

  /**
   * As {@link Intake#submit}, but takes all objects of the envelope or none of them: either every
   * result is a success or none is. They become durable together.
   */
  List<ObjectResult> submitWhole(
      Caller caller, CollectionSettings collection, byte[] body, int length)
      throws MalformedBodyException,
          LedgerBusyException,
          LedgerReadOnlyException,
          InterruptedException;
}
