package org.mithaq.stix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The deprecated observable container (section 2.13): references in it name its own keys. */
final class Container {
  private record Use(String path, String key) {}

  private final Set<String> keys = new HashSet<>();
  private final List<Use> uses = new ArrayList<>();

  void has(String key) {
    keys.add(key);
  }

  void refers(String path, String key) {
    uses.add(new Use(path, key));
  }

  /** The paths of references to keys that are not there. */
  List<String> dangling() {
    return uses.stream().filter(use -> !keys.contains(use.key)).map(Use::path).toList();
  }
}
