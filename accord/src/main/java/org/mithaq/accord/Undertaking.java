package org.mithaq.accord;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What parties said that they would do.
 *
 * @param by ids of parties; it may be a circle's instead, or both
 * @param approvalBy whose approval it awaits, in words
 * @param reviewMonths how often it is to be revised
 * @param serves the principles or norms that it is to help
 */
public record Undertaking(
    String id,
    String name,
    Optional<String> description,
    UndertakingKind kind,
    List<String> by,
    Optional<String> circle,
    Dated dated,
    Optional<String> approvalBy,
    Optional<LocalDate> due,
    OptionalInt reviewMonths,
    Optional<LocalDate> lastReview,
    List<Norm> serves,
    List<String> strands,
    Claim claim,
    List<Source> sources)
    implements RegisterObject {

  /** An accord's slug or a citation such as «UN GGE 2015 (A/70/174)», and a paragraph of it. */
  public record Norm(String instrument, Optional<String> paragraph) {}

  public Undertaking {
    by = List.copyOf(by);
    serves = List.copyOf(serves);
    strands = List.copyOf(strands);
    sources = List.copyOf(sources);
  }

  /** Whose word it is: that of those who undertook it; of a circle's undertaking its steward's. */
  Set<String> authors(Function<String, Optional<Circle>> circles) {
    return by.isEmpty()
        ? circle.flatMap(circles).map(Circle::steward).stream()
            .collect(Collectors.toUnmodifiableSet())
        : Set.copyOf(by);
  }
}
