/**
 * How the node asks machines elsewhere over HTTP whose addresses strangers name: never its own
 * neighbours, for a bounded time, and no more of the answer than was wanted.
 */
@NullMarked
package org.mithaq.node.outbound;

import org.jspecify.annotations.NullMarked;
