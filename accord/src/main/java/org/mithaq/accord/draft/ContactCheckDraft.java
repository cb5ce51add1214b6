package org.mithaq.accord.draft;

import org.mithaq.accord.ContactCheck;
import org.mithaq.accord.Extensions;

/** Whether a contact was reached. */
public record ContactCheckDraft(Head head, ContactCheck.Terms terms) implements Draft {

  public ContactCheckDraft {
    Check.reference("contact_ref", "contact", terms.contact());
    Check.text("note", terms.note());
  }

  @Override
  public String type() {
    return "contact-check";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.CONTACT_CHECK,
        json -> {
          json.text("contact_ref", terms.contact());
          json.text("result", terms.reached() ? "reached" : "not-reached");
          if (terms.seconds().isPresent()) {
            json.number("seconds", terms.seconds().getAsInt());
          }
          json.text("note", terms.note());
        });
  }
}
