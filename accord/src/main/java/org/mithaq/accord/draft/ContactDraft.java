package org.mithaq.accord.draft;

import org.mithaq.accord.Contact;
import org.mithaq.accord.Extensions;

/** That a party can be reached. */
public record ContactDraft(Head head, Contact.Terms terms) implements Draft {

  public ContactDraft {
    Check.reference("party_ref", "identity", terms.party());
    terms.languages().forEach(Check::language);
  }

  @Override
  public String type() {
    return "contact";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.CONTACT,
        json -> {
          json.text("party_ref", terms.party());
          json.word("kind", terms.kind());
          json.texts("languages", terms.languages());
          json.text("time_zone", terms.timeZone());
          json.text("hours", terms.hours());
          if (terms.ended()) {
            json.flag("ended", true);
          }
        });
  }
}
