package org.mithaq.node.vault;

/** This node serves but does not write; the message says why. */
public final class LedgerReadOnlyException extends Exception {

  private static final long serialVersionUID = 1L;

  public LedgerReadOnlyException(String message) {
    super(message);
  }
}
