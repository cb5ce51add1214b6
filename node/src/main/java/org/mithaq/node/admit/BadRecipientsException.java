package org.mithaq.node.admit;

/** A recipients extension that can't be used; the message says what it needs. */
final class BadRecipientsException extends Exception {

  private static final long serialVersionUID = 1L;

  BadRecipientsException(String message) {
    super(message);
  }
}
