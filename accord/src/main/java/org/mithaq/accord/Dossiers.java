package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Matters of one kind with what was said in each, in the order of the acts. The same object may
 * have been shared several times, for different readers: each sees the first that he may read.
 */
final class Dossiers<T extends Matter, E extends Matter> {

  private final boolean versioned;
  private final AudienceOrder order;

  /**
   * None yet.
   *
   * @param versioned whether the last version that is seen counts, and not the first act
   */
  Dossiers(boolean versioned, AudienceOrder order) {
    this.versioned = versioned;
    this.order = order;
  }

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

  /** The acts that opened a matter, as far as they are seen, in their order. */
  List<Entry> acts(String id, Moment.Eye eye) {
    return Optional.ofNullable(byId.get(id)).stream()
        .flatMap(dossier -> dossier.opened.stream())
        .map(Filed::entry)
        .filter(eye::sees)
        .toList();
  }

  /** What makes one reader's view of a matter. */
  interface View<T extends Matter, E extends Matter, V> {
    V of(Filed<T> opened, List<Filed<E>> entries);
  }

  /** Which entries whoever sees a matter sees with it, whatever their own audience is. */
  interface Beside<T extends Matter, E extends Matter> {
    boolean test(Filed<T> opened, Filed<E> entry);
  }

  <V> Optional<V> seen(String id, Moment.Eye eye, View<T, E, V> view) {
    return seen(id, eye, (_, _) -> false, view);
  }

  <V> Optional<V> seen(String id, Moment.Eye eye, Beside<T, E> beside, View<T, E, V> view) {
    return Optional.ofNullable(byId.get(id))
        .flatMap(dossier ->
            opened(dossier, eye)
                .map(filed -> view.of(filed, entries(filed, dossier, eye, beside))));
  }

  /** Those that are seen, in the order of the acts that are seen to open them. */
  <V> List<V> seen(Moment.Eye eye, View<T, E, V> view) {
    return seen(eye, (_, _) -> false, view);
  }

  <V> List<V> seen(Moment.Eye eye, Beside<T, E> beside, View<T, E, V> view) {
    record Found<T extends Matter, E extends Matter>(Filed<T> opened, Dossier<T, E> dossier) {}
    return byId.values().stream()
        .flatMap(dossier -> opened(dossier, eye).map(filed -> new Found<>(filed, dossier)).stream())
        .sorted(Comparator.comparingLong(found -> found.opened.entry().sequence()))
        .map(found -> view.of(found.opened, entries(found.opened, found.dossier, eye, beside)))
        .toList();
  }

  /**
   * What the party that opened a matter first says of it.
   *
   * @param last in its latest version; whoever else uses the id does not count
   */
  record Report<T extends Matter>(Filed<T> first, Filed<T> last) {}

  /** Of all that are seen, in the order of the acts that opened them. */
  List<Report<T>> reports(Moment.Eye eye) {
    List<Report<T>> reports = new ArrayList<>();
    for (Dossier<T, E> dossier : byId.values()) {
      List<Filed<T>> seen =
          dossier.opened.stream().filter(filed -> eye.sees(filed.entry())).toList();
      if (!seen.isEmpty()) {
        Filed<T> first = seen.getFirst();
        Filed<T> last =
            seen.stream()
                .filter(filed -> filed.entry().party().equals(first.entry().party()))
                .reduce(first, (_, later) -> later);
        reports.add(new Report<>(first, last));
      }
    }
    reports.sort(Comparator.comparingLong(report -> report.first.entry().sequence()));
    return reports;
  }

  private Optional<Filed<T>> opened(Dossier<T, E> dossier, Moment.Eye eye) {
    return dossier.opened.stream()
        .filter(filed -> eye.sees(filed.entry()))
        .reduce((first, later) -> versioned ? later : first);
  }

  private List<Filed<E>> entries(
      Filed<T> opened, Dossier<T, E> dossier, Moment.Eye eye, Beside<T, E> beside) {
    Moment.Eye everyone = new Moment.Eye(eye.before(), _ -> true, eye.scope());
    Set<String> ids = new HashSet<>();
    return dossier.entries.stream()
        .filter(filed ->
            isSaidIn(opened, filed, dossier)
                && (eye.sees(filed.entry())
                    || (everyone.sees(filed.entry()) && beside.test(opened, filed))))
        .filter(filed -> ids.add(filed.object().id()))
        .toList();
  }

  /**
   * Whether an entry was said in this matter, and not in another one that somebody else opened
   * under an id that he knew: what is said in a matter is for no more readers than the matter.
   */
  private boolean isSaidIn(Filed<T> opened, Filed<E> entry, Dossier<T, E> dossier) {
    return dossier.opened.stream()
        .anyMatch(other ->
            other.entry().party().equals(opened.entry().party())
                && order.includes(other.entry().audience(), entry.entry().audience()));
  }
}
