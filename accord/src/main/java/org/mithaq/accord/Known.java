package org.mithaq.accord;

import java.util.Optional;

/** What there is already, which a new object can refer to. */
public interface Known {

  Optional<Accord> accord(String id);

  Optional<Accord> accordBySlug(String slug);

  /** The latest version of a party's identity. */
  Optional<PartyIdentity> party(String id);

  Optional<Circle> circle(String id);

  Optional<Circle> circleBySlug(String slug);

  Optional<Undertaking> undertaking(String id);

  boolean hasPosition(String accord, String party, String id);

  /** How many positions of a party on an accord another or itself has entered, claims too. */
  int countPositions(String accord, String party, String by);

  /** How many memberships of a party in a circle another or itself has entered, claims too. */
  int countMemberships(String circle, String party, String by);

  boolean hasMembership(String circle, String party, String id);
}
