package org.mithaq.accord;

/**
 * What a state did with what it knew, step by step; who was behind the activity is another
 * question.
 */
public enum DiligenceStep implements Word {
  /** When it was told. */
  TOLD("told"),
  /** That it asked for means to act, or was offered some. */
  CAPACITY_ASKED("capacity-asked"),
  ACTION_TAKEN("action-taken");

  private final String word;

  DiligenceStep(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
