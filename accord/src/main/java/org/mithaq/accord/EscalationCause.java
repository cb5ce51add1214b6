package org.mithaq.accord;

/** Why a request is escalated. */
public enum EscalationCause implements Word {
  /** The party keeps no contact. */
  NO_CONTACT("no-contact"),
  /** The time to acknowledge is over. */
  NO_ACKNOWLEDGEMENT("no-acknowledgement"),
  /** The time to answer is over. */
  NO_ANSWER("no-answer");

  private final String word;

  EscalationCause(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
