/**
 * How a party that has no account joins an accord: it applies with its identity and a proof of its
 * key, its mandate is checked (control of a domain, or the depositary's word on the form of what a
 * state hands in), then it sends its signed position, and all enters at once through the node's
 * intake in the depositary's name. What is pending here is state, not acts; nothing here judges
 * more than form.
 */
@NullMarked
package org.mithaq.node.joining;

import org.jspecify.annotations.NullMarked;
