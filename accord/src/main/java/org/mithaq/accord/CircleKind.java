package org.mithaq.accord;

/** What holds a circle together. */
public enum CircleKind implements Word {
  GROUP("group"),
  ALLIANCE("alliance"),
  INITIATIVE("initiative"),
  REGION("region"),
  /** Two or more parties that talk with one another, by strands. */
  TRACK("track");

  private final String word;

  CircleKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
