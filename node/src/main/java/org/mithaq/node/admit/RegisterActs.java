package org.mithaq.node.admit;

import java.nio.ByteBuffer;
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
    ByteBuffer object = ByteBuffer.allocate(act.length());
    records.copyObject(act.place(), act.sequence(), act.length(), object);
    return ObjectReader.isRuled(act.shown().type(), object.array(), 0, act.length());
  }
}
