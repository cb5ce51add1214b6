package org.mithaq.node.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A machine's way in: a name and the digest of its secret.
 *
 * @param name unique in the node; the delegate's name in sealed headers
 * @param party slug of the party it acts for; empty for an account that only runs the node
 * @param roles what it may do; who acts for a party reads
 */
public record Account(String name, Optional<String> party, SecretDigest secret, Set<Role> roles) {

  private static final String PREFIX = "delegate:";

  public Account {
    Slug.check("an account's name", name);
    EnumSet<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(roles);
    if (party.isEmpty() && !all.equals(EnumSet.of(Role.OPERATOR))) {
      throw new IllegalArgumentException(
          "account " + name + " acts for nobody: give it a party, or operator: true alone");
    }
    if (party.isPresent()) {
      all.add(Role.READER);
    }
    roles = Set.copyOf(all);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether an account could have this name. */
  public static boolean isName(String text) {
    return Slug.matches(text) || JoinedAccount.isName(text);
  }

  /** The account whose holder a token names, where it names one. */
  public static Optional<String> named(String token) {
    return token.startsWith(PREFIX)
        ? Optional.of(token.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** What its holder has, as a named delegate. */
  public String token() {
    return token(name);
  }

  /** What the holder of the account of a name has, as a named delegate. */
  public static String token(String name) {
    return PREFIX + name;
  }
}
