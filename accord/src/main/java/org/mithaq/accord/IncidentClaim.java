package org.mithaq.accord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one party holds of an incident; others may hold otherwise, and stand beside it. */
public record IncidentClaim(String id, Instant created, Terms terms) implements Matter {

  /** What a claim is about. */
  public enum Kind implements Word {
    TIME("time"),
    ACTOR("actor"),
    CAUSE("cause");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** What it says; {@code from} and {@code until} where it is about the time. */
  public record Terms(
      String incident,
      Kind kind,
      String text,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<Confidence> confidence) {}

  @Override
  public List<String> needs() {
    return List.of(terms.incident);
  }
}
