package org.mithaq.node.access;

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

  static boolean isToken(String token) {
    return token.startsWith(PREFIX);
  }
}
