package org.mithaq.accord;

/** What a party signs with. */
public enum KeyAlgorithm implements Word {
  /** RFC 8032. */
  ED25519("ed25519", "Ed25519"),
  /** FIPS 204. */
  ML_DSA_44("ml-dsa-44", "ML-DSA-44");

  private final String word;
  private final String standardName;

  KeyAlgorithm(String word, String standardName) {
    this.word = word;
    this.standardName = standardName;
  }

  /** As the Java platform calls it. */
  String standardName() {
    return standardName;
  }

  @Override
  public String word() {
    return word;
  }
}
