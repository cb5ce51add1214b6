package org.mithaq.node.country;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Countries by their names, folded; a name that two countries share leads to neither. */
final class NameIndex {
  private final Map<String, String> byName;

  private NameIndex(Map<String, String> byName) {
    this.byName = byName;
  }

  static NameIndex of(Collection<String> countries, List<CldrNames> languages) {
    Map<String, String> byName = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (CldrNames names : languages) {
      for (String country : countries) {
        for (String name : names.all(country)) {
          String other = byName.put(SearchFold.words(name), country);
          if (other != null && !other.equals(country)) {
            shared.add(SearchFold.words(name));
          }
        }
      }
    }
    shared.forEach(byName::remove);
    return new NameIndex(byName);
  }

  Optional<String> country(String name) {
    return Optional.ofNullable(byName.get(SearchFold.words(name)));
  }
}
