package org.mithaq.node.access;

import java.util.Optional;
import java.util.UUID;

/**
 * A collection: where a circle shares objects.
 *
 * @param id UUIDv4, as TAXII wants it
 * @param alias the slug, TAXII's {@code alias}
 * @param circle slug of the circle that shares here; empty: every party may write
 * @param defaultMarking what an unmarked object is taken as
 * @param strict whether what STIX 2.1 forbids is refused
 */
public record CollectionSettings(
    UUID id,
    String alias,
    String title,
    String description,
    Optional<String> circle,
    DefaultMarking defaultMarking,
    boolean strict,
    boolean exercise) {

  /** The marking that stands in for a missing one. */
  public enum DefaultMarking {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED
  }

  /** Whoever knows of a collection may read it, as far as each object's audience goes. */
  public boolean mayWrite(Caller caller) {
    return !caller.anonymous()
        && circle.map(name -> caller.tokens().contains("circle:" + name)).orElse(true);
  }
}
