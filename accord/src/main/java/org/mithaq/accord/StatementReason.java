package org.mithaq.accord;

/** Why the rules of joint statements refuse. */
enum StatementReason implements Reason {
  TWO_TEXTS("there are two texts in «%s»"),
  CLAUSES_DIFFER("the texts do not have the same clauses, each once"),
  THRESHOLD("threshold is %s, but %s can sign"),
  CLOSED("closes is over already"),
  NO_STATEMENT(
      "there is no statement %s for you; a cosignature comes after its statement was taken"),
  OTHER_TEXT("statement_digest is not the statement's: what was signed is another text"),
  OTHER_PARTY("a party signs for itself: party_ref names another"),
  UNSIGNED("a cosignature is signed with the party's key: add the signature over it to the body"),
  SIGNED_ALREADY("the party has signed already"),
  NOT_INVITED("the party was not invited to sign"),
  NOT_SIGNED("the party's name does not stand under it"),
  RESERVES_WITHDRAWING("who withdraws makes no reservations"),
  NO_CLAUSE("there is no clause «%s»");

  private final String template;

  StatementReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("statement", this);
  }

  @Override
  public String template() {
    return template;
  }
}
