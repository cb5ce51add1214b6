package org.mithaq.accord;

/** How it was checked that someone may act for a party. */
public enum MandateKind implements Word {
  /** Control of a domain, and a named officer. */
  DOMAIN("domain"),
  /** The depositary's word. */
  DEPOSITARY("depositary"),
  /**
   * Head of state, head of government or foreign minister (Vienna Convention on the Law of
   * Treaties, article 7).
   */
  OFFICE("office"),
  /** Full powers, attached. */
  FULL_POWERS("full-powers");

  private final String word;

  MandateKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether the act itself does not show it: only who checked it can say so. */
  boolean isVouchedFor() {
    return this == DOMAIN || this == DEPOSITARY;
  }
}
