package org.mithaq.tlog;

import java.util.List;

/**
 * That one tree is a prefix of another (RFC 6962, section 2.1.2). Nothing in it is trusted until
 * {@link #verify} has returned.
 */
public record ConsistencyProof(List<Hash> path) {

  /** The longest proof that a witness accepts (tlog-witness, «add-checkpoint»). */
  public static final int MAX_HASHES = 63;

  /**
   * Copies the path.
   *
   * @throws IllegalArgumentException if it is longer than 63 hashes
   */
  public ConsistencyProof {
    path = List.copyOf(path);
    if (path.size() > MAX_HASHES) {
      throw new IllegalArgumentException(
          "A consistency proof has at most 63 hashes, not " + path.size() + ".");
    }
  }

  /**
   * Returns if the tree of size {@code from} is the beginning of that of size {@code to}. From the
   * empty tree, and between equal sizes, the proof must be empty; an empty tree must have the
   * {@linkplain Merkle#emptyRoot() root of the empty tree}.
   *
   * @throws BadProofException if sizes are not in order, the path has another length than they
   *     demand, or it leads to another old or new root
   */
  public void verify(TreeSize from, Hash fromRoot, TreeSize to, Hash toRoot)
      throws BadProofException {
    if (from.compareTo(to) > 0) {
      throw new BadProofException(
          "A consistency proof goes from a smaller to a larger tree, not from %s to %s."
              .formatted(from, to));
    }
    requireEmptyRoot(from, fromRoot);
    requireEmptyRoot(to, toRoot);
    int expected = length(from.value(), to.value());
    if (path.size() != expected) {
      throw new BadProofException(
          "The consistency proof from %s to %s should have %d hashes; it has %d."
              .formatted(from, to, expected, path.size()));
    }
    if (from.value() > 0 && from.equals(to)) {
      requireRoot("root", from, to, fromRoot, toRoot);
    } else if (from.value() > 0) {
      walk(from, fromRoot, to, toRoot);
    }
  }

  private void walk(TreeSize from, Hash fromRoot, TreeSize to, Hash toRoot)
      throws BadProofException {
    Merkle merkle = new Merkle();
    int complete = Long.numberOfTrailingZeros(from.value());
    long place = (from.value() - 1) >>> complete;
    long last = (to.value() - 1) >>> complete;
    // Where the old tree is one complete subtree of the new one, its root is the first hash.
    int next = place == 0 ? 0 : 1;
    Hash older = next == 0 ? fromRoot : path.getFirst();
    Hash newer = older;
    for (Hash sibling : path.subList(next, path.size())) {
      if ((place & 1) == 1 || place == last) {
        older = merkle.nodeHash(sibling, older);
        newer = merkle.nodeHash(sibling, newer);
        if (place != 0) {
          int skipped = Long.numberOfTrailingZeros(place);
          place >>>= skipped;
          last >>>= skipped;
        }
      } else {
        newer = merkle.nodeHash(newer, sibling);
      }
      place >>>= 1;
      last >>>= 1;
    }
    requireRoot("old root", from, to, fromRoot, older);
    requireRoot("new root", from, to, toRoot, newer);
  }

  private static void requireEmptyRoot(TreeSize size, Hash root) throws BadProofException {
    if (size.value() == 0 && !root.equals(Merkle.emptyRoot())) {
      throw new BadProofException("A tree of size 0 cannot have the root " + root + ".");
    }
  }

  private static void requireRoot(String which, TreeSize from, TreeSize to, Hash claimed, Hash got)
      throws BadProofException {
    if (!claimed.equals(got)) {
      throw new BadProofException(
          "The consistency proof from %s to %s leads to the %s %s instead of %s."
              .formatted(from, to, which, got, claimed));
    }
  }

  private static int length(long from, long to) {
    if (from == 0 || from == to) {
      return 0;
    }
    int inner = Long.SIZE - Long.numberOfLeadingZeros((from - 1) ^ (to - 1));
    int complete = Long.numberOfTrailingZeros(from);
    boolean whole = from == 1L << complete;
    return (whole ? 0 : 1) + inner - complete + Long.bitCount((from - 1) >>> inner);
  }
}
