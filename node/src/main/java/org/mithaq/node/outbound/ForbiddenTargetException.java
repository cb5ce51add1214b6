package org.mithaq.node.outbound;

import java.io.IOException;

/** Nothing was connected to: the address leads where a stranger must not lead the node. */
public final class ForbiddenTargetException extends IOException {

  private static final long serialVersionUID = 1;

  ForbiddenTargetException(String message) {
    super(message);
  }
}
