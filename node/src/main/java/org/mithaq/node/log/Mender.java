package org.mithaq.node.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import org.mithaq.node.vault.Vault;
import org.mithaq.tlog.BundleBuilder;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileSink;
import org.mithaq.tlog.TreeBuilder;

/**
 * Makes a damaged file of the log again: its bytes are determined by the leaves under it. It is
 * replaced in one step, so that no reader sees a part; whether it hashes up to the root is for the
 * next reader to check, as always.
 */
final class Mender {

  private final Vault vault;
  private final LogStore store;
  private final Leaves leaves;

  Mender(Vault vault, LogStore store) {
    this.vault = vault;
    this.store = store;
    this.leaves = new Leaves(vault, store);
  }

  /**
   * Replaces the file that stands for a tile: the tile itself, or the full one that took its place.
   *
   * @throws IOException when the leaves cannot be read, or the disk fails
   */
  void remake(Tile tile) throws IOException {
    Tile file =
        tile.isPartial()
                && !store.has(tile)
                && store.has(tile.toFull())
                && end(tile.toFull()) <= vault.committed()
            ? tile.toFull()
            : tile;
    store.replace(file, bytes(file));
  }

  private byte[] bytes(Tile tile) throws IOException {
    // A tile is the first of its level in the tree of the leaves under it.
    Map<Tile, byte[]> made = new HashMap<>();
    Tile first = new Tile(tile.level(), 0, tile.width());
    TileSink sink =
        (each, bytes) -> {
          if (each.equals(first)) {
            made.put(each, bytes);
          }
        };
    long begin = tile.index() << shift(tile) << 8;
    if (tile.isEntries()) {
      BundleBuilder bundle = BundleBuilder.empty();
      leaves.read(begin, end(tile), unlessClosing(leaf -> bundle.append(leaf, sink)));
      bundle.flush(sink);
    } else {
      TreeBuilder tree = TreeBuilder.empty();
      leaves.read(begin, end(tile), unlessClosing(leaf -> tree.appendLeaf(leaf, sink)));
      tree.flush(sink);
    }
    byte[] bytes = made.get(first);
    if (bytes == null) {
      throw new IOException("the leaves under " + tile.path() + " do not make it");
    }
    return bytes;
  }

  /** A tile of level 2 takes 16 million leaves: a node that closes does not wait for it. */
  private static Vault.LeafSink unlessClosing(Vault.LeafSink sink) {
    return leaf -> {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the node is closing");
      }
      sink.accept(leaf);
    };
  }

  /** Sequence number behind the last leaf under a tile. */
  private static long end(Tile tile) {
    return ((tile.index() << 8) + tile.width()) << shift(tile);
  }

  private static int shift(Tile tile) {
    return 8 * Math.max(tile.level(), 0);
  }
}
