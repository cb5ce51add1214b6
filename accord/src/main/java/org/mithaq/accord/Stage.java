package org.mithaq.accord;

/** How far an undertaking is. */
public enum Stage implements Word {
  ANNOUNCED("announced"),
  PENDING_APPROVAL("pending-approval"),
  IN_FORCE("in-force"),
  DONE("done"),
  ABANDONED("abandoned"),
  REORGANISED("reorganised");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
