/**
 * {@code /stream} (DESIGN §6): acts as server-sent events, from any number on, to whoever may read
 * them at the moment of sending. It reads the vault's headers, shares them among all who listen,
 * and keeps nothing: whoever was cut off goes on behind the last number that arrived.
 */
@NullMarked
package org.mithaq.node.stream;

import org.jspecify.annotations.NullMarked;
