package org.mithaq.accord;

/** What a party holds of an accord. */
public enum Stance implements Word {
  SUPPORTS("supports"),
  DECLINED("declined"),
  WITHDRAWN("withdrawn");

  private final String word;

  Stance(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
