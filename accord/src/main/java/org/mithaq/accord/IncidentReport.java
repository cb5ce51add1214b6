package org.mithaq.accord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of an incident that a party reports under an accord: a STIX incident with an
 * extension of ours.
 */
public record IncidentReport(String id, Instant created, Terms terms) implements Matter {

  /**
   * What it says.
   *
   * @param countries affected ones, ISO 3166-1 alpha-2; XA to XZ for invented ones
   * @param revoked whether its party has taken it back
   */
  public record Terms(
      String name,
      Optional<String> description,
      List<String> sectors,
      Optional<String> impact,
      Optional<String> ransomwareFamily,
      List<String> countries,
      boolean revoked) {
    public Terms {
      sectors = List.copyOf(sectors);
      countries = List.copyOf(countries);
    }
  }

  @Override
  public List<String> needs() {
    return List.of();
  }
}
