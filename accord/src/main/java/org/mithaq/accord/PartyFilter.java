package org.mithaq.accord;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which parties a question is about.
 *
 * @param categories any of these; empty: any
 * @param countries numbers of countries, any of these; empty: any
 * @param more what else they must be
 */
public record PartyFilter(
    Set<PartyCategory> categories,
    Set<Integer> countries,
    Optional<Predicate<PartyIdentity>> more) {

  /** Every party. */
  public static final PartyFilter ALL = new PartyFilter(Set.of(), Set.of(), Optional.empty());

  public PartyFilter {
    categories = Set.copyOf(categories);
    countries = Set.copyOf(countries);
  }

  /**
   * A filter.
   *
   * @param countries ISO 3166-1 alpha-2
   */
  public static PartyFilter of(
      Set<PartyCategory> categories,
      Set<String> countries,
      Optional<Predicate<PartyIdentity>> more) {
    return new PartyFilter(
        categories,
        countries.stream().map(Roll::code).collect(Collectors.toUnmodifiableSet()),
        more);
  }

  /** Whether it is about this party. */
  public boolean takes(PartyIdentity party) {
    return takes(party.category(), party.country().map(Roll::code).orElse(0))
        && (more.isEmpty() || more.get().test(party));
  }

  boolean takes(PartyCategory category, int country) {
    return (categories.isEmpty() || categories.contains(category))
        && (countries.isEmpty() || countries.contains(country));
  }
}
