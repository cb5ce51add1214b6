package org.mithaq.node.assistance;

import org.mithaq.accord.Word;

/** Why a joint finding is not proposed, signed or dropped; pages say it in their own languages. */
public enum FindingRefusal implements Word {
  ACCOUNT("account", "Your account enters nothing in this case for its party."),
  NOT_NOW(
      "not-now",
      "A joint finding comes after the response, or after the time for it, and before the case is"
          + " over."),
  WAITS("waits", "A joint finding of your party waits in this case already: take it back first."),
  MANY("many", "As many joint findings wait as there may: take one back, or come back later."),
  KEY("key", "Your party has no such key in the register."),
  SIGNATURE(
      "signature",
      "The signature does not fit: it is over another text, for another party, case or log, or by"
          + " another key. Read the text again and sign it."),
  CHANGED("changed", "This is not the text that waits now: read it again before you sign it."),
  OWN("own", "Your side proposed it: the other side signs or declines it."),
  OTHERS("others", "Another party proposed it: that one takes it back."),
  THEIR_KEY(
      "their-key",
      "The party that proposed it has no more the key that it signed with: it has to propose it"
          + " again."),
  SIGNED("signed", "It is signed already, and stands in the case.");

  private final String word;
  private final String sentence;

  FindingRefusal(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  @Override
  public String word() {
    return word;
  }

  public String sentence() {
    return sentence;
  }
}
