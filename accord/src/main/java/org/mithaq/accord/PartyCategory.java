package org.mithaq.accord;

/** DESIGN §1: who can join. */
public enum PartyCategory implements Word {
  STATE("state"),
  PUBLIC_AUTHORITY("public-authority"),
  COMPANY("company"),
  CIVIL_SOCIETY("civil-society"),
  ACADEMIA("academia");

  private final String word;

  PartyCategory(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
