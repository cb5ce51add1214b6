package org.mithaq.node.log;

import java.io.IOException;

/** A file of the log does not hash up to the checkpoint's root, or is gone: it is withheld. */
public final class DamagedTileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean mending;

  DamagedTileException(String message, boolean mending, Exception cause) {
    super(message, cause);
    this.mending = mending;
  }

  /** Whether it is being made again from the vault: then asking again later helps. */
  public boolean mending() {
    return mending;
  }
}
