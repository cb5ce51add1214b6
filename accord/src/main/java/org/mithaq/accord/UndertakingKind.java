package org.mithaq.accord;

/** What parties can say that they will do. */
public enum UndertakingKind implements Word {
  COMMITMENT("commitment"),
  POLICY("policy"),
  INSTITUTION("institution"),
  DIALOGUE("dialogue"),
  /** How a state holds that international law applies in cyberspace. */
  LEGAL_POSITION("legal-position");

  private final String word;

  UndertakingKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
