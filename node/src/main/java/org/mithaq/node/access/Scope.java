package org.mithaq.node.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.Word;

/**
 * How much of what its account may do a token may do. One that does not read all collections serves
 * TAXII alone.
 *
 * @param collections ids of the only ones it knows; empty for all
 * @param verbs what it may do there
 */
public record Scope(Optional<Set<UUID>> collections, Set<Verb> verbs) {

  /** What is done in a collection. */
  public enum Verb implements Word {
    READ("read"),
    WRITE("write");

    private final String word;

    Verb(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public Scope {
    collections = collections.map(Set::copyOf);
    verbs = Set.copyOf(verbs);
    if (verbs.isEmpty()) {
      throw new IllegalArgumentException(
          "a token that may neither read nor write is good for nothing");
    }
  }

  /** Whether whatever the account may read can be read with it. */
  public boolean readsAll() {
    return collections.isEmpty() && verbs.contains(Verb.READ);
  }

  public boolean allows(Verb verb, UUID collection) {
    return verbs.contains(verb) && collections.map(only -> only.contains(collection)).orElse(true);
  }
}
