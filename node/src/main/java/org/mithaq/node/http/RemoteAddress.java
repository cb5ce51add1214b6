package org.mithaq.node.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An address as one party's: of IPv6 the first 64 bits, since whoever has one address there has all
 * that begin so.
 */
final class RemoteAddress {

  private static final int NETWORK_BYTES = 8;

  private RemoteAddress() {}

  static String of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
