package org.mithaq.node.vault;

/** What became of one draft. */
public sealed interface Outcome {

  /** A new act, durable here; its leaf is fixed. */
  record Committed(long sequence, long micros) implements Outcome {}

  /** The very same bytes are there already, readable by the submitter: no new act. */
  record Already(long sequence, long micros) implements Outcome {}

  /** Refused against what is already there; the sentence says why. */
  record Refused(String message) implements Outcome {}
}
