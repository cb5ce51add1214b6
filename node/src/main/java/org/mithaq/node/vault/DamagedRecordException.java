package org.mithaq.node.vault;

/** A record that cannot be given out: damaged, erased, or not where it was said to be. */
public final class DamagedRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean erased;

  public DamagedRecordException(String message, boolean erased) {
    super(message);
    this.erased = erased;
  }

  /** Whether its content was destroyed on purpose. */
  public boolean erased() {
    return erased;
  }
}
