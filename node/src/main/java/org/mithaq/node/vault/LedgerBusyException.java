package org.mithaq.node.vault;

/** The ledger takes nothing at the moment; nothing of the call was stored. */
public final class LedgerBusyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int retryAfterSeconds;

  public LedgerBusyException(String message, int retryAfterSeconds) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
