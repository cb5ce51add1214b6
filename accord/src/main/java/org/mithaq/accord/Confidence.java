package org.mithaq.accord;

/** How far whoever states it trusts a piece of evidence. */
public enum Confidence implements Word {
  LOW("low"),
  MODERATE("moderate"),
  HIGH("high");

  private final String word;

  Confidence(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
