package org.mithaq.node.vault;

/** What the writer tells of itself. */
public interface CommitMetrics {

  CommitMetrics NONE =
      new CommitMetrics() {
        @Override
        public void queued(long bytes) {}

        @Override
        public void committed(int acts, long nanos) {}
      };

  /** Bytes that wait at this moment. */
  void queued(long bytes);

  /** One batch became durable. */
  void committed(int acts, long nanos);
}
