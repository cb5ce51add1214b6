package org.mithaq.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The two days of a question to a register. */
final class Clocks {
  @Option(names = "--as-of", paramLabel = "DAY", description = "What was so then; today.")
  private Optional<String> asOf = Optional.empty();

  @Option(names = "--known-at", paramLabel = "DAY", description = "As was known then; today.")
  private Optional<String> knownAt = Optional.empty();

  /** Adds the days that were given to a question's filters. */
  void addTo(Map<String, List<String>> filters) {
    asOf.ifPresent(day -> filters.put("as_of", List.of(day)));
    knownAt.ifPresent(day -> filters.put("known_at", List.of(day)));
  }
}
