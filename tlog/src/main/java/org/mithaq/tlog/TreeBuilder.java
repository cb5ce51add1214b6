package org.mithaq.tlog;

import java.io.IOException;
import java.util.Arrays;

/**
 * Appends leaves to a tree and writes the tiles that come about, in constant memory: one tile a
 * level. Full tiles are written as they fill, lower levels first; {@link #flush} writes the partial
 * ones. After a flush, a checkpoint of {@link #size} and {@link #root} may be signed, and not
 * before: then each tile that it depends on has been handed to the sink.
 *
 * <p>For one thread. After an exception from the sink it must be discarded and a new one resumed
 * from the last size whose tiles are known to be written.
 */
public final class TreeBuilder {

  private final Merkle merkle = new Merkle();
  private final byte[][] tiles = new byte[RightEdge.LEVELS][Tile.FULL * Hash.BYTES];
  private final int[] widths = new int[RightEdge.LEVELS];
  private final boolean[] changed = new boolean[RightEdge.LEVELS];
  private final byte[] scratch = new byte[Tile.FULL * Hash.BYTES];
  private long size;

  private TreeBuilder(long size) {
    this.size = size;
  }

  /** A builder for an empty tree. */
  public static TreeBuilder empty() {
    return new TreeBuilder(0);
  }

  /**
   * Goes on from a tree of known size and root; reads its partial tiles, or the full ones where
   * those have replaced them.
   *
   * @throws BadTileException if the tiles do not hash to the root
   */
  public static TreeBuilder resume(TreeSize size, Hash root, TileSource source)
      throws IOException, BadTileException {
    TreeBuilder builder = new TreeBuilder(size.value());
    RightEdge edge = RightEdge.load(source, size, root, builder.merkle);
    for (int level = 0; level < RightEdge.LEVELS; level++) {
      int width = RightEdge.width(size.value(), level);
      if (width > 0) {
        byte[] tile = edge.level(level).orElseThrow().tile();
        System.arraycopy(tile, 0, builder.tiles[level], 0, tile.length);
        builder.widths[level] = width;
      }
    }
    return builder;
  }

  /** The number of leaves so far. */
  public TreeSize size() {
    return new TreeSize(size);
  }

  /** Appends a leaf that is hashed already. */
  public void append(Hash leafHash, TileSink sink) throws IOException {
    makeRoom(1);
    leafHash.writeTo(tiles[0], widths[0] * Hash.BYTES);
    added(1, sink);
  }

  /** Hashes a leaf and appends it. */
  public void appendLeaf(byte[] leaf, TileSink sink) throws IOException {
    appendLeaf(leaf, 0, leaf.length, sink);
  }

  /** Hashes the leaf that lies at {@code offset}, {@code length} bytes long, and appends it. */
  public void appendLeaf(byte[] bytes, int offset, int length, TileSink sink) throws IOException {
    makeRoom(1);
    merkle.leafHash(bytes, offset, length, tiles[0], widths[0] * Hash.BYTES);
    added(1, sink);
  }

  /** Appends {@code count} leaf hashes that lie side by side at {@code offset}. */
  public void appendAll(byte[] leafHashes, int offset, int count, TileSink sink)
      throws IOException {
    makeRoom(count);
    int done = 0;
    while (done < count) {
      int take = Math.min(count - done, Tile.FULL - widths[0]);
      System.arraycopy(
          leafHashes,
          offset + done * Hash.BYTES,
          tiles[0],
          widths[0] * Hash.BYTES,
          take * Hash.BYTES);
      added(take, sink);
      done += take;
    }
  }

  /** Writes every partial tile that has changed since it was last written. */
  public void flush(TileSink sink) throws IOException {
    for (int level = 0; level < RightEdge.LEVELS; level++) {
      if (changed[level] && widths[level] > 0) {
        Tile tile = new Tile(level, RightEdge.index(size, level), widths[level]);
        sink.write(tile, Arrays.copyOf(tiles[level], tile.maxBytes()));
      }
      changed[level] = false;
    }
  }

  /** The root of the tree as it is now. */
  public Hash root() {
    Peaks peaks = new Peaks(merkle);
    for (int level = 0; level < RightEdge.LEVELS; level++) {
      if (widths[level] > 0) {
        peaks.add(new TileNodes(tiles[level], widths[level], merkle));
      }
    }
    return peaks.root();
  }

  private void makeRoom(int count) {
    if (count < 0 || size > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException(
          "A tree of size " + size + " cannot take " + count + " more leaves.");
    }
  }

  private void added(int count, TileSink sink) throws IOException {
    size += count;
    widths[0] += count;
    changed[0] = true;
    for (int level = 0; widths[level] == Tile.FULL; level++) {
      fill(level, sink);
    }
  }

  /** Writes a full tile and puts its root into the level above. */
  private void fill(int level, TileSink sink) throws IOException {
    long index = RightEdge.index(size, level) - 1;
    sink.write(Tile.full(level, index), tiles[level].clone());
    byte[] in = tiles[level];
    for (int width = Tile.FULL; width > 1; width >>= 1) {
      for (int i = 0; i < width / 2; i++) {
        merkle.nodeHash(in, 2 * i * Hash.BYTES, scratch, i * Hash.BYTES);
      }
      in = scratch;
    }
    System.arraycopy(scratch, 0, tiles[level + 1], widths[level + 1] * Hash.BYTES, Hash.BYTES);
    widths[level] = 0;
    changed[level] = false;
    widths[level + 1]++;
    changed[level + 1] = true;
  }
}
