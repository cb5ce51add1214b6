package org.mithaq.node.config;

/**
 * Where to listen.
 *
 * @param address host name or IP address
 * @param port 0 to 65535; 0 takes any free one
 */
public record Endpoint(String address, int port) {

  public Endpoint {
    if (address.isBlank()) {
      throw new IllegalArgumentException("an address to listen at, like 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /** Whether this machine alone reaches it. */
  public boolean loopback() {
    return address.equals("127.0.0.1") || address.equals("::1") || address.equals("localhost");
  }
}
