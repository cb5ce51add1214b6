/**
 * What an operator sets: {@code mithaq.yaml} as immutable values, the demo's values, and the
 * commented file that a new node starts from. Errors name file and line and say what to write
 * instead. Nothing here starts anything.
 */
@NullMarked
package org.mithaq.node.config;

import org.jspecify.annotations.NullMarked;
