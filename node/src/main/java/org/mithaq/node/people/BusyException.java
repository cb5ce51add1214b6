package org.mithaq.node.people;

/** Too many passwords are being looked at; try again in a moment. */
public final class BusyException extends Exception {

  private static final long serialVersionUID = 1;

  BusyException() {
    super("too many passwords are being looked at");
  }
}
