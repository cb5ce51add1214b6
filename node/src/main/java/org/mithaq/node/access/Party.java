package org.mithaq.node.access;

import java.util.Optional;

/**
 * A party, by its STIX identity.
 *
 * @param id {@code identity--…}
 * @param slug short name in addresses and configuration
 * @param country ISO 3166-1 alpha-2; XA to XZ for fictional ones
 * @param supporter whether it supports the node's accord
 * @param exercise whether it is invented for training
 */
public record Party(
    String id,
    String slug,
    String name,
    PartyCategory category,
    Optional<String> country,
    boolean supporter,
    boolean exercise) {

  public Party {
    if (!id.startsWith("identity--")) {
      throw new IllegalArgumentException("a party's id is an identity: " + id);
    }
  }
}
