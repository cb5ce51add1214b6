package org.mithaq.accord;

/** Why accords and circles are not opened. */
enum OpeningReason implements Reason {
  ACCORD_BY_OTHERS("only the depositary opens an accord"),
  CIRCLE_BY_OTHERS("only the depositary opens a circle"),
  ACCORD_TAKEN("there is an accord «%s» already"),
  CIRCLE_TAKEN("there is a circle «%s» already"),
  OTHER_DEPOSITARY("depositary_ref names another party than the one that submits"),
  TO_COME("opened is %s, which is still to come"),
  POLITICAL_IN_FORCE("a political accord does not enter into force"),
  PRINCIPLE_TWICE("the text in «%s» has two principles «%s»"),
  PRINCIPLES_DIFFER("the texts do not have the same principles");

  private final String template;

  OpeningReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("opening", this);
  }

  @Override
  public String template() {
    return template;
  }
}
