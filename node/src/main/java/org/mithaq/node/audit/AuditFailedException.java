package org.mithaq.node.audit;

/** What was to be done could not be taken down, so it must not be done. */
public final class AuditFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public AuditFailedException(String message) {
    super(message);
  }
}
