package org.mithaq.node.assistance;

import org.mithaq.accord.Reason;

/** Why a joint finding is not proposed, signed or dropped. */
public enum FindingReason implements Reason {
  ACCOUNT("your account enters nothing in this case for its party"),
  NOT_NOW(
      "a joint finding comes after the response, or after the time for it, and before the case is"
          + " over"),
  WAITS("a joint finding of your party waits in this case already: take it back first"),
  MANY("as many joint findings wait as there may: take one back, or come back later"),
  KEY("your party has no such key in the register"),
  SIGNATURE(
      "the signature does not fit: it is over another text, for another party, case or log, or by"
          + " another key; read the text again and sign it"),
  CHANGED("this is not the text that waits now: read it again before you sign it"),
  OWN("your side proposed it: the other side signs or declines it"),
  OTHERS("another party proposed it: that one takes it back"),
  THEIR_KEY(
      "the party that proposed it has no more the key that it signed with: it has to propose it"
          + " again"),
  SIGNED("it is not waiting any more: it was signed, declined or taken back at this very moment");

  private final String template;

  FindingReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("finding", this);
  }

  @Override
  public String template() {
    return template;
  }
}
