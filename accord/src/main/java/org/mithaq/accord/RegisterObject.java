package org.mithaq.accord;

/**
 * An object of the register, read from STIX. Register objects have one version each; identities
 * more.
 */
public sealed interface RegisterObject
    permits Accord,
        PartyIdentity,
        Position,
        Circle,
        Membership,
        Undertaking,
        Progress,
        Remark,
        Signature,
        Translation,
        Objection,
        Matter {

  /** The STIX id. */
  String id();
}
