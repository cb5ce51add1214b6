package org.mithaq.node.vault;

import java.time.DateTimeException;
import java.time.Instant;

/** An act's version as a number that orders. */
final class Versions {

  private Versions() {}

  /**
   * Nanoseconds since the epoch: the version's, or the time of commit for an unversioned object.
   */
  static long nanos(ShownHeader shown, long micros) {
    return shown.version().map(Versions::parse).orElseGet(() -> Math.multiplyExact(micros, 1000L));
  }

  private static long parse(String version) {
    try {
      Instant instant = Instant.parse(version);
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("not a version: " + version, e);
    }
  }
}
