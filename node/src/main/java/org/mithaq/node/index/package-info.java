/**
 * Views derived from the vault: for each collection a page file (what TAXII pages are cut from),
 * and a full-text index for look-up. Deleted and rebuilt at will; never the truth. The page files
 * are up to date before a submitter is told; look-up follows on its own threads. It reads the vault
 * and knows nothing of protocols.
 */
@NullMarked
package org.mithaq.node.index;

import org.jspecify.annotations.NullMarked;
