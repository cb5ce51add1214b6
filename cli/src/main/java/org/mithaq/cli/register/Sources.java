package org.mithaq.cli.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Source;
import org.mithaq.accord.draft.Head;

/** The sources that an imported position names. */
final class Sources {
  private Sources() {}

  /**
   * The row itself, in its own words, and the published register.
   *
   * @param file its name
   */
  static List<Source> ofRow(String file, Supporter row, Optional<String> register) {
    List<Source> sources = new ArrayList<>();
    sources.add(
        new Source(
            "%s, line %d".formatted(file, row.line()),
            Optional.of(
                "Name «%s», category «%s», nationality «%s», nature «%s»; unsigned."
                    .formatted(
                        row.name(),
                        row.source().category().orElse(""),
                        row.source().country().orElse(""),
                        row.source().nature().orElse(""))),
            Optional.empty()));
    register.ifPresent(
        url -> sources.add(new Source("The public register", Optional.empty(), Optional.of(url))));
    return sources;
  }

  /**
   * @throws IllegalArgumentException if a draft may not name it
   */
  static Source checked(Source source) {
    return Head.of("source", Instant.EPOCH).from(List.of(source)).sources().getFirst();
  }
}
