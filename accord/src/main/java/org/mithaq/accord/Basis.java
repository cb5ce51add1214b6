package org.mithaq.accord;

/** On what evidence something stands in the register. */
public enum Basis implements Word {
  /** The party signed it with a key that it had registered. */
  SIGNED_ACT("signed-act"),
  /** The depositary notified it. */
  DEPOSITARY_NOTICE("depositary-notice"),
  /** A public source says so. */
  REPORTED("reported");

  private final String word;

  Basis(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
