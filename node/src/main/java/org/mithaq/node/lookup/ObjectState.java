package org.mithaq.node.lookup;

/**
 * How an object stands by what a caller may read of it.
 *
 * @param revoked whether its latest version is
 * @param expired whether the {@code valid_until} of its latest version is over
 * @param falsePositives how many parties state that it is a false positive
 */
public record ObjectState(boolean revoked, boolean expired, int falsePositives) {

  /** Of an object that nothing is known of. */
  static final ObjectState UNKNOWN = new ObjectState(false, false, 0);

  /** Whether it is neither revoked nor expired. */
  public boolean current() {
    return !revoked && !expired;
  }
}
