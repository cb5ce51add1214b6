package org.mithaq.accord;

/**
 * How a state comes to be bound, or stops (Vienna Convention on the Law of Treaties, articles 11 to
 * 16 and 54).
 */
public enum TreatyAction implements Word {
  SIGNATURE("signature"),
  RATIFICATION("ratification"),
  ACCEPTANCE("acceptance"),
  APPROVAL("approval"),
  ACCESSION("accession"),
  WITHDRAWAL("withdrawal");

  private final String word;

  TreatyAction(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether it binds the state; a signature alone does not (VCLT articles 14 and 18). */
  public boolean binds() {
    return switch (this) {
      case RATIFICATION, ACCEPTANCE, APPROVAL, ACCESSION -> true;
      case SIGNATURE, WITHDRAWAL -> false;
    };
  }
}
