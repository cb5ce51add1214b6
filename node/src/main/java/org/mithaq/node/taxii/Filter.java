package org.mithaq.node.taxii;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Query;
import org.mithaq.node.index.VersionMatch;

/**
 * The query parameters of TAXII 2.1 §3.4 and §3.5, read in one place. Fields of {@code match} that
 * an endpoint does not know are ignored, as the standard asks; those it knows may stand once, their
 * values separated by commas.
 *
 * @param nothing whether no object can match, whatever the collection holds
 */
record Filter(
    long from,
    OptionalLong addedAfter,
    int limit,
    Set<String> ids,
    Set<String> types,
    VersionMatch versions,
    boolean nothing) {

  /** What an endpoint understands. */
  enum Scope {
    /** Objects and manifests (§5.3, §5.4): id, type, version, spec_version and pages. */
    COLLECTION,
    /** One object (§5.6): version, spec_version and pages. */
    OBJECT,
    /** One object's versions (§5.8): spec_version and pages; all versions. */
    VERSIONS,
    /** Removal (§5.7): version and spec_version; all versions unless some are named. */
    REMOVAL
  }

  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,30}");
  private static final Pattern NEXT = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int MOST_VALUES = 1000;

  /**
   * Reads what the scope understands.
   *
   * @throws Refusal 400 that names the parameter
   */
  static Filter read(Parameters query, Scope scope, TaxiiSettings settings) throws Refusal {
    boolean paged = scope != Scope.REMOVAL;
    boolean whole = scope == Scope.COLLECTION;
    VersionMatch byDefault =
        scope == Scope.COLLECTION || scope == Scope.OBJECT ? VersionMatch.LAST : VersionMatch.ALL;
    Versions versions =
        scope == Scope.VERSIONS ? new Versions(byDefault, false) : versions(query, byDefault);
    Set<String> specVersions = values(query, "match[spec_version]");
    return new Filter(
        paged ? next(query) : 0,
        paged ? addedAfter(query) : OptionalLong.empty(),
        paged ? limit(query, settings) : 1,
        whole ? values(query, "match[id]") : Set.of(),
        whole ? values(query, "match[type]") : Set.of(),
        versions.match(),
        versions.nothing() || !(specVersions.isEmpty() || specVersions.contains("2.1")));
  }

  /** For one object: the same filter with its id. */
  Filter forObject(String id) {
    return new Filter(from, addedAfter, limit, Set.of(id), types, versions, nothing);
  }

  Query query() {
    return new Query(from, addedAfter, limit, ids, types, versions);
  }

  private record Versions(VersionMatch match, boolean nothing) {}

  /**
   * §3.4.1: {@code first}, {@code last} and timestamps in any mixture, each once, or {@code all}
   * alone.
   */
  private static Versions versions(Parameters query, VersionMatch byDefault) throws Refusal {
    String name = "match[version]";
    Set<String> values = values(query, name);
    if (values.isEmpty()) {
      return new Versions(byDefault, false);
    }
    if (values.size() < query.single(name).orElse("").split(",", -1).length) {
      throw Refusal.badParameter(name, "In " + name + " each value stands once.");
    }
    if (values.contains("all")) {
      if (values.size() > 1) {
        throw Refusal.badParameter(name, "In " + name + " the word all stands alone.");
      }
      return new Versions(VersionMatch.ALL, false);
    }
    Set<Long> exact = new HashSet<>();
    for (String value : values) {
      if (!value.equals("first") && !value.equals("last")) {
        Timestamps.Moment moment =
            Timestamps.parse(value)
                .orElseThrow(() ->
                    Refusal.badParameter(
                        name,
                        "A value of match[version] is first, last, all, or a timestamp such as"
                            + " 2026-11-23T12:00:00.000Z."));
        moment.nanos().ifPresent(exact::add);
      }
    }
    boolean first = values.contains("first");
    boolean last = values.contains("last");
    return new Versions(
        new VersionMatch(first, last, false, exact), !first && !last && exact.isEmpty());
  }

  private static OptionalLong addedAfter(Parameters query) throws Refusal {
    Optional<String> text = query.single("added_after");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Timestamps.parse(text.get())
            .orElseThrow(() ->
                Refusal.badParameter(
                    "added_after",
                    "added_after is a timestamp in UTC such as 2026-11-23T12:00:00.000000Z."))
            .micros());
  }

  private static int limit(Parameters query, TaxiiSettings settings) throws Refusal {
    Optional<String> text = query.single("limit");
    if (text.isEmpty()) {
      return settings.defaultLimit();
    }
    if (!LIMIT.matcher(text.get()).matches()) {
      throw Refusal.badParameter("limit", "limit is a whole number from 1.");
    }
    return text.get().length() > 9
        ? settings.maxLimit()
        : Math.min(Integer.parseInt(text.get()), settings.maxLimit());
  }

  private static long next(Parameters query) throws Refusal {
    Optional<String> text = query.single("next");
    if (text.isEmpty()) {
      return 0;
    }
    if (!NEXT.matcher(text.get()).matches()) {
      throw Refusal.badParameter("next", "next is to be a value that this node gave out.");
    }
    return Long.parseLong(text.get());
  }

  private static Set<String> values(Parameters query, String name) throws Refusal {
    Optional<String> text = query.single(name);
    if (text.isEmpty()) {
      return Set.of();
    }
    List<String> values = List.of(text.get().split(",", -1));
    if (values.contains("")) {
      throw Refusal.badParameter(name, name + " has an empty value.");
    }
    if (values.size() > MOST_VALUES) {
      throw Refusal.badParameter(name, name + " takes at most " + MOST_VALUES + " values.");
    }
    return Set.copyOf(new HashSet<>(values));
  }
}
