package org.mithaq.accord;

/** Why the rules that requests, cases, incidents and contacts share refuse. */
enum MatterReason implements Reason {
  CLOCK("created is %s, but here it is %s: set the clock"),
  NO_INCIDENT("there is no incident %s for you that was reported under the accord");

  private final String template;

  MatterReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("matter", this);
  }

  @Override
  public String template() {
    return template;
  }
}
