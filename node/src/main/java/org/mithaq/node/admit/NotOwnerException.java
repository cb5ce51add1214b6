package org.mithaq.node.admit;

/** The object may be read but is another party's to change. */
public final class NotOwnerException extends Exception {

  private static final long serialVersionUID = 1L;

  public NotOwnerException(String message) {
    super(message);
  }
}
