package org.mithaq.node.index;

import java.util.Set;

/** What is looked for. */
public sealed interface Sought {

  /** Most ids or values of one look-up. */
  int MOST = 10_000;

  /** Greatest length of what a person types, characters. */
  int LONGEST = 300;

  /** Objects with one of these ids. */
  record Ids(Set<String> ids) implements Sought {

    public Ids {
      ids = Set.copyOf(ids);
      limit(ids.size());
    }
  }

  /** Objects that mention one of these observable values; upper and lower case are alike. */
  record Observables(Set<String> values) implements Sought {

    public Observables {
      values = Set.copyOf(values);
      limit(values.size());
    }
  }

  /** Relationships and sightings with one of these ids as an end, and translations of them. */
  record Naming(Set<String> ends) implements Sought {

    public Naming {
      ends = Set.copyOf(ends);
      limit(ends.size());
    }
  }

  /**
   * Judgements on objects with one of these ids.
   *
   * @param types of {@code sighting}, {@code opinion} and {@code note}
   */
  record Judging(Set<String> types, Set<String> ids) implements Sought {

    public Judging {
      types = Set.copyOf(types);
      ids = Set.copyOf(ids);
      limit(ids.size());
    }
  }

  /** Objects with a name or alias in which some word, and what follows it, begins so. */
  record NamePrefix(String prefix) implements Sought {

    public NamePrefix {
      type(prefix);
      if (!isName(prefix)) {
        throw new IllegalArgumentException("look for a name with a letter or a digit");
      }
    }

    /** Whether anything is left of a text once accents, vowel signs and strokes are taken off. */
    public static boolean isName(String text) {
      return !Keyword.name(text).isEmpty();
    }
  }

  /** Objects whose text has all these words, in any of their forms in Arabic, French or English. */
  record Text(String words) implements Sought {

    public Text {
      type(words);
    }
  }

  private static void limit(int count) {
    if (count > MOST) {
      throw new IllegalArgumentException("look up at most " + MOST + " values at a time");
    }
  }

  private static void type(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("look for 1 to " + LONGEST + " characters");
    }
  }
}
