package org.mithaq.node.site.threats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One value that differs between two versions of an object.
 *
 * @param path as in {@link Leaves}
 * @param before empty where it was added
 * @param after empty where it was removed
 */
public record Change(String path, Optional<String> before, Optional<String> after) {

  /** {@code added}, {@code removed} or {@code changed}. */
  public String kind() {
    return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
  }

  /** What differs, in the order of the later version, what is gone last. */
  public static List<Change> between(Leaves earlier, Leaves later) {
    Map<String, String> before = earlier.byPath();
    Map<String, String> after = later.byPath();
    Set<String> paths = new LinkedHashSet<>(after.keySet());
    paths.addAll(before.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      Change change =
          new Change(
              path, Optional.ofNullable(before.get(path)), Optional.ofNullable(after.get(path)));
      if (!change.before.equals(change.after)) {
        changes.add(change);
      }
    }
    return changes;
  }
}
