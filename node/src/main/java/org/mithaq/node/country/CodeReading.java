package org.mithaq.node.country;

import java.util.List;
import java.util.Optional;

/** What a code that someone wrote for a country means. */
public sealed interface CodeReading {

  /** The country, ISO 3166-1 alpha-2; empty where it remains in doubt. */
  default Optional<String> country() {
    return switch (this) {
      case Standard(String alpha2) -> Optional.of(alpha2);
      case Repaired(String alpha2, _) -> Optional.of(alpha2);
      case Doubtful _ -> Optional.empty();
    };
  }

  /** A code of ISO 3166-1, alpha-2 or alpha-3. */
  record Standard(String alpha2) implements CodeReading {}

  /**
   * Not a code of today, but what it means is certain.
   *
   * @param why a clause for people
   */
  record Repaired(String alpha2, String why) implements CodeReading {}

  /**
   * Nobody can tell from the code alone.
   *
   * @param candidates the countries that it can mean; none where it names no country at all
   */
  record Doubtful(List<String> candidates, String why) implements CodeReading {
    public Doubtful {
      candidates = List.copyOf(candidates);
    }
  }
}
