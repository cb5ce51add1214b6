package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An undertaking and all that was said of it since, in the order of the acts. */
final class Course {

  private final Filed<Undertaking> filed;
  private final List<Filed<Progress>> progress = new ArrayList<>(2);
  private final Map<String, Filed<Progress>> byId = new HashMap<>();
  private final Map<String, List<Filed<Progress>>> corrections = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Course(Filed<Undertaking> filed) {
    this.filed = filed;
  }

  void add(Filed<Progress> more) {
    progress.add(more);
    byId.putIfAbsent(more.object().id(), more);
    counts.merge(more.entry().party(), 1, Integer::sum);
    more.object()
        .claim()
        .corrects()
        .ifPresent(id -> corrections.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(more));
  }

  Filed<Undertaking> filed() {
    return filed;
  }

  List<Filed<Progress>> progress() {
    return Collections.unmodifiableList(progress);
  }

  /** The act that brought a word first. */
  Optional<Filed<Progress>> progress(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** What says that it corrects a word. */
  List<Filed<Progress>> corrections(String id) {
    return Collections.unmodifiableList(corrections.getOrDefault(id, List.of()));
  }

  /** How much a party has said of it. */
  int count(String by) {
    return counts.getOrDefault(by, 0);
  }
}
