package org.mithaq.node.index;

/** The view asked for is being rebuilt from the vault; try again shortly. */
public final class RebuildingException extends Exception {

  private static final long serialVersionUID = 1L;

  public RebuildingException(String message) {
    super(message);
  }
}
