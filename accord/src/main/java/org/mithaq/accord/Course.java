package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An undertaking and all that was said of it since, in the order of the acts. */
final class Course {

  private final Filed<Undertaking> filed;
  private final Said said;

  /** What was said, by whatever act of the undertaking it is seen. */
  private record Said(
      List<Filed<Progress>> progress,
      Map<String, List<Filed<Progress>>> byId,
      Map<String, List<Filed<Progress>>> corrections,
      Map<String, Integer> counts) {}

  Course(Filed<Undertaking> filed) {
    this(filed, new Said(new ArrayList<>(2), new HashMap<>(), new HashMap<>(), new HashMap<>()));
  }

  private Course(Filed<Undertaking> filed, Said said) {
    this.filed = filed;
    this.said = said;
  }

  /** The same, as those see it who see another act that brought the undertaking. */
  Course beside(Filed<Undertaking> other) {
    return new Course(other, said);
  }

  void add(Filed<Progress> more) {
    said.progress.add(more);
    said.byId.computeIfAbsent(more.object().id(), _ -> new ArrayList<>(1)).add(more);
    said.counts.merge(more.entry().party(), 1, Integer::sum);
    more.object()
        .claim()
        .corrects()
        .ifPresent(id -> said.corrections.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(more));
  }

  Filed<Undertaking> filed() {
    return filed;
  }

  List<Filed<Progress>> progress() {
    return Collections.unmodifiableList(said.progress);
  }

  /** The acts that brought a word, in their order. */
  List<Filed<Progress>> progress(String id) {
    return Collections.unmodifiableList(said.byId.getOrDefault(id, List.of()));
  }

  /** What says that it corrects a word. */
  List<Filed<Progress>> corrections(String id) {
    return Collections.unmodifiableList(said.corrections.getOrDefault(id, List.of()));
  }

  /** How much a party has said of it. */
  int count(String by) {
    return said.counts.getOrDefault(by, 0);
  }
}
