package org.mithaq.accord.draft;

import org.mithaq.accord.ContactDetails;
import org.mithaq.accord.Extensions;

/** Who a contact is, and by which ways it is reached. */
public record ContactDetailsDraft(Head head, ContactDetails.Terms terms) implements Draft {

  public ContactDetailsDraft {
    Check.reference("contact_ref", "contact", terms.contact());
    Check.text("role", terms.role());
  }

  @Override
  public String type() {
    return "contact-details";
  }

  @Override
  public byte[] json() {
    return DraftJson.declared(
        this,
        Extensions.CONTACT_DETAILS,
        json -> {
          json.text("contact_ref", terms.contact());
          json.text("role", terms.role());
          json.text("name", terms.name());
          json.list(
              "channels",
              terms.channels(),
              channel -> {
                json.text("medium", channel.medium());
                json.text("address", channel.address());
                json.text("note", channel.note());
              });
          json.list(
              "keys",
              terms.keys(),
              key -> {
                json.text("purpose", key.purpose());
                json.text("fingerprint", key.fingerprint());
                json.text("key", key.key());
              });
        });
  }
}
