package org.mithaq.accord;

/** What a remark on the register is. */
public enum RemarkKind implements Word {
  /** What strained or eased relations; never scored. */
  CONTEXT("context"),
  /** How many of a category someone counted on a day. */
  FIGURE("figure");

  private final String word;

  RemarkKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
