package org.mithaq.node;

import java.io.IOException;
import java.util.Optional;
import org.mithaq.node.contact.ContactChecks;
import org.mithaq.node.notify.Courier;
import org.mithaq.node.notify.Subscriptions;
import org.mithaq.node.site.Confirmations;

/**
 * Knows the codes of all links.
 *
 * @param checks none where nobody keeps a directory of contacts
 */
record ConfirmDesk(Subscriptions subscriptions, Courier courier, Optional<ContactChecks> checks)
    implements Confirmations {

  @Override
  public Optional<Purpose> purpose(String code) {
    if (subscriptions.waitingFor(code).isPresent()) {
      return Optional.of(Purpose.SUBSCRIPTION);
    }
    return checks.filter(each -> each.isOpen(code)).map(_ -> Purpose.CONTACT);
  }

  @Override
  public Optional<Purpose> confirm(String code) throws IOException {
    if (courier.confirm(code)) {
      return Optional.of(Purpose.SUBSCRIPTION);
    }
    return checks.isPresent() && checks.get().answer(code)
        ? Optional.of(Purpose.CONTACT)
        : Optional.empty();
  }
}
