package org.mithaq.node.index;

/** A derived file that cannot be trusted as it stands; the vault makes it anew. */
final class DamagedPageException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedPageException(String message) {
    super(message);
  }
}
