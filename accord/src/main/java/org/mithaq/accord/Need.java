package org.mithaq.accord;

/** What a request for assistance asks for. */
public enum Need implements Word {
  /** That something is taken offline. */
  TAKEDOWN("takedown"),
  /** That evidence is kept. */
  PRESERVATION("preservation"),
  DECRYPTION("decryption"),
  /** Support with attribution. */
  ATTRIBUTION("attribution"),
  /** Means to help, for who wants to and cannot. */
  CAPACITY("capacity");

  private final String word;

  Need(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
