package org.mithaq.accord;

/** What a party does with its name under a statement. */
public enum CosignatureAct implements Word {
  SIGNS("signs"),
  WITHDRAWS("withdraws");

  private final String word;

  CosignatureAct(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
