/**
 * The one port between the ledger and the file system, so that every call can be made to fail. It
 * knows names, bytes and durability; it knows nothing of records, tiles or checkpoints.
 */
@NullMarked
package org.mithaq.node.storage;

import org.jspecify.annotations.NullMarked;
