package org.mithaq.node.admit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mithaq.accord.Grounds;
import org.mithaq.node.access.Audience;
import org.mithaq.stix.Finding;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.Timestamp;

/** One object of a submission on its way; used by one thread. */
final class Candidate {

  final StixObject object;
  private final List<String> ends;
  private final List<Finding> ours = new ArrayList<>(0);
  private Audience own = Audience.PUBLIC;
  private Audience audience = Audience.PUBLIC;
  private Optional<String> refusal = Optional.empty();
  private Optional<Grounds> grounds = Optional.empty();

  Candidate(StixObject object) {
    this.object = object;
    this.ends =
        Stream.concat(
                object.ends().stream().map(StixObject.End::ref), Victims.gathered(object).stream())
            .toList();
  }

  /** The ids whose audiences its own takes after. */
  List<String> ends() {
    return ends;
  }

  void refuse(String why) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(why);
    }
  }

  void refuse(Grounds why) {
    if (refusal.isEmpty()) {
      refuse(place() + ": " + why.sentence());
      grounds = Optional.of(why);
    }
  }

  boolean admitted() {
    return refusal.isEmpty();
  }

  Optional<String> refusal() {
    return refusal;
  }

  /** Those of the refusal, where it has a reason of its own. */
  Optional<Grounds> grounds() {
    return grounds;
  }

  void find(Finding finding) {
    ours.add(finding);
  }

  /** The gravest first; of equal gravity those of admission before those of reading. */
  List<Finding> findings() {
    if (ours.isEmpty()) {
      return object.findings();
    }
    return object.findings().isEmpty() && ours.size() == 1
        ? ours
        : Stream.concat(ours.stream(), object.findings().stream())
            .sorted(Comparator.comparing(Finding::level).reversed())
            .toList();
  }

  /** The audience by its own markings. */
  Audience own() {
    return own;
  }

  void own(Audience audience) {
    this.own = audience;
    this.audience = audience;
  }

  /** The audience that it is committed with. */
  Audience audience() {
    return audience;
  }

  void audience(Audience audience) {
    this.audience = audience;
  }

  Optional<Long> nanos() {
    return object.version().map(Timestamp::nanos);
  }

  /** The object's place in its body, as findings name it. */
  String place() {
    return "objects[" + object.index() + "]";
  }
}
