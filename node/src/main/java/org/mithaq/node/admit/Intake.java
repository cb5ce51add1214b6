package org.mithaq.node.admit;

import java.util.List;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;

/** The one way in. */
public interface Intake {

  /**
   * Takes the objects of a TAXII envelope, one by one: a bad object does not reject its neighbours.
   * The caller may write to the collection (already checked).
   *
   * @param body UTF-8 JSON; not changed afterwards by anyone
   * @return one result for each object, in their order
   * @throws MalformedBodyException when there is no envelope to read objects from; nothing was
   *     stored
   */
  List<ObjectResult> submit(Caller caller, CollectionSettings collection, byte[] body, int length)
      throws MalformedBodyException,
          LedgerBusyException,
          LedgerReadOnlyException,
          InterruptedException;

  /**
   * Takes versions of an object that the caller may read out of a collection.
   *
   * @return how many versions were removed; 0 when there is nothing that the caller may read
   * @throws NotOwnerException when it is another party's to remove
   */
  int remove(
      Caller caller,
      Visibility visibility,
      CollectionSettings collection,
      String id,
      VersionMatch versions)
      throws NotOwnerException, LedgerBusyException, LedgerReadOnlyException, InterruptedException;
}
