package org.mithaq.stix;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One property of a type.
 *
 * @param name as in the JSON
 * @param slot its number among the members, 0 to 63
 * @param required whether every object of the type has it
 * @param shape what its value must look like
 * @param roles what the reader does with the value
 * @param kept whether a role keeps the value's text
 */
record Property(
    String name, int slot, boolean required, Shape shape, Set<Shape.Role> roles, boolean kept) {

  Property(String name, int slot, boolean required, Shape shape, EnumSet<Shape.Role> roles) {
    this(name, slot, required, shape, Collections.unmodifiableSet(roles), kept(roles));
  }

  private static boolean kept(EnumSet<Shape.Role> roles) {
    for (Shape.Role role : roles) {
      if (Shape.KEPT.contains(role)) {
        return true;
      }
    }
    return false;
  }

  long bit() {
    return 1L << slot;
  }
}
