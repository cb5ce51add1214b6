package org.mithaq.accord;

/** What a party signs with. */
public enum KeyAlgorithm implements Word {
  /** RFC 8032. */
  ED25519("ed25519"),
  /** FIPS 204. */
  ML_DSA_44("ml-dsa-44");

  private final String word;

  KeyAlgorithm(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
