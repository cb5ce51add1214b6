package org.mithaq.node.vault;

import java.io.IOException;

/** A leaf cannot be read from the vault: its record's permanent part is damaged. */
public final class LeafLostException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long sequence;

  LeafLostException(long sequence) {
    super("the record of act " + sequence + " is damaged: its leaf is lost");
    this.sequence = sequence;
  }

  /** The act's number. */
  public long sequence() {
    return sequence;
  }
}
