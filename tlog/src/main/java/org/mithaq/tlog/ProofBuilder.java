package org.mithaq.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * PATH and PROOF of RFC 6962, sections 2.1.1 and 2.1.2, over a source of complete nodes. Ranges of
 * leaves are half open, and always start at a multiple of the power of two that they are split at.
 */
record ProofBuilder(NodeSource nodes, Merkle merkle) {

  Hash root(long size) throws IOException, BadTileException {
    return size == 0 ? Merkle.emptyRoot() : range(0, size);
  }

  InclusionProof inclusion(long index, long size) throws IOException, BadTileException {
    List<Hash> path = new ArrayList<>();
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long middle = low + split(high - low);
      if (index < middle) {
        path.add(range(middle, high));
        high = middle;
      } else {
        path.add(range(low, middle));
        low = middle;
      }
    }
    Collections.reverse(path);
    return new InclusionProof(index, path);
  }

  ConsistencyProof consistency(long from, long to) throws IOException, BadTileException {
    List<Hash> path = new ArrayList<>();
    long low = 0;
    long high = from == 0 ? 0 : to;
    while (high > from) {
      long middle = low + split(high - low);
      if (from <= middle) {
        path.add(range(middle, high));
        high = middle;
      } else {
        path.add(range(low, middle));
        low = middle;
      }
    }
    // The verifier knows the old root; it lacks this last subtree unless it is that whole tree.
    if (low > 0) {
      path.add(range(low, high));
    }
    Collections.reverse(path);
    return new ConsistencyProof(path);
  }

  private Hash range(long low, long high) throws IOException, BadTileException {
    long count = high - low;
    if (Long.bitCount(count) == 1) {
      int height = Long.numberOfTrailingZeros(count);
      return nodes.node(height, low >>> height);
    }
    long middle = low + split(count);
    Hash left = range(low, middle);
    Hash right = range(middle, high);
    return merkle.nodeHash(left, right);
  }

  /** The largest power of two smaller than a count of at least two. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
