package org.mithaq.tlog;

import java.util.ArrayList;
import java.util.List;

/** MTH, PATH and PROOF as RFC 6962, section 2.1 defines them: recursive, naive, and slow. */
record ReferenceTree(List<byte[]> leaves, Merkle merkle) {

  ReferenceTree(List<byte[]> leaves) {
    this(leaves, new Merkle());
  }

  /** Leaf i is the text «leaf i». */
  static ReferenceTree ofSize(int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(Text.encode("leaf " + i));
    }
    return new ReferenceTree(leaves);
  }

  int size() {
    return leaves.size();
  }

  TreeSize treeSize() {
    return new TreeSize(size());
  }

  ReferenceTree first(int size) {
    return new ReferenceTree(leaves.subList(0, size), merkle);
  }

  Hash leafHash(int index) {
    return merkle.leafHash(leaves.get(index));
  }

  Hash root() {
    return mth(leaves);
  }

  InclusionProof inclusion(int index) {
    return new InclusionProof(index, path(index, leaves));
  }

  ConsistencyProof consistency(int from) {
    return new ConsistencyProof(
        from == 0 || from == size() ? List.of() : subproof(from, leaves, true));
  }

  private Hash mth(List<byte[]> d) {
    if (d.isEmpty()) {
      return Merkle.emptyRoot();
    }
    if (d.size() == 1) {
      return merkle.leafHash(d.getFirst());
    }
    int k = split(d.size());
    Hash left = mth(d.subList(0, k));
    return merkle.nodeHash(left, mth(d.subList(k, d.size())));
  }

  private List<Hash> path(int m, List<byte[]> d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = split(d.size());
    return m < k
        ? with(path(m, d.subList(0, k)), mth(d.subList(k, d.size())))
        : with(path(m - k, d.subList(k, d.size())), mth(d.subList(0, k)));
  }

  private List<Hash> subproof(int m, List<byte[]> d, boolean known) {
    if (m == d.size()) {
      return known ? List.of() : List.of(mth(d));
    }
    int k = split(d.size());
    return m <= k
        ? with(subproof(m, d.subList(0, k), known), mth(d.subList(k, d.size())))
        : with(subproof(m - k, d.subList(k, d.size()), false), mth(d.subList(0, k)));
  }

  private static List<Hash> with(List<Hash> list, Hash last) {
    List<Hash> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }

  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }
}
