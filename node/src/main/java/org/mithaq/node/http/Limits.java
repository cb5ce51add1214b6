package org.mithaq.node.http;

import java.time.Duration;

/**
 * What one listener puts up with.
 *
 * @param connections open at once; further ones wait in the kernel's queue
 * @param addressConnections of them by one address (of IPv6: one network of 64 bits); further ones
 *     are closed at once
 * @param wrongSecrets see {@link WrongSecrets}
 * @param headerBytes request line and headers together, bytes; more is a 431
 * @param idle how long a connection may be silent
 * @param patience how long a client may stay under {@code bytesPerSecond} before it is cut off;
 *     also the time in which a request's headers have to arrive
 * @param bytesPerSecond least rate of a request's body and of a response
 * @param bodiesInFlight bytes that request bodies and the work on them take at once; more is a 503
 * @param shutdown how long a stopping server waits for the requests that it has accepted
 */
public record Limits(
    int connections,
    int addressConnections,
    int wrongSecrets,
    int headerBytes,
    Duration idle,
    Duration patience,
    int bytesPerSecond,
    long bodiesInFlight,
    Duration shutdown) {

  public static final Limits DEFAULT =
      new Limits(
          4096,
          512,
          10,
          16 * 1024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          64 * 1024,
          Runtime.getRuntime().maxMemory() / 5 * 2,
          Duration.ofSeconds(20));

  public Limits {
    if (connections < 1 || headerBytes < 1024 || bytesPerSecond < 1 || bodiesInFlight < 1) {
      throw new IllegalArgumentException("limits are positive; headers get at least 1024 bytes");
    }
    if (addressConnections < 1 || wrongSecrets < 1) {
      throw new IllegalArgumentException("one connection and one wrong secret are the least");
    }
    if (!idle.isPositive() || !patience.isPositive() || shutdown.isNegative()) {
      throw new IllegalArgumentException("times are positive");
    }
  }

  /** The same but for what one address may do. */
  public Limits perAddress(int connections, int secrets) {
    return new Limits(
        this.connections,
        connections,
        secrets,
        headerBytes,
        idle,
        patience,
        bytesPerSecond,
        bodiesInFlight,
        shutdown);
  }
}
