package org.mithaq.node.access;

import java.util.Optional;
import java.util.Set;

/**
 * Whoever makes a request: the party acted for, the delegate, and the tokens held at this moment.
 *
 * @param operator may run the node; reads no more than others for it
 */
public record Caller(
    Optional<Party> party, Optional<String> delegate, Set<String> tokens, boolean operator) {

  public static final Caller ANONYMOUS =
      new Caller(Optional.empty(), Optional.empty(), Set.of("public"), false);

  public Caller {
    tokens = Set.copyOf(tokens);
  }

  /** Whether nobody logged in. An account that acts for no party is somebody. */
  public boolean anonymous() {
    return delegate.isEmpty();
  }
}
