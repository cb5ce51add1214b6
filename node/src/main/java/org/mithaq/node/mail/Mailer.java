package org.mithaq.node.mail;

import java.io.IOException;

/** Hands messages to a mail server. */
@FunctionalInterface
public interface Mailer {

  /**
   * Hands one over; returns when the server has taken it.
   *
   * @throws IOException with a sentence that holds nothing of the message, where it was not taken
   */
  void send(Letter letter) throws IOException;
}
