package org.mithaq.node.stream;

import java.time.Duration;

/**
 * How much listening there is.
 *
 * @param listeners at once, in the whole node; more is a 503
 * @param share of them by one address (of IPv6: one network of 64 bits), and by one account; more
 *     is a 429
 * @param heartbeat the longest silence; less than a listener's connection may be idle
 */
public record StreamLimits(int listeners, int share, Duration heartbeat) {

  private static final int MOST = 2000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  public StreamLimits {
    if (listeners < 1 || share < 1 || !heartbeat.isPositive()) {
      throw new IllegalArgumentException("somebody may listen, and is told that all is well");
    }
  }

  /** What suits a listener that lets one address have so many connections: half of them listen. */
  public static StreamLimits of(int addressConnections) {
    return new StreamLimits(MOST, Math.clamp(addressConnections / 2, 1, MOST), HEARTBEAT);
  }
}
