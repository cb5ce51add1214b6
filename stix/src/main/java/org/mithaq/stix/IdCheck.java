package org.mithaq.stix;

import java.util.Optional;

/** Recomputes the deterministic identifier of a cyber-observable object (STIX 2.1 section 2.9). */
@FunctionalInterface
public interface IdCheck {

  /** Knows no identifiers: nothing is compared. */
  IdCheck NONE = (_, _, _, _) -> Optional.empty();

  /**
   * The identifier that section 2.9 would give the object; empty if the rules give none.
   *
   * @param type the object's type, one of the cyber-observable types of STIX 2.1
   * @param bytes an array that holds the object as well-formed JSON in UTF-8
   * @param offset where the object begins
   * @param length its length in bytes
   */
  Optional<String> expected(String type, byte[] bytes, int offset, int length);
}
