package org.mithaq.node.index;

import java.util.Set;

/**
 * TAXII 2.1 §3.4.1 {@code match[version]}: any of first, last, all, and exact versions.
 *
 * @param exact nanoseconds since the epoch
 */
public record VersionMatch(boolean first, boolean last, boolean all, Set<Long> exact) {

  public static final VersionMatch LAST = new VersionMatch(false, true, false, Set.of());
  public static final VersionMatch ALL = new VersionMatch(false, false, true, Set.of());

  public VersionMatch {
    exact = Set.copyOf(exact);
  }
}
