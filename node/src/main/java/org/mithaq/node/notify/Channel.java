package org.mithaq.node.notify;

import java.time.Instant;
import java.util.Optional;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.outbound.WebAddress;

/** A way to tell somebody. */
sealed interface Channel {

  /**
   * To an address that said that it wants it.
   *
   * @param open what is missing until it does; empty once it did
   */
  record Email(MailAddress address, Optional<Confirmation> open) implements Channel {}

  /** To a party's own machine. */
  record Webhook(WebAddress url, HookSecret secret) implements Channel {}

  /** The code that was sent to the address, and how long it is good. */
  record Confirmation(SecretDigest code, Instant until) {}

  /** Whether anything is sent there yet. */
  default boolean confirmed() {
    return switch (this) {
      case Email email -> email.open().isEmpty();
      case Webhook _ -> true;
    };
  }
}
