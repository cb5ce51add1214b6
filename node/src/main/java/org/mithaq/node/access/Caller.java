package org.mithaq.node.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whoever makes a request: the party acted for, the delegate, and the tokens held at this moment.
 *
 * @param operator may run the node; reads no more than others for it
 * @param scope how far a token goes, where one was given; empty for an account's own credentials
 */
public record Caller(
    Optional<Party> party,
    Optional<String> delegate,
    Set<String> tokens,
    boolean operator,
    Optional<Scope> scope) {

  public static final Caller ANONYMOUS =
      new Caller(Optional.empty(), Optional.empty(), Set.of("public"), false);

  /** Who came with an account's own credentials. */
  public Caller(
      Optional<Party> party, Optional<String> delegate, Set<String> tokens, boolean operator) {
    this(party, delegate, tokens, operator, Optional.empty());
  }

  public Caller {
    tokens = Set.copyOf(tokens);
  }

  /** The same one, with a token that is good for so much. */
  public Caller within(Scope limits) {
    return new Caller(party, delegate, tokens, false, Optional.of(limits));
  }

  /** Whether the credentials at hand are good for a verb in a collection. */
  public boolean allows(Scope.Verb verb, UUID collection) {
    return scope.map(limits -> limits.allows(verb, collection)).orElse(true);
  }

  /** Whether nobody logged in. An account that acts for no party is somebody. */
  public boolean anonymous() {
    return delegate.isEmpty();
  }
}
