package org.mithaq.node.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whoever makes a request: the party acted for, the delegate, and the tokens held at this moment.
 *
 * @param roles what the delegate may do; reads no more than others for any of them
 * @param scope how far a token goes, where one was given; empty for an account's own credentials
 */
public record Caller(
    Optional<Party> party,
    Optional<String> delegate,
    Set<String> tokens,
    Set<Role> roles,
    Optional<Scope> scope) {

  /** What a token does not open, whatever its account may do. */
  private static final Set<Role> OWN_ALONE = EnumSet.of(Role.PARTY_ADMINISTRATOR, Role.OPERATOR);

  public static final Caller ANONYMOUS =
      new Caller(Optional.empty(), Optional.empty(), Set.of(Audience.EVERYONE), Set.of());

  /** Who came with an account's own credentials. */
  public Caller(
      Optional<Party> party, Optional<String> delegate, Set<String> tokens, Set<Role> roles) {
    this(party, delegate, tokens, roles, Optional.empty());
  }

  public Caller {
    tokens = Set.copyOf(tokens);
    roles = Set.copyOf(roles);
  }

  /** The same one, with a token that is good for so much. */
  public Caller within(Scope limits) {
    EnumSet<Role> left = EnumSet.noneOf(Role.class);
    left.addAll(roles);
    left.removeAll(OWN_ALONE);
    return new Caller(party, delegate, tokens, left, Optional.of(limits));
  }

  /** Whether the delegate has a role. */
  public boolean is(Role role) {
    return roles.contains(role);
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
