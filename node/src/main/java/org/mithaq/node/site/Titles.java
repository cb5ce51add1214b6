package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What circles and accords are called, by their slugs; only those that the reader sees. */
public record Titles(Map<String, View.Said> circles, Map<String, View.Said> accords) {

  static Titles of(List<Filters.Option> circles, List<Filters.Option> accords) {
    return new Titles(bySlug(circles), bySlug(accords));
  }

  private static Map<String, View.Said> bySlug(List<Filters.Option> options) {
    return options.stream()
        .collect(
            Collectors.toMap(Filters.Option::value, Filters.Option::label, (first, _) -> first));
  }

  /** A circle's name; its slug where it has none. */
  public View.Said circle(String slug) {
    return circles.getOrDefault(slug, slug(slug));
  }

  /** An accord's name; its slug where it has none. */
  public View.Said accord(String slug) {
    return accords.getOrDefault(slug, slug(slug));
  }

  private static View.Said slug(String slug) {
    return new View.Said(slug, "", "auto");
  }
}
