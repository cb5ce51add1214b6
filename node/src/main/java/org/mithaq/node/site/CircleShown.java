package org.mithaq.node.site;

import java.util.List;
import java.util.Map;
import org.mithaq.stix.Json;

/**
 * What a circle's page shows.
 *
 * @param circle an item of {@code /register/circles}
 * @param steward who keeps the membership, as an item of {@code /register/parties} if it is there
 * @param byDay who stands to it since when; under the empty text where the day is unknown
 * @param accords with whom the supporters of each accord overlap
 * @param others with which circles it shares members
 */
public record CircleShown(
    Json.Members circle,
    Json.Members steward,
    Map<String, List<Json.Members>> byDay,
    List<Overlap> accords,
    List<Overlap> others,
    Found cited) {

  /** How many are in the circle alone, in both, in the other alone. */
  public record Overlap(
      View.Said here, View.Said there, String link, Part onlyHere, Part both, Part onlyThere) {}

  /**
   * One part of an overlap.
   *
   * @param list address of the list of them, behind the language
   */
  public record Part(long count, String list) {}
}
