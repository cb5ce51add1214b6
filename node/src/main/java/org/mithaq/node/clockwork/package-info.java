/**
 * Lets the clocks of requests for assistance run: what they do are acts like any other, in the name
 * of the party that asks. Which step is due the register works out; nothing is kept here.
 */
@NullMarked
package org.mithaq.node.clockwork;

import org.jspecify.annotations.NullMarked;
