package org.mithaq.node.taxii;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a node presents itself over TAXII, and its bounds.
 *
 * @param slug of the one API root, {@code /taxii2/<slug>/}
 * @param contact of the operator, shown in discovery
 * @param maxContentLength greatest request body, bytes (TAXII 2.1 §4.2)
 * @param defaultLimit entries of a page where the client names no limit
 * @param maxLimit a greater limit is taken as this one
 * @param pageBytes a page ends before it grows over this; a single object may be larger
 */
public record TaxiiSettings(
    String slug,
    String title,
    String description,
    Optional<String> contact,
    int maxContentLength,
    int defaultLimit,
    int maxLimit,
    int pageBytes) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9](-?[a-z0-9])*");

  public TaxiiSettings {
    if (!SLUG.matcher(slug).matches() || slug.equals("collections")) {
      throw new IllegalArgumentException("an API root's slug is lower-case words: " + slug);
    }
    if (maxContentLength < 1 || defaultLimit < 1 || maxLimit < defaultLimit || pageBytes < 1) {
      throw new IllegalArgumentException("bounds are positive, the default limit not the greater");
    }
  }

  String root() {
    return "/taxii2/" + slug + "/";
  }

  /** The API root {@code accord}; bodies to 32 MiB, pages of 1,000 (at most 10,000), 8 MiB. */
  public static TaxiiSettings of(String title, String description) {
    return new TaxiiSettings(
        "accord", title, description, Optional.empty(), 32 << 20, 1000, 10_000, 8 << 20);
  }
}
