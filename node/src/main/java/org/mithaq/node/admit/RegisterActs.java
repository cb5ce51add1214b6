package org.mithaq.node.admit;

import org.mithaq.accord.ObjectReader;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;

/** Tells acts of the register, which nobody removes or erases, from others. */
public final class RegisterActs {

  private RegisterActs() {}

  /** Whether an act brought an object that the register's rules are for. */
  public static boolean isOne(Act act, Records records) throws DamagedRecordException {
    if (act.shown().kind() != ActKind.SHARE || !ObjectReader.mayBeNoted(act.shown().type())) {
      return false;
    }
    byte[] object = records.object(act.place(), act.sequence(), act.length());
    return ObjectReader.isRuled(act.shown().type(), object, 0, object.length);
  }
}
