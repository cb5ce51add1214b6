package org.mithaq.node.audit;

/** Takes down what was done with access. */
@FunctionalInterface
public interface Audit {

  /** Forgets everything; for what stands alone in a test. */
  Audit NONE = _ -> {};

  /**
   * Takes an entry down; returns when it is durable.
   *
   * @throws AuditFailedException when it can't be: then what it is about is not to happen
   */
  void note(AuditEntry entry);
}
