package org.mithaq.node.access;

import java.util.Optional;
import java.util.Set;

/**
 * A named group of parties.
 *
 * @param slug short name in addresses and configuration
 * @param members slugs of its parties; without members nobody reads what is the circle's
 */
public record Circle(String slug, String title, Set<String> members) {

  private static final String PREFIX = "circle:";

  public Circle {
    Slug.check("a circle's slug", slug);
    members = Set.copyOf(members);
  }

  /** What its members hold. */
  public String token() {
    return token(slug);
  }

  static String token(String slug) {
    return PREFIX + slug;
  }

  /** The slug of the circle whose members hold a token, where it is such a one. */
  public static Optional<String> named(String token) {
    return isToken(token) ? Optional.of(token.substring(PREFIX.length())) : Optional.empty();
  }

  static boolean isToken(String token) {
    return token.startsWith(PREFIX);
  }
}
