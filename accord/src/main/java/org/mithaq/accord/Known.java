package org.mithaq.accord;

import java.util.List;
import java.util.Optional;

/** What there is already, which a new object can refer to. */
public interface Known {

  Optional<Accord> accord(String id);

  /** A real accord with a short name, or an invented one; they have names of their own. */
  Optional<Accord> accordBySlug(String slug, boolean exercise);

  /** The accord with a short name; if there are two, the real one. */
  default Optional<Accord> accordBySlug(String slug) {
    return accordBySlug(slug, false).or(() -> accordBySlug(slug, true));
  }

  /** The latest version of a party's identity. */
  Optional<PartyIdentity> party(String id);

  /** A real party with a short name, or an invented one. */
  Optional<PartyIdentity> partyBySlug(String slug, boolean exercise);

  /**
   * The state of a country.
   *
   * @param country ISO 3166-1 alpha-2
   */
  Optional<PartyIdentity> state(String country);

  Optional<Circle> circle(String id);

  /** A real circle with a short name, or an invented one. */
  Optional<Circle> circleBySlug(String slug, boolean exercise);

  Optional<Undertaking> undertaking(String id);

  /** Which party said a word on an undertaking. */
  Optional<String> progressBy(String undertaking, String id);

  /** How many words on an undertaking a party has entered, claims too. */
  int countProgress(String undertaking, String by);

  /** A position under a treaty that makes reservations. */
  Optional<Position> reserving(String position);

  boolean hasPosition(String accord, String party, String id);

  /** How many positions of a party on an accord another or itself has entered, claims too. */
  int countPositions(String accord, String party, String by);

  /** How many memberships of a party in a circle another or itself has entered, claims too. */
  int countMemberships(String circle, String party, String by);

  boolean hasMembership(String circle, String party, String id);

  /** A contact that somebody keeps. */
  Optional<Contact> contact(String id);

  /** Whether an incident was reported under the accord. */
  boolean hasIncident(String id);

  /** Ids of those who certainly belong to a circle now. */
  List<String> members(Circle circle);

  /** Whether a party is the steward of any circle. */
  boolean isSteward(String party);

  /** Requests, cases and statements that are committed already. */
  MattersSeen matters();
}
