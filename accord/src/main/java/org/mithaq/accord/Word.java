package org.mithaq.accord;

import java.util.Optional;

/** A term of a closed vocabulary, as it stands in objects, addresses and answers. */
public interface Word {

  String word();

  /** The term that is written so. */
  static <T extends Word> Optional<T> find(T[] terms, String word) {
    for (T term : terms) {
      if (term.word().equals(word)) {
        return Optional.of(term);
      }
    }
    return Optional.empty();
  }
}
