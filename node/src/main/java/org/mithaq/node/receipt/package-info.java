/**
 * Receipts (DESIGN §3): offline proofs that an act lies in the log, for whoever may read the act.
 */
@NullMarked
package org.mithaq.node.receipt;

import org.jspecify.annotations.NullMarked;
