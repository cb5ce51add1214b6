package org.mithaq.accord;

/** The steps of a case, and who takes them. */
public enum CaseEntryKind implements Word {
  /** Another state makes the claim its own. */
  JOIN("join", By.ANY_STATE),
  EVIDENCE("evidence", By.SIDES),
  /** Shows what a commitment was to. */
  OPENING("opening", By.SIDES),
  /** Serves the claim on the respondent; the time for a response begins. */
  NOTICE("notice", By.CLAIMANT),
  /** Says that the notice was received, and agrees to nothing. */
  ACKNOWLEDGEMENT("acknowledgement", By.RESPONDENT),
  /** Gives more time. */
  EXTENSION("extension", By.CLAIMANT),
  RESPONSE("response", By.RESPONDENT),
  /** What was done with what was known: told when, capacity asked for, action taken. */
  DUE_DILIGENCE("due-diligence", By.SIDES),
  /** What both sides find; the other side signs it. */
  FINDING("finding", By.SIDES),
  DISAGREEMENT("disagreement", By.SIDES),
  MEASURE("measure", By.CLAIMANT),
  FOLLOW_UP("follow-up", By.SIDES),
  /** By whoever is no side. */
  OBSERVATION("observation", By.OTHERS),
  /** By or for anyone who is named. */
  CORRECTION("correction", By.ANYONE),
  CLOSURE("closure", By.CLAIMANT),
  WITHDRAWAL("withdrawal", By.CLAIMANT);

  /** Who takes a step. */
  enum By {
    CLAIMANT,
    RESPONDENT,
    SIDES,
    ANY_STATE,
    OTHERS,
    ANYONE
  }

  private final String word;
  private final By by;

  CaseEntryKind(String word, By by) {
    this.word = word;
    this.by = by;
  }

  @Override
  public String word() {
    return word;
  }

  By by() {
    return by;
  }

  /**
   * Whether it moves the case: whoever reads a case sees how far it is, so that none stands as open
   * before readers from whom its end was kept.
   */
  public boolean moves() {
    return switch (this) {
      case NOTICE, EXTENSION, CLOSURE, WITHDRAWAL -> true;
      default -> false;
    };
  }
}
