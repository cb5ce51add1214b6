package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A party through all versions of its identity, in the order of the acts. */
public final class Line {

  private final String id;
  private final long first;
  private final List<Filed<PartyIdentity>> versions = new ArrayList<>(1);

  Line(Filed<PartyIdentity> first) {
    this.id = first.object().id();
    this.first = first.entry().sequence();
    versions.add(first);
  }

  void add(Filed<PartyIdentity> version) {
    versions.add(version);
  }

  public String id() {
    return id;
  }

  /** The number of the act that brought the party in; lists are in this order. */
  public long sequence() {
    return first;
  }

  /** The version that the register had last. */
  public Filed<PartyIdentity> latest() {
    return versions.getLast();
  }

  public List<Filed<PartyIdentity>> versions() {
    return Collections.unmodifiableList(versions);
  }

  /** The last version that is seen; empty where none is. */
  Optional<Filed<PartyIdentity>> seen(Moment.Eye eye) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (eye.sees(versions.get(i).entry())) {
        return Optional.of(versions.get(i));
      }
    }
    return Optional.empty();
  }
}
