package org.mithaq.accord;

/** Politically binding or legally. */
public enum AccordNature implements Word {
  POLITICAL("political"),
  TREATY("treaty");

  private final String word;

  AccordNature(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
