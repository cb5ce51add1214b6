package org.mithaq.tlog;

import java.util.Optional;

/**
 * Folds the roots of a tree's complete subtrees, smallest and rightmost first, into the root of the
 * tree: each new one becomes the left sibling of all before it.
 */
final class Peaks {

  private final Merkle merkle;
  private Optional<Hash> folded = Optional.empty();

  Peaks(Merkle merkle) {
    this.merkle = merkle;
  }

  /** Adds what a partial tile stands for, from its last single hash up to its largest subtree. */
  void add(TileNodes tile) {
    for (int height = 0; height < TileNodes.HEIGHT; height++) {
      int complete = tile.width() >> height;
      if ((complete & 1) == 1) {
        add(tile.node(height, complete - 1));
      }
    }
  }

  void add(Hash peak) {
    folded = Optional.of(folded.map(right -> merkle.nodeHash(peak, right)).orElse(peak));
  }

  /** The root of all that was added; of the empty tree if that is nothing. */
  Hash root() {
    return folded.orElse(Merkle.emptyRoot());
  }
}
