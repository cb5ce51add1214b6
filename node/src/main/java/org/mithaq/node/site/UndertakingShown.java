package org.mithaq.node.site;

import java.util.List;
import java.util.Set;
import org.mithaq.stix.Json;

/**
 * What an undertaking's page shows.
 *
 * @param undertaking an item of {@code /register/undertakings}
 * @param steps its stages, reports, meetings and reviews, as they were entered
 * @param claims what stands beside, said by those who cannot settle it or disagreed with
 * @param depositaries identifiers of those who keep the registers of accords
 */
public record UndertakingShown(
    Json.Members undertaking,
    List<Json.Members> steps,
    List<Talk> talks,
    List<Json.Members> claims,
    List<Norm> serves,
    Set<String> depositaries,
    Found cited) {

  /** A comment and what was replied to it. */
  public record Talk(Json.Members comment, List<Json.Members> replies) {}

  /**
   * A norm that is served.
   *
   * @param accord of this register; without members where the instrument is another
   * @param titles of the principle, as passages
   */
  public record Norm(
      String instrument, String paragraph, Json.Members accord, List<Json.Members> titles) {}
}
