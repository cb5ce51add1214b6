/**
 * Who may read what (DESIGN §4): parties and their accounts, tokens, audiences as conjunctions of
 * token sets, and the one test that every way out of the node uses. It reads no objects and knows
 * no protocol.
 */
@NullMarked
package org.mithaq.node.access;

import org.jspecify.annotations.NullMarked;
