package org.mithaq.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The partial tiles of a tree, one a level at most. Together they are all that its root depends on,
 * and all that is needed to append to it.
 */
final class RightEdge {

  /** A tree of 2^63 − 1 leaves has 127 hashes at level 7, so no tile above. */
  static final int LEVELS = 8;

  private final List<Optional<TileNodes>> levels;

  private RightEdge(List<Optional<TileNodes>> levels) {
    this.levels = levels;
  }

  /** How many hashes the partial tile of a level has: 0 to 255. */
  static int width(long size, int level) {
    return (int) ((size >>> (8 * level)) & 0xff);
  }

  /** The index of the partial tile of a level, or of the one that would come next. */
  static long index(long size, int level) {
    // Two shifts: one by 64 would be none.
    return (size >>> (8 * level)) >>> 8;
  }

  /** Reads the edge of a tree and checks that it hashes to the root. */
  static RightEdge load(TileSource source, TreeSize size, Hash root, Merkle merkle)
      throws IOException, BadTileException {
    List<Optional<TileNodes>> levels = new ArrayList<>(LEVELS);
    List<Tile> read = new ArrayList<>(LEVELS);
    for (int level = 0; level < LEVELS; level++) {
      int width = width(size.value(), level);
      if (width == 0) {
        levels.add(Optional.empty());
      } else {
        Tile tile = new Tile(level, index(size.value(), level), width);
        read.add(tile);
        byte[] hashes = TileReader.hashes(source, tile);
        levels.add(Optional.of(new TileNodes(hashes, width, merkle)));
      }
    }
    RightEdge edge = new RightEdge(List.copyOf(levels));
    Hash found = edge.root(merkle);
    if (!found.equals(root)) {
      throw new BadTileException(read, rootSentence(size, root, found, read));
    }
    return edge;
  }

  private static String rootSentence(TreeSize size, Hash root, Hash found, List<Tile> read) {
    String tiles = read.stream().map(Tile::path).collect(Collectors.joining(", "));
    String where =
        switch (read.size()) {
          case 0 -> "";
          case 1 -> " from the tile " + tiles;
          default -> " from the tiles " + tiles + ", of which at least one is wrong";
        };
    return "The tree of size %s has the root %s%s; it should be %s."
        .formatted(size, found, where, root);
  }

  Optional<TileNodes> level(int level) {
    return levels.get(level);
  }

  private Hash root(Merkle merkle) {
    Peaks peaks = new Peaks(merkle);
    levels.forEach(level -> level.ifPresent(peaks::add));
    return peaks.root();
  }
}
