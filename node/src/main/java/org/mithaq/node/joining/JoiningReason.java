package org.mithaq.node.joining;

import org.mithaq.accord.Reason;

/** Why somebody does not join. */
enum JoiningReason implements Reason {
  MANDATE_KIND("mandate.kind is domain, depositary, office or full-powers"),
  NO_OFFICER("mandate.officer names who acts"),
  DOMAIN("mandate.domain: %s"),
  METHOD("mandate.method is dns or https"),
  DOMAIN_MISPLACED("mandate.domain and method are for a mandate by domain"),
  LINE("mandate.%s is a line of at most %s characters"),
  ATTACHMENTS("mandate.attachments are at most 16, each with name and sha256 (small hexadecimal)"),
  ATTACHMENT_NAMELESS("an attachment has a name"),
  STATE_WITHOUT_OFFICE(
      "for a state a domain never suffices, nor does the depositary's word: its "
          + "head, its head of government or its foreign minister acts (kind office)"),
  OFFICE_OF_NO_STATE("who is no state acts by control of a domain or by the depositary's word"),
  OFFICE("mandate.office is head-of-state, head-of-government or foreign-minister"),
  FULL_POWERS("full powers are for a treaty, and are attached"),
  MANDATE_MISSING("the position does not give its mandate"),
  MANDATE_CHANGED(
      "the position's mandate is not the one that was checked: write it as the "
          + "application shows it, checked on %s"),
  OFFICE_CHANGED("announced_by.office is not the office that was examined"),
  ATTACHMENTS_CHANGED("the attachments are not those that were examined"),
  NO_ACCORD("this node keeps no accord «%s»"),
  ACTS_FOR_ITSELF("there is a party of this id already: it acts for itself"),
  REGISTERED(
      "the register has this party: send a version of its identity, with the same "
          + "created and a later modified"),
  LATER_VERSION("%s is no first version: modified is created"),
  NO_KEY("the identity names no key to sign with"),
  SLUG("the depositary gives slugs: leave it as it is, or out"),
  REAL_STATE("in a demo states are invented: their countries are XA to XZ"),
  SIGNATURE_OF_ANOTHER("the signature is for another accord"),
  KNOWN_AS("the register has the party as %s: category and country must be these"),
  KNOWN_AS_OF("the register has the party as %s of %s: category and country must be these"),
  POSITION_OF_ANOTHER("the position is another party's than the application"),
  POSITION_ELSEWHERE("the position is on another accord than the application"),
  NO_SUPPORT("who joins supports the accord by a signed act of its own"),
  JOINED_OTHERWISE("the party has joined by another position than this one"),
  ENTERED_MEANWHILE("the party was entered meanwhile: apply again as that one"),
  DATE("the position's date is exact, and not before the application (%s)"),
  MISPLACED("%s does not belong here"),
  NOT_TWO("objects are two: one %s, and one signature over it"),
  UNREADABLE("the body can't be read: %s"),
  FINDING("%s: %s"),
  REVOKED("%s is revoked"),
  MARKED("%s is marked: whoever joins does so in public"),
  NO_IDENTITY("the application holds no identity that can be read"),
  NO_PARTY("the application holds no identity of a party"),
  /** In the sentences of what refused the objects. */
  NOT_TAKEN("%s");

  private final String template;

  JoiningReason(String template) {
    this.template = template;
  }

  @Override
  public String word() {
    return Reason.word("joining", this);
  }

  @Override
  public String template() {
    return template;
  }
}
