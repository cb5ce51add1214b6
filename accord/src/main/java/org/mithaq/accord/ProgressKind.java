package org.mithaq.accord;

/** What a word on an undertaking is. */
public enum ProgressKind implements Word {
  /** It has come to a stage. */
  STAGE("stage"),
  /** By who undertook it. */
  REPORT("report"),
  /** By anyone else. */
  COMMENT("comment"),
  /** To a comment, by who undertook it. */
  REPLY("reply"),
  MEETING("meeting"),
  OUTCOME("outcome"),
  /** It was revised; the period of review begins anew. */
  REVIEW("review");

  private final String word;

  ProgressKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
