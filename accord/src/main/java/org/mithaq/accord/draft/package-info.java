/**
 * Objects of the register that are still to be entered, written as STIX 2.1: from an import, the
 * sample accord or a party's own command. A draft is checked when it is made; the same fact under
 * the same natural key gives the same id and the same bytes on every machine. Nothing here reads
 * objects or judges who may enter them.
 */
@NullMarked
package org.mithaq.accord.draft;

import org.jspecify.annotations.NullMarked;
