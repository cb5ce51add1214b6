package org.mithaq.accord;

/** An object that the register does not take; the message says why and what to do. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message, null, false, false);
  }

  /** The message. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
