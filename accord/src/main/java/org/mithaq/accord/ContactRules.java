package org.mithaq.accord;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Whose contacts these are. */
final class ContactRules {

  private final Submitter submitter;
  private final Known known;

  ContactRules(Submitter submitter, Known known) {
    this.submitter = submitter;
    this.known = known;
  }

  void check(Contact contact) throws RefusedException {
    Contact.Terms terms = contact.terms();
    Checks.party(known, terms.party());
    own(terms.party());
    if (terms.languages().isEmpty()) {
      throw new RefusedException(ContactReason.NO_LANGUAGE);
    }
    try {
      ZoneId.of(terms.timeZone());
    } catch (DateTimeException e) {
      throw new RefusedException(ContactReason.TIME_ZONE, terms.timeZone());
    }
  }

  void check(ContactDetails details) throws RefusedException {
    own(contact(details.terms().contact()).terms().party());
    if (details.terms().channels().isEmpty()) {
      throw new RefusedException(ContactReason.NO_CHANNEL);
    }
  }

  void check(ContactCheck check) throws RefusedException {
    String party = contact(check.terms().contact()).terms().party();
    if (submitter.id().equals(party)) {
      throw new RefusedException(ContactReason.CHECKED_BY_ITSELF);
    }
    if (!submitter.depositary() && !known.isSteward(submitter.id())) {
      throw new RefusedException(ContactReason.CHECKED_BY_ANYONE);
    }
  }

  private Contact contact(String id) throws RefusedException {
    return known.contact(id).orElseThrow(() -> new RefusedException(ContactReason.NO_CONTACT, id));
  }

  private void own(String party) throws RefusedException {
    if (!party.equals(submitter.id())) {
      throw new RefusedException(ContactReason.NOT_OWN);
    }
  }
}
