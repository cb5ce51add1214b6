package org.mithaq.node.site;

import java.util.List;
import org.mithaq.stix.Json;

/**
 * What a party's page shows.
 *
 * @param party an item of {@code /register/parties}
 * @param history its positions by their days, the claims of others left out
 * @param claims what others say of its positions
 * @param undertakings items of {@code /register/undertakings}
 * @param told the answer that the history is from
 */
public record PartyShown(
    Json.Members party,
    List<Json.Members> history,
    List<Json.Members> claims,
    List<Standing> circles,
    List<Json.Members> undertakings,
    Found told) {

  /** How it stands to a circle. */
  public record Standing(Json.Members circle, Json.Members row) {}
}
