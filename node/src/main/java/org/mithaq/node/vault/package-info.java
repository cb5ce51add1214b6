/**
 * Commit: the single writer takes what has queued up, gives each act its sequence number, time and
 * leaf, appends the records to the vault and syncs once (DESIGN §2, §3). Also reads records back,
 * checking every byte. It knows nothing of tiles, pages or protocols.
 */
@NullMarked
package org.mithaq.node.vault;

import org.jspecify.annotations.NullMarked;
