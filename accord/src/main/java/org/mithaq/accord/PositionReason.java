package org.mithaq.accord;

/** Why the rules of positions refuse. */
enum PositionReason implements Reason {
  NO_ACCORD("the register has no accord %s"),
  TOO_MANY("there are %s positions of this party by you already, as many as there can be"),
  BEFORE_ACCORD("date is %s, but the accord was opened on %s"),
  BASIS("only the party itself and the accord's depositary give another basis than «reported»"),
  POLITICAL_RESERVATION(
      "the accord is political: it knows no reservations and objections; use explanation"),
  POLITICAL_ACTION("the accord is political: action and declarations belong to treaties"),
  NO_ACTION("the accord is a treaty: say by which action, such as signature"),
  DECLINES_ACTING("stance and action do not agree: who declines does not act"),
  WITHDRAWAL("stance and action do not agree on withdrawal"),
  RESERVATIONS_PROHIBITED("the accord prohibits reservations"),
  OBJECTS_TO_NOTHING("position_ref names no other party's position with such a reservation: %s"),
  NO_CLAUSE("«%s» has no clause «%s» to make a reservation to"),
  SIGNED_BY_ANOTHER("a signed act is signed by the party whose position it is"),
  DOMAIN_MISPLACED("mandate.domain and method are for a mandate by domain"),
  VOUCHED_BY_OTHERS(
      "only the depositary says that it checked a mandate of kind «%s»: a party with "
          + "an account signs with its registered key; leave mandate out"),
  CHECKED_BY_OTHERS("mandate.checked is the day on which the depositary checked it: leave it out"),
  MANDATE_UNSIGNED("a mandate belongs to a signed act: leave it out"),
  MANDATE_MISSING(
      "a signed act that the depositary enters says how the mandate was checked (mandate)"),
  OFFICE_OF_NO_STATE(
      "offices and full powers are for states: who is no state leaves mandate out, "
          + "or joins by control of a domain or by the depositary's word"),
  DOMAIN_INCOMPLETE("a mandate by domain names the domain and an officer"),
  STATE_WITHOUT_OFFICE(
      "for a state its head, its head of government or its foreign minister acts "
          + "(announced_by.office, and mandate of kind office); under a treaty another "
          + "with full powers attached"),
  CORRECTED_BY_OTHERS(
      "only the party itself and the depositary correct a position; others make a claim"),
  CORRECTS_NOTHING("corrects_ref names no position of this party on this accord: %s");

  private final String template;

  PositionReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("position", this);
  }

  @Override
  public String template() {
    return template;
  }
}
