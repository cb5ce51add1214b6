package org.mithaq.node.log;

import org.mithaq.tlog.AuthenticatedTiles;
import org.mithaq.tlog.SignedCheckpoint;

/** The log as of its last checkpoint: one value, replaced whole. */
record Published(SignedCheckpoint checkpoint, byte[] bytes, AuthenticatedTiles tiles) {

  long size() {
    return checkpoint.checkpoint().size().value();
  }
}
