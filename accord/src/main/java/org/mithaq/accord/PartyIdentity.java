package org.mithaq.accord;

import java.util.List;
import java.util.Optional;

/**
 * One version of a party's identity.
 *
 * @param country ISO 3166-1 alpha-2; XA to XZ for invented ones
 * @param keys what the party signs with from this version on
 * @param sourceCategory the category in the words of where it was imported from; may be empty
 */
public record PartyIdentity(
    String id,
    String name,
    PartyCategory category,
    Optional<String> country,
    Optional<String> slug,
    List<PartyKey> keys,
    Optional<String> sourceCategory)
    implements RegisterObject {

  public PartyIdentity {
    keys = List.copyOf(keys);
  }

  /** The country whose state the party is; none for any other kind of party. */
  Optional<String> stateOf() {
    return country.filter(_ -> category == PartyCategory.STATE);
  }
}
