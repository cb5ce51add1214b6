package org.mithaq.accord;

/** Why the rules of parties refuse. */
enum PartyReason implements Reason {
  BY_OTHERS("only the depositary enters parties; a party may enter itself"),
  KEYS_UNPROVED("a party's first keys are proved with it: add its signature over the identity"),
  SLUG_TAKEN("there is a party «%s» already"),
  STATE_TAKEN("the state of %s is %s already: use that id"),
  COUNTRY_MISSING("a state has a country (ISO 3166-1 alpha-2)"),
  COUNTRY_INVENTED("country is %s: XA to XZ are for exercises"),
  COUNTRY_UNKNOWN("country is «%s», which is not in ISO 3166-1 alpha-2"),
  CHANGED_BY_OTHERS("only the depositary changes a party's category or country"),
  KEYS_OF_ANOTHER("only the party itself changes its keys"),
  CHANGED_WITH_KEYS("with a party's first keys its category and country stay"),
  KNOWN_AS("this node knows the party as %s: category and country must be these"),
  KNOWN_AS_OF("this node knows the party as %s of %s: category and country must be these");

  private final String template;

  PartyReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("party", this);
  }

  @Override
  public String template() {
    return template;
  }
}
