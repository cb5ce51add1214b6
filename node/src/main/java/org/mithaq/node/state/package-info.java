/**
 * What a node must remember but does not log: statuses of submissions for now. Kept in a private
 * journal in the vault's record format, cut back by snapshots.
 */
@NullMarked
package org.mithaq.node.state;

import org.jspecify.annotations.NullMarked;
