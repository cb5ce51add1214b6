package org.mithaq.node.index;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;

/** What {@link Pages} promises, said as plainly as possible and without regard to speed. */
final class NaivePages {

  private final List<Act> acts;
  private final Set<Long> gone = new HashSet<>();

  NaivePages(List<Act> acts) {
    this.acts = acts;
    for (Act act : acts) {
      Optional<Long> target = act.shown().target();
      if (act.shown().kind() == ActKind.ERASE) {
        gone.add(target.orElseThrow());
      } else if (act.shown().kind() == ActKind.REMOVE && target.isPresent()) {
        gone.add(target.get());
      } else if (act.shown().kind() == ActKind.REMOVE) {
        acts.stream()
            .filter(other -> other.sequence() < act.sequence())
            .filter(other -> other.shown().kind() == ActKind.SHARE)
            .filter(other -> other.shown().collection().equals(act.shown().collection()))
            .filter(other -> other.shown().id().equals(act.shown().id()))
            .filter(other ->
                act.shown().version().isEmpty() || other.versionNanos() == act.versionNanos())
            .forEach(other -> gone.add(other.sequence()));
      }
    }
  }

  /** All that matches, whatever the limit, from the query's beginning on. */
  List<Act> select(UUID collection, Query query, Set<String> tokens) {
    List<Act> passing =
        live(collection)
            .filter(act -> act.sealed().audience().admits(tokens))
            .filter(act ->
                query.addedAfter().isEmpty() || act.micros() > query.addedAfter().getAsLong())
            .filter(act -> query.types().isEmpty() || query.types().contains(act.shown().type()))
            .filter(act -> query.ids().isEmpty() || query.ids().contains(act.shown().id()))
            .toList();
    VersionMatch versions = query.versions();
    return passing.stream()
        .filter(act -> act.sequence() >= query.from())
        .filter(act ->
            versions.all()
                || versions.exact().contains(act.versionNanos())
                || (versions.first() && stands(act, passing, -1))
                || (versions.last() && stands(act, passing, 1)))
        .toList();
  }

  /** No other share of the id is further in the direction, nor as far and earlier. */
  private static boolean stands(Act act, List<Act> passing, int direction) {
    return passing.stream()
        .filter(other -> other.shown().id().equals(act.shown().id()))
        .noneMatch(other -> {
          int further = Long.compare(rank(other), rank(act)) * direction;
          return further > 0 || (further == 0 && other.sequence() < act.sequence());
        });
  }

  private static long rank(Act act) {
    return act.shown().version().isEmpty() ? Long.MIN_VALUE : act.versionNanos();
  }

  java.util.stream.Stream<Act> live(UUID collection) {
    return acts.stream()
        .filter(act -> act.shown().kind() == ActKind.SHARE)
        .filter(act -> act.shown().collection().equals(Optional.of(collection)))
        .filter(act -> !gone.contains(act.sequence()));
  }
}
