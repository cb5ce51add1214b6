package org.mithaq.node.vault;

import org.mithaq.stix.Timestamp;

/** An act's version as a number that orders. */
final class Versions {

  private Versions() {}

  /**
   * Nanoseconds since the epoch: the version's, or the time of commit for an unversioned object.
   */
  static long nanos(ShownHeader shown, long micros) {
    return shown.version().map(Versions::parse).orElseGet(() -> Math.multiplyExact(micros, 1000L));
  }

  /** As admission reads it, so that an act reads back as it was committed. */
  private static long parse(String version) {
    return Timestamp.parse(version)
        .orElseThrow(() -> new IllegalArgumentException("not a version: " + version))
        .nanos();
  }
}
