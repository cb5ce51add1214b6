package org.mithaq.accord;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;

/**
 * The two clocks, and who reads.
 *
 * @param asOf what was so at the end of this day, UTC
 * @param knownAt as the register said at the end of this day, UTC
 * @param readable whether an audience's number is one that the reader may read
 * @param scope whether what was invented for training is meant
 */
public record Moment(LocalDate asOf, LocalDate knownAt, IntPredicate readable, Scope scope) {

  /** Real acts, exercises, or both. */
  public enum Scope implements Word {
    REAL("false"),
    EXERCISES("true"),
    ALL("all");

    private final String word;

    Scope(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    /** Whether an act is meant that is or is not an exercise. */
    public boolean includes(boolean exercise) {
      return this == ALL || (this == EXERCISES) == exercise;
    }
  }

  /** Acts before this time count, microseconds since the epoch. */
  public long knownBefore() {
    return ChronoUnit.MICROS.between(
        Instant.EPOCH, knownAt.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /** One reader's question, with the bound on acts worked out. */
  Eye eye() {
    return new Eye(knownBefore(), readable, scope);
  }

  /** The day that both clocks have reached. */
  public LocalDate earlier() {
    return asOf.isBefore(knownAt) ? asOf : knownAt;
  }

  /** The same for what has no other day than that of its act. */
  Eye eyeOfBoth() {
    Moment first = new Moment(asOf, earlier(), readable, scope);
    return first.eye();
  }

  /** Which acts are seen at all. */
  record Eye(long before, IntPredicate readable, Scope scope) {
    boolean sees(Entry entry) {
      return sees(entry.micros(), entry.exercise(), entry.audience());
    }

    boolean sees(long micros, boolean exercise, int audience) {
      return micros < before && scope.includes(exercise) && readable.test(audience);
    }
  }
}
