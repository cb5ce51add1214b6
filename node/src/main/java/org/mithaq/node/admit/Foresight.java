package org.mithaq.node.admit;

import java.util.List;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.vault.LedgerBusyException;

/** Tells what would become of a submission, by the rules of {@link Intake}, and stores nothing. */
@FunctionalInterface
public interface Foresight {

  /**
   * Judges the objects of a TAXII envelope. The caller may write to the collection (already
   * checked).
   *
   * @return one answer for each object, in their order; what others commit meanwhile may change it
   * @throws MalformedBodyException when there is no envelope to read objects from
   */
  List<Foreseen> foresee(Caller caller, CollectionSettings collection, byte[] body, int length)
      throws MalformedBodyException, LedgerBusyException, InterruptedException;
}
