package org.mithaq.accord.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mithaq.accord.Source;

/**
 * What every draft has.
 *
 * @param key the natural key: names the fact among all of its type, for ever and everywhere, such
 *     as {@code state:FR}
 * @param created {@code created} and {@code modified}; years 1970 to 2261, milliseconds count
 * @param createdBy id of an identity
 * @param lang of the texts, RFC 5646
 * @param sources {@code external_references}: each has a description or a URL
 */
public record Head(
    String key,
    Instant created,
    Optional<String> createdBy,
    Optional<String> lang,
    List<Source> sources) {
  private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

  public Head {
    Check.text("the natural key", key);
    if (created.isBefore(Instant.EPOCH) || !created.isBefore(LATEST)) {
      throw new IllegalArgumentException("created must be in 1970 to 2261, is " + created);
    }
    createdBy.ifPresent(id -> Check.reference("created_by_ref", "identity", id));
    lang.ifPresent(Check::language);
    sources = List.copyOf(sources);
    sources.forEach(Check::source);
  }

  /** A head with a key and a time alone. */
  public static Head of(String key, Instant created) {
    return new Head(key, created, Optional.empty(), Optional.empty(), List.of());
  }

  /** This head for texts in a language. */
  public Head in(String language) {
    return new Head(key, created, createdBy, Optional.of(language), sources);
  }

  /** This head with other sources. */
  public Head from(List<Source> others) {
    return new Head(key, created, createdBy, lang, others);
  }
}
