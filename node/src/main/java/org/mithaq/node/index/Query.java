package org.mithaq.node.index;

import java.util.OptionalLong;
import java.util.Set;

/**
 * What a page is cut by. Empty sets match everything.
 *
 * @param from the lowest sequence number that may be returned (TAXII's {@code next})
 * @param addedAfter microseconds since the epoch, exclusive
 * @param limit greatest number of entries, at least 1
 */
public record Query(
    long from,
    OptionalLong addedAfter,
    int limit,
    Set<String> ids,
    Set<String> types,
    VersionMatch versions) {

  public Query {
    if (from < 0 || limit < 1) {
      throw new IllegalArgumentException("from must be at least 0 and limit at least 1");
    }
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
  }
}
