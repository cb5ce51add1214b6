/**
 * What parties said of shared objects, and whether these still hold: sightings, opinions, notes,
 * false positives, expiry, revocation; and the indicators that a machine may act on. All of it is
 * worked out from what the caller may read, a page at a time, and nothing here sums up into a
 * score.
 */
@NullMarked
package org.mithaq.node.judged;

import org.jspecify.annotations.NullMarked;
