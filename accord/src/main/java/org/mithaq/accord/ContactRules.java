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
      throw new RefusedException("languages says in which languages one can talk: name one");
    }
    try {
      ZoneId.of(terms.timeZone());
    } catch (DateTimeException e) {
      throw new RefusedException(
          "time_zone is «%s», which is no zone such as Africa/Nairobi".formatted(terms.timeZone()));
    }
  }

  void check(ContactDetails details) throws RefusedException {
    own(contact(details.terms().contact()).terms().party());
    if (details.terms().channels().isEmpty()) {
      throw new RefusedException("channels is empty: name a way to reach the contact");
    }
  }

  void check(ContactCheck check) throws RefusedException {
    String party = contact(check.terms().contact()).terms().party();
    if (submitter.id().equals(party)) {
      throw new RefusedException("that a contact can be reached others find out");
    }
    if (!submitter.depositary() && !known.isSteward(submitter.id())) {
      throw new RefusedException("contacts are checked by the depositary and by stewards");
    }
  }

  private Contact contact(String id) throws RefusedException {
    return known
        .contact(id)
        .orElseThrow(() -> new RefusedException("the register has no contact " + id));
  }

  private void own(String party) throws RefusedException {
    if (!party.equals(submitter.id())) {
      throw new RefusedException("a party keeps its own contacts; this one is another party's");
    }
  }
}
