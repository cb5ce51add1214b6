package org.mithaq.node.judged;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.mithaq.accord.Extensions;
import org.mithaq.node.vault.Act;
import org.mithaq.stix.Json;

/**
 * What a party says of objects, in the latest version that the reader may read: a STIX sighting,
 * opinion or note. The party is the one that shared it, whomever it names as its author.
 *
 * @param object as it stands, but for members that nobody here asks for
 */
public record Judgement(Act act, Json.Members object) {

  /** The label by which an opinion or a note says that a false positive was hit. */
  public static final String FALSE_POSITIVE = "false-positive";

  /** The types of judgements. */
  public static final Set<String> TYPES = Set.of("sighting", "opinion", "note");

  static final Set<String> MEMBERS =
      Set.of(
          "opinion",
          "explanation",
          "labels",
          "object_refs",
          "sighting_of_ref",
          "count",
          "first_seen",
          "last_seen",
          "description",
          "abstract",
          "content",
          "extensions");

  private static final Set<String> DISAGREEING = Set.of("disagree", "strongly-disagree");

  /** {@code sighting}, {@code opinion} or {@code note}. */
  public String type() {
    return act.shown().type();
  }

  /** Id of the party that states it. */
  public String party() {
    return act.shown().party();
  }

  /** Whether it is about an object. */
  public boolean isOn(String id) {
    return type().equals("sighting")
        ? object.text("sighting_of_ref").filter(id::equals).isPresent()
        : object.texts("object_refs").contains(id);
  }

  /** The word of an opinion's scale, {@code strongly-disagree} to {@code strongly-agree}. */
  public String opinion() {
    return object.text("opinion").orElse("");
  }

  /** What it says in words; empty where it says none. */
  public String text() {
    return Stream.of("explanation", "content", "description", "abstract")
        .flatMap(name -> object.text(name).stream())
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** How often a sighting says that it was seen; empty where it does not count. */
  public OptionalLong count() {
    return object.number("count");
  }

  public Optional<String> firstSeen() {
    return object.text("first_seen");
  }

  public Optional<String> lastSeen() {
    return object.text("last_seen");
  }

  /** Whether its party says that it met the object: a count of 0 says that it did not (§5.2). */
  public boolean isHit() {
    return type().equals("sighting") && count().orElse(1) > 0;
  }

  /** Whether it is an opinion that disagrees. */
  public boolean disagrees() {
    return DISAGREEING.contains(opinion());
  }

  /** Whether it bears the label of a false positive. */
  public boolean isLabelled() {
    return object.texts("labels").contains(FALSE_POSITIVE);
  }

  /** Remarks of the register stand where the register does. */
  boolean isRemark() {
    return object.object("extensions").has(Extensions.NOTE);
  }
}
