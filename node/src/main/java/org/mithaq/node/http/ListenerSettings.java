package org.mithaq.node.http;

import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param address to bind to; {@code 127.0.0.1} for loopback
 * @param port 0 for any free one, which {@link HttpServer#port} then tells
 * @param tls none for cleartext (HTTP/1.1 and h2c)
 * @param loopbackHosts whether requests for any other host than this machine's loopback names are
 *     refused, so that no web page can reach a demo through a name of its own
 */
public record ListenerSettings(
    String address, int port, Optional<PemPair> tls, boolean loopbackHosts, Limits limits) {

  public ListenerSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("a port is 0 to 65535: " + port);
    }
  }

  /** Cleartext on loopback, for requests to loopback names alone. */
  public static ListenerSettings loopback(int port) {
    return new ListenerSettings("127.0.0.1", port, Optional.empty(), true, Limits.DEFAULT);
  }
}
