package org.mithaq.accord;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which object has which short name: the first that took it. What is invented for training has
 * names of its own, so that it can stand in nobody's way.
 */
final class Slugs {

  private final Map<String, String> real = new HashMap<>();
  private final Map<String, String> invented = new HashMap<>();

  void take(String slug, String id, boolean exercise) {
    names(exercise).putIfAbsent(slug, id);
  }

  void giveUp(String slug, String id, boolean exercise) {
    names(exercise).remove(slug, id);
  }

  /** The id of the object with a name. */
  Optional<String> find(String slug, boolean exercise) {
    return Optional.ofNullable(names(exercise).get(slug));
  }

  private Map<String, String> names(boolean exercise) {
    return exercise ? invented : real;
  }
}
