package org.mithaq.tlog;

import java.util.List;

/**
 * That the leaf at {@code index} is in a tree (RFC 6962, section 2.1.1): the siblings from the leaf
 * up to the root's child. Nothing in it is trusted until {@link #verify} has returned.
 */
public record InclusionProof(long index, List<Hash> path) {

  /** The longest path: that of a tree of 2^63 − 1 leaves. */
  public static final int MAX_HASHES = 63;

  /**
   * Checks the ranges and copies the path.
   *
   * @throws IllegalArgumentException if the index is negative or the path too long for any tree
   */
  public InclusionProof {
    path = List.copyOf(path);
    if (index < 0) {
      throw new IllegalArgumentException("A leaf's index is not negative: " + index + ".");
    }
    if (path.size() > MAX_HASHES) {
      throw new IllegalArgumentException(
          "An inclusion proof has at most 63 hashes, not " + path.size() + ".");
    }
  }

  /**
   * Returns if the tree of this size and root has a leaf of this hash at {@link #index}.
   *
   * @throws BadProofException if the index is not below the size, the path has another length than
   *     the tree demands, or it leads to another root
   */
  public void verify(Hash leafHash, TreeSize size, Hash root) throws BadProofException {
    if (!size.contains(index)) {
      throw new BadProofException(
          "The inclusion proof is for leaf " + index + ", which no tree of size " + size + " has.");
    }
    int expected = length(index, size.value());
    if (path.size() != expected) {
      throw new BadProofException(
          "The inclusion proof for leaf %d of %s should have %d hashes; it has %d."
              .formatted(index, size, expected, path.size()));
    }
    Merkle merkle = new Merkle();
    Hash hash = leafHash;
    long place = index;
    long last = size.value() - 1;
    for (Hash sibling : path) {
      if ((place & 1) == 1 || place == last) {
        hash = merkle.nodeHash(sibling, hash);
        // On the right edge, levels where the node has no sibling are skipped.
        int skipped = Long.numberOfTrailingZeros(place);
        if (place != 0) {
          place >>>= skipped;
          last >>>= skipped;
        }
      } else {
        hash = merkle.nodeHash(hash, sibling);
      }
      place >>>= 1;
      last >>>= 1;
    }
    if (!hash.equals(root)) {
      throw new BadProofException(
          "The inclusion proof for leaf %d of %s leads to the root %s instead of %s."
              .formatted(index, size, hash, root));
    }
  }

  /** Below the level where the leaf's path joins the right edge each level counts, above not. */
  private static int length(long index, long size) {
    int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    return inner + Long.bitCount(index >>> inner);
  }
}
