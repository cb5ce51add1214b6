package org.mithaq.accord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That a party can be reached at any hour. A later one of the same party and kind takes the place
 * of an earlier one.
 */
public record Contact(String id, Instant created, Terms terms) implements Matter {

  /**
   * What it says.
   *
   * @param languages RFC 5646
   * @param timeZone of the IANA database, such as {@code Africa/Nairobi}
   * @param hours when not at any hour, in words
   * @param ended whether there is none any more
   */
  public record Terms(
      String party,
      ContactKind kind,
      List<String> languages,
      String timeZone,
      Optional<String> hours,
      boolean ended) {
    public Terms {
      languages = List.copyOf(languages);
    }
  }

  @Override
  public List<String> needs() {
    return List.of(terms.party);
  }
}
