package org.mithaq.node.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells addresses of the open Internet from those that lead back into some network of its own (IANA
 * special-purpose registries): a stranger must not make the node talk to its neighbours.
 */
public final class PublicAddress {

  /** An address range. */
  private record Range(byte[] start, int bits) {

    static Range of(String hex, int bits) {
      return new Range(HexFormat.of().parseHex(hex), bits);
    }

    boolean contains(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((address[bit >> 3] & mask) != (start[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Range> NOT_V4 =
      List.of(
          Range.of("00000000", 8),
          Range.of("0a000000", 8),
          Range.of("64400000", 10),
          Range.of("7f000000", 8),
          Range.of("a9fe0000", 16),
          Range.of("ac100000", 12),
          Range.of("c0000000", 24),
          Range.of("c0000200", 24),
          Range.of("c0586300", 24),
          Range.of("c0a80000", 16),
          Range.of("c6120000", 15),
          Range.of("c6336400", 24),
          Range.of("cb007100", 24),
          Range.of("e0000000", 3));

  private static final Range V6 = Range.of("2000" + "0".repeat(28), 3);

  /** Within what is public: Teredo and other protocols' (2001::/23), documentation, 6to4. */
  private static final List<Range> NOT_V6 =
      List.of(
          Range.of("2001" + "0".repeat(28), 23),
          Range.of("20010db8" + "0".repeat(24), 32),
          Range.of("2002" + "0".repeat(28), 16),
          Range.of("3fff" + "0".repeat(28), 20));

  private PublicAddress() {}

  public static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return NOT_V4.stream().noneMatch(range -> range.contains(bytes));
    }
    return V6.contains(bytes) && NOT_V6.stream().noneMatch(range -> range.contains(bytes));
  }
}
