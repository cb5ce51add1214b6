/**
 * STIX 2.1: finds the objects of a bundle or TAXII envelope in one pass over its bytes, validates
 * them, and works out versions, markings and deterministic identifiers. Objects stay the bytes that
 * they came as. {@link org.mithaq.stix.StixReader} is the way in; what STIX 2.1 says of its types
 * stands in the resource {@code stix21.types}. It stores nothing and fetches nothing.
 */
@NullMarked
package org.mithaq.stix;

import org.jspecify.annotations.NullMarked;
