package org.mithaq.accord;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The act that brought an object into the register.
 *
 * @param sequence its number in the ledger
 * @param micros its time, microseconds since the epoch
 * @param party id of the party that acted
 * @param exercise whether the ledger recorded it as invented for training
 * @param audience who may read it, as a number that the reader's side understands
 * @param place where its record lies, as a number that the ledger understands
 * @param length of the object, bytes
 */
public record Entry(
    long sequence,
    long micros,
    String party,
    boolean exercise,
    int audience,
    long place,
    int length) {

  /** The day of the act, UTC. */
  public LocalDate day() {
    return LocalDate.ofInstant(Instant.EPOCH.plusNanos(micros * 1000), ZoneOffset.UTC);
  }
}
