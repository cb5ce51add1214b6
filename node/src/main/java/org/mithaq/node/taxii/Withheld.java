package org.mithaq.node.taxii;

import org.mithaq.node.vault.DamagedRecordException;

/** Told of records that a page would have held but that cannot be given out. */
@FunctionalInterface
public interface Withheld {

  /** Called for erased records too; {@link DamagedRecordException#erased()} tells them apart. */
  void withheld(long sequence, DamagedRecordException why);
}
