package org.mithaq.node.access;

import java.util.Optional;
import java.util.Set;
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

  /** Each sends objects; which kinds of objects, admission decides. */
  private static final Set<Role> WRITERS =
      Set.of(Role.CONTRIBUTOR, Role.SIGNER, Role.CIRCLE_STEWARD, Role.DEPOSITARY);

  public CollectionSettings {
    if (id.version() != 4) {
      throw new IllegalArgumentException(
          "a collection's id is a UUID of version 4 (TAXII 2.1), drawn once; not " + id);
    }
    Slug.check("a collection's alias", alias);
    if (circle.isEmpty() && defaultMarking.needsCircle()) {
      throw new IllegalArgumentException(
          "collection "
              + alias
              + " has no circle, so its default marking can't be "
              + defaultMarking.word()
              + ": name a circle, or take clear, green or red");
    }
  }

  /** The marking that stands in for a missing one, in ascending order of restriction. */
  public enum DefaultMarking {
    CLEAR("clear"),
    GREEN("green"),
    AMBER("amber"),
    AMBER_STRICT("amber+strict"),
    RED("red");

    private final String word;

    DefaultMarking(String word) {
      this.word = word;
    }

    /** As it stands in files. */
    public String word() {
      return word;
    }

    private boolean needsCircle() {
      return this == AMBER || this == AMBER_STRICT;
    }
  }

  /**
   * Writing is for those who act for a party: whoever only runs the node shares nothing. Who
   * answers in one case, and is in no circle, does so where every party may write.
   */
  public boolean mayWrite(Caller caller) {
    return caller.party().isPresent()
        && (WRITERS.stream().anyMatch(caller::is)
            || (circle.isEmpty() && caller.is(Role.RESPONDENT)))
        && caller.allows(Scope.Verb.WRITE, id)
        && circle.map(name -> caller.tokens().contains(Circle.token(name))).orElse(true);
  }
}
