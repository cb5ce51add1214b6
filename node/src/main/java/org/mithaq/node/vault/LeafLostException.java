package org.mithaq.node.vault;

import java.io.IOException;

/** A leaf cannot be read from the vault: its record's permanent part is damaged. */
public final class LeafLostException extends IOException {

  private static final long serialVersionUID = 1L;

  LeafLostException(long sequence) {
    super("the record of act " + sequence + " is damaged: its leaf is lost");
  }
}
