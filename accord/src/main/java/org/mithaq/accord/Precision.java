package org.mithaq.accord;

/** How a counted number is meant. */
public enum Precision implements Word {
  EXACTLY("exactly"),
  ABOUT("about"),
  AT_LEAST("at-least"),
  MORE_THAN("more-than");

  private final String word;

  Precision(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
