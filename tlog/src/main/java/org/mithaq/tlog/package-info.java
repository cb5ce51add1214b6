/**
 * Transparency logs: RFC 6962 Merkle trees and the C2SP formats around them (signed-note,
 * tlog-checkpoint, tlog-tiles, tlog-proof, tlog-cosignature, tlog-policy, and the request of
 * tlog-witness). On the JDK alone; signing and verifying come in by interface. It holds no log and
 * does no network I/O: tiles are read through a {@code TileSource} and written to a {@code
 * TileSink}.
 *
 * <p>A log of one leaf, its checkpoint, and a proof that verifies offline:
 *
 * {@snippet :
 * NoteSigner key = JdkKeys.signer(new KeyName("log.example"), SignatureType.ED25519, seed);
 * TreeBuilder tree = TreeBuilder.empty();
 * tree.appendLeaf(leaf, tiles);
 * tree.flush(tiles);
 * Origin origin = key.key().name().asOrigin();
 * Checkpoint checkpoint = new Checkpoint(origin, tree.size(), tree.root());
 * SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, 0, List.of(key));
 *
 * AuthenticatedTiles log = AuthenticatedTiles.open(tiles, tree.size(), tree.root());
 * LogProof proof = LogProof.of(log.inclusion(0), signed);
 * Policy policy = Policy.parse(policyFile.getBytes(UTF_8));
 * proof.verify(new Merkle().leafHash(leaf), policy, JdkKeys::verifier);
 * }
 *
 * <p>What comes from outside and does not hold is a {@link VerificationException}; what a caller
 * gets wrong is an {@link IllegalArgumentException}; what cannot be read is an {@link
 * java.io.IOException}.
 */
@NullMarked
package org.mithaq.tlog;

import org.jspecify.annotations.NullMarked;
