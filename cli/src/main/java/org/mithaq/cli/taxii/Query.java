package org.mithaq.cli.taxii;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What to read from a collection (TAXII 2.1 §3.4); empty lists and options leave the server's
 * defaults.
 *
 * @param since {@code added_after}, a timestamp of RFC 3339
 * @param versions timestamps, {@code first}, {@code last} or {@code all}
 */
public record Query(
    Optional<String> since,
    List<String> ids,
    List<String> types,
    List<String> versions,
    List<String> specVersions) {

  /** The same, from another time on. */
  Query since(Optional<String> time) {
    return new Query(time, ids, types, versions, specVersions);
  }

  URI page(Collection collection, int limit, Optional<String> next) {
    StringBuilder query = new StringBuilder("?limit=").append(limit);
    append(query, "added_after", since.map(List::of).orElse(List.of()));
    append(query, "match[id]", ids);
    append(query, "match[type]", types);
    append(query, "match[version]", versions);
    append(query, "match[spec_version]", specVersions);
    append(query, "next", next.map(List::of).orElse(List.of()));
    return collection.objects().resolve(query.toString());
  }

  private static void append(StringBuilder query, String name, List<String> values) {
    if (!values.isEmpty()) {
      query
          .append('&')
          .append(Taxii.query(name))
          .append('=')
          .append(Taxii.query(String.join(",", values)).replace("%2C", ","));
    }
  }
}
