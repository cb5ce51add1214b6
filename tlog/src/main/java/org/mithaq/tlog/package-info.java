/**
 * Transparency logs: RFC 6962 Merkle trees and the C2SP formats around them (signed notes,
 * checkpoints, tiles, proofs, cosignatures, policies). On the JDK alone; signing and verifying come
 * in by interface. It holds no log and does no network I/O: tiles are read through a {@code
 * TileSource}.
 */
@NullMarked
package org.mithaq.tlog;

import org.jspecify.annotations.NullMarked;
