package org.mithaq.accord;

/** Whom one wants to reach. */
public enum ContactKind implements Word {
  DIPLOMATIC("diplomatic"),
  TECHNICAL("technical"),
  LAW_ENFORCEMENT("law-enforcement");

  private final String word;

  ContactKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
