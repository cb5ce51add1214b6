package org.mithaq.accord;

/** Why the rules of undertakings refuse. */
enum UndertakingReason implements Reason {
  BY_OTHERS(
      "only who undertakes it and the depositary enter it; for another's word say "
          + "whose it is in claimed_by"),
  CORRECTS_NOTHING("corrects_ref names no undertaking that you may correct"),
  NOT_SIGNED_BY_ALL(
      "by_refs names %s too: what several undertake the depositary enters, or all "
          + "others sign"),
  NO_UNDERTAKING("the register has no undertaking %s"),
  TOO_MANY_WORDS(
      "there are %s words of yours on this undertaking already, as many as there can be"),
  BEFORE_ANNOUNCED("date is %s, but the undertaking was announced on %s"),
  STAGE_MISSING("a progress of kind «stage» names the stage"),
  STAGE_IN_COMMENT("a comment moves no stage"),
  REPORTED_BY_OTHERS("only who undertook it and the depositary report on it; others comment"),
  NO_STRAND("the undertaking has no strand «%s»"),
  CORRECTS_NO_WORD(
      "corrects_ref names no word on this undertaking that you may correct: your own "
          + "are yours"),
  REPLY_TO_NOTHING("a reply names what it replies to in replies_to_ref"),
  REPLY_TO_NO_WORD("replies_to_ref names no word on this undertaking: %s"),
  NO_PRINCIPLE("«%s» has no principle «%s»"),
  NO_NORM("the norms of 2015 are paragraphs 13(a) to 13(k), not «%s»");

  private final String template;

  UndertakingReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("undertaking", this);
  }

  @Override
  public String template() {
    return template;
  }
}
