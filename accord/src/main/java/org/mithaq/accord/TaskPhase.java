package org.mithaq.accord;

/** How far one party is with what it was asked. */
public enum TaskPhase implements Word {
  /** Asked, and nothing was said yet. */
  OPEN("open"),
  ACKNOWLEDGED("acknowledged"),
  /** It asked back; its clock stands still. */
  ASKED_BACK("asked-back"),
  ACCEPTED("accepted"),
  DECLINED("declined"),
  DELIVERED("delivered"),
  /** Handed on to others, who are asked from then on. */
  TRANSFERRED("transferred");

  private final String word;

  TaskPhase(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether an answer was given: what is asked will be done, was done, or will not. */
  public boolean isAnswered() {
    return this == ACCEPTED || isOver();
  }

  /** Whether nothing more is expected of the party. */
  public boolean isOver() {
    return this == DECLINED || this == DELIVERED || this == TRANSFERRED;
  }
}
