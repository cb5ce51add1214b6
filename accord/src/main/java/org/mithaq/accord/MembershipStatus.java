package org.mithaq.accord;

/** How a party stands to a circle. */
public enum MembershipStatus implements Word {
  MEMBER("member"),
  OBSERVER("observer"),
  LEFT("left"),
  SUSPENDED("suspended"),
  REFUSED("refused");

  private final String word;

  MembershipStatus(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
