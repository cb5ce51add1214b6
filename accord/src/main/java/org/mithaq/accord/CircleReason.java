package org.mithaq.accord;

/** Why the rules of memberships refuse. */
enum CircleReason implements Reason {
  TOO_MANY_MEMBERSHIPS(
      "there are %s memberships of this party by you already, as many as there can be"),
  SIGNED("memberships are notified or reported, not signed"),
  BASIS("only the circle's steward gives another basis than «reported», and not for a claim"),
  CORRECTED_BY_OTHERS("only the circle's steward corrects a membership"),
  CORRECTS_NOTHING("corrects_ref names no membership of this party in this circle: %s");

  private final String template;

  CircleReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("circle", this);
  }

  @Override
  public String template() {
    return template;
  }
}
