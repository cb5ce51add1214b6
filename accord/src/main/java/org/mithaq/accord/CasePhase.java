package org.mithaq.accord;

/** How far a case is. */
public enum CasePhase implements Word {
  /** Claim and evidence; nobody but those whom the claimants let in knows of it. */
  OPENED("opened"),
  /** Notice was served, and the time for a response runs. */
  NOTICED("noticed"),
  RESPONDED("responded"),
  /** The time is over and no reply is recorded, which says nothing more. */
  NO_REPLY("no-reply-recorded"),
  FOUND("joint-finding"),
  DISAGREED("disagreement"),
  MEASURES("measures"),
  CLOSED("closed"),
  WITHDRAWN("withdrawn");

  private final String word;

  CasePhase(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether the case is over. */
  public boolean isOver() {
    return this == CLOSED || this == WITHDRAWN;
  }
}
