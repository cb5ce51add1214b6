package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Matters of one kind with what was said in each, in the order of the acts. The same object may
 * have been shared several times, for different readers: each sees the first that he may read.
 */
final class Dossiers<T extends Matter, E extends Matter> {

  private record Dossier<T extends Matter, E extends Matter>(
      List<Filed<T>> opened, List<Filed<E>> entries) {}

  private final Map<String, Dossier<T, E>> byId = new LinkedHashMap<>();

  boolean has(String id) {
    return byId.containsKey(id);
  }

  void open(Filed<T> filed) {
    byId.computeIfAbsent(
            filed.object().id(), _ -> new Dossier<>(new ArrayList<>(1), new ArrayList<>(2)))
        .opened
        .add(filed);
  }

  /** Adds to what was opened before. */
  void add(String id, Filed<E> entry) {
    Optional.ofNullable(byId.get(id)).ifPresent(dossier -> dossier.entries.add(entry));
  }

  /** What makes one reader's view of a matter. */
  interface View<T extends Matter, E extends Matter, V> {
    V of(Filed<T> opened, List<Filed<E>> entries);
  }

  <V> Optional<V> seen(String id, Moment.Eye eye, View<T, E, V> view) {
    return Optional.ofNullable(byId.get(id)).flatMap(dossier -> seen(dossier, eye, view));
  }

  /** Those that are seen, in the order in which they were opened. */
  <V> Stream<V> seen(Moment.Eye eye, View<T, E, V> view) {
    return all().stream().flatMap(dossier -> seen(dossier, eye, view).stream());
  }

  private Collection<Dossier<T, E>> all() {
    return byId.values();
  }

  private static <T extends Matter, E extends Matter, V> Optional<V> seen(
      Dossier<T, E> dossier, Moment.Eye eye, View<T, E, V> view) {
    return dossier.opened.stream()
        .filter(filed -> eye.sees(filed.entry()))
        .findFirst()
        .map(opened -> view.of(opened, Filed.seen(dossier.entries, eye::sees).toList()));
  }
}
