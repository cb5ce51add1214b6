package org.mithaq.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tiles in memory, by path. Refuses to overwrite a tile with other bytes; counts what is read. */
final class MapTiles implements TileSource, TileSink {

  final Map<String, byte[]> tiles = new TreeMap<>();
  final List<Tile> read = new ArrayList<>();

  /** A log with all tiles and bundles as one builder writes them up to the tree's size. */
  static MapTiles of(ReferenceTree tree) throws IOException {
    MapTiles tiles = new MapTiles();
    TreeBuilder builder = TreeBuilder.empty();
    BundleBuilder bundles = BundleBuilder.empty();
    for (byte[] leaf : tree.leaves()) {
      bundles.append(leaf, tiles);
      builder.appendLeaf(leaf, tiles);
    }
    bundles.flush(tiles);
    builder.flush(tiles);
    return tiles;
  }

  @Override
  public byte[] read(Tile tile) throws IOException {
    read.add(tile);
    byte[] bytes = tiles.get(tile.path());
    if (bytes == null) {
      throw new TileNotFoundException(tile);
    }
    return bytes.clone();
  }

  @Override
  public void write(Tile tile, byte[] bytes) {
    byte[] before = tiles.put(tile.path(), bytes);
    if (before != null && !Arrays.equals(before, bytes)) {
      throw new AssertionError("Other bytes for " + tile.path());
    }
  }
}
