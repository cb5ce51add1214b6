package org.mithaq.node.contact;

import java.time.Duration;
import java.time.Instant;

/**
 * When contacts are due: each party's contact of a kind at a time of its own in the period, so that
 * they are spread over it, and once in it however often the party names another address.
 */
record Schedule(Duration every) {

  /** The last time until now at which a contact was due; microseconds since the epoch. */
  long lastDue(String party, String kind, Instant now) {
    long period = every.toSeconds();
    long offset = Math.floorMod((party + ' ' + kind).hashCode(), period);
    long seconds = now.getEpochSecond();
    return (seconds - Math.floorMod(seconds - offset, period)) * 1_000_000;
  }
}
