package org.mithaq.accord;

/** Why the rules of contacts refuse. */
enum ContactReason implements Reason {
  NO_LANGUAGE("languages says in which languages one can talk: name one"),
  TIME_ZONE("time_zone is «%s», which is no zone such as Africa/Nairobi"),
  NO_CHANNEL("channels is empty: name a way to reach the contact"),
  CHECKED_BY_ITSELF("that a contact can be reached others find out"),
  CHECKED_BY_ANYONE("contacts are checked by the depositary and by stewards"),
  NO_CONTACT("the register has no contact %s"),
  NOT_OWN("a party keeps its own contacts; this one is another party's");

  private final String template;

  ContactReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("contact", this);
  }

  @Override
  public String template() {
    return template;
  }
}
