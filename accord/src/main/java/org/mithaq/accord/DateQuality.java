package org.mithaq.accord;

/** How well a day is known. */
public enum DateQuality implements Word {
  EXACT("exact"),
  /** On that day or on one before. */
  BY("by"),
  UNKNOWN("unknown");

  private final String word;

  DateQuality(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
