package org.mithaq.accord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A party through all versions of its identity, in the order of the acts. */
public final class Line {

  private final Filed<PartyIdentity> first;
  private final List<Filed<PartyIdentity>> later = new ArrayList<>(0);

  Line(Filed<PartyIdentity> first) {
    this.first = first;
  }

  void add(Filed<PartyIdentity> version) {
    later.add(version);
  }

  public String id() {
    return first.object().id();
  }

  /** The number of the act that brought the party in; lists are in this order. */
  public long sequence() {
    return first.entry().sequence();
  }

  int versions() {
    return 1 + later.size();
  }

  /** The version that the register had last. */
  public Filed<PartyIdentity> latest() {
    return later.isEmpty() ? first : later.getLast();
  }

  /** The version that the register had last before an act. */
  Optional<Filed<PartyIdentity>> before(long sequence) {
    return Stream.concat(Stream.of(first), later.stream())
        .filter(filed -> filed.entry().sequence() < sequence)
        .reduce((_, last) -> last);
  }

  /** The last version that is seen; empty where none is. */
  Optional<Filed<PartyIdentity>> seen(Moment.Eye eye) {
    for (int i = later.size() - 1; i >= 0; i--) {
      if (eye.sees(later.get(i).entry())) {
        return Optional.of(later.get(i));
      }
    }
    return eye.sees(first.entry()) ? Optional.of(first) : Optional.empty();
  }
}
