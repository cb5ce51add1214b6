package org.mithaq.stix;

import java.util.Map;
import java.util.Optional;

/**
 * One type of object.
 *
 * @param members its properties, common ones too
 * @param category the family it belongs to
 * @param by the extension that declares it; empty for the types of STIX 2.1 itself
 * @param extensions what may stand under {@code extensions}, by key
 * @param toplevel the extensions among these whose properties stand beside the type's own
 */
record TypeDef(
    Members members,
    Shape.Category category,
    Optional<String> by,
    Map<String, Members> extensions,
    Map<String, Members> toplevel) {

  /** The name of the stand-in for types that the table lacks. */
  static final String UNDECLARED = "undeclared";

  boolean declared() {
    return !name().equals(UNDECLARED);
  }

  String name() {
    return members.name();
  }
}
