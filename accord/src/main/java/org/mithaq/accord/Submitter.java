package org.mithaq.accord;

import java.util.Optional;

/**
 * The party that sends objects, as the node knows it.
 *
 * @param depositary whether it keeps this node's register
 * @param exercise whether it is invented for training
 */
public record Submitter(
    String id,
    PartyCategory category,
    Optional<String> country,
    boolean depositary,
    boolean exercise) {

  /** May open accords and circles: the depositary real ones, invented parties invented ones. */
  boolean opens() {
    return depositary || exercise;
  }
}
