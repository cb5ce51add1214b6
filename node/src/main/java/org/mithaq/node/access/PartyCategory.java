package org.mithaq.node.access;

/** DESIGN §1: who can join. */
public enum PartyCategory {
  STATE("state"),
  PUBLIC_AUTHORITY("public-authority"),
  COMPANY("company"),
  CIVIL_SOCIETY("civil-society"),
  ACADEMIA("academia");

  private final String word;

  PartyCategory(String word) {
    this.word = word;
  }

  /** As it stands in API and files. */
  public String word() {
    return word;
  }
}
