package org.mithaq.node.access;

import java.util.regex.Pattern;

/** The rule for short names: they stand in addresses, files and tokens. */
final class Slug {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private Slug() {}

  static boolean matches(String text) {
    return SLUG.matcher(text).matches();
  }

  static void check(String what, String slug) {
    if (!matches(slug)) {
      throw new IllegalArgumentException(
          what + " is 1 to 63 small letters, digits and hyphens, like cert-xa; not " + slug);
    }
  }
}
