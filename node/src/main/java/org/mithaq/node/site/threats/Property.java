package org.mithaq.node.site.threats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One top-level property of an object, with the values under it.
 *
 * @param more how many of its values are left out
 */
public record Property(String name, List<Value> values, int more) {

  private static final int LONGEST = 1000;
  private static final int LONGEST_PATH = 200;
  private static final int MOST_VALUES = 60;

  /**
   * One value.
   *
   * @param path behind the property's name; empty for the property's own value
   * @param cut whether it is longer than what is shown
   * @param reference whether it is the id of an object
   * @param lookalike whether it mixes letters of scripts that look alike
   */
  public record Value(
      String path, String text, boolean cut, boolean reference, boolean lookalike) {}

  /** All properties but some. */
  public static List<Property> of(Leaves leaves, Set<String> without) {
    Map<String, List<Value>> byName = new LinkedHashMap<>();
    Map<String, Integer> more = new LinkedHashMap<>();
    leaves
        .byPath()
        .forEach((path, text) -> {
          String name = Leaves.top(path);
          if (without.contains(name)) {
            return;
          }
          List<Value> values = byName.computeIfAbsent(name, _ -> new ArrayList<>());
          if (values.size() < MOST_VALUES) {
            values.add(value(path.substring(name.length()), text));
          } else {
            more.merge(name, 1, Integer::sum);
          }
        });
    List<Property> properties = new ArrayList<>();
    byName.forEach((name, values) ->
        properties.add(
            new Property(Plain.of(name, LONGEST_PATH), values, more.getOrDefault(name, 0))));
    return properties;
  }

  private static Value value(String path, String text) {
    String shown = Plain.of(text, LONGEST);
    return new Value(
        path.matches("\\[[0-9]+\\]")
            ? ""
            : Plain.of(path.startsWith(".") ? path.substring(1) : path, LONGEST_PATH),
        shown,
        text.length() > LONGEST,
        Neighbourhood.isId(text),
        Plain.mixed(shown));
  }
}
