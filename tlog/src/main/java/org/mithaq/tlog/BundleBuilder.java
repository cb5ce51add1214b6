package org.mithaq.tlog;

import java.io.IOException;
import java.util.Arrays;

/**
 * Writes the entry bundles of a growing log, beside a {@link TreeBuilder} that writes its tiles. It
 * holds one bundle at most. For one thread; after an exception from the sink it must be discarded.
 */
public final class BundleBuilder {

  private byte[] bundle = new byte[16 * 1024];
  private int used;
  private long size;
  private boolean changed;

  private BundleBuilder(long size) {
    this.size = size;
  }

  /** A builder for an empty log. */
  public static BundleBuilder empty() {
    return new BundleBuilder(0);
  }

  /**
   * Goes on from a known size; reads the last bundle, if that is partial. Its entries are not
   * authenticated here: where the source is not one's own, read it through {@link
   * AuthenticatedTiles}.
   *
   * @throws BadTileException if the last bundle is malformed
   */
  public static BundleBuilder resume(TreeSize size, TileSource source)
      throws IOException, BadTileException {
    BundleBuilder builder = new BundleBuilder(size.value());
    int width = (int) (size.value() & 0xff);
    if (width > 0) {
      Tile tile = Tile.entries(size.value() >>> 8, width);
      byte[] bytes = TileReader.entries(source, tile).encode();
      builder.reserve(bytes.length);
      System.arraycopy(bytes, 0, builder.bundle, 0, bytes.length);
      builder.used = bytes.length;
    }
    return builder;
  }

  /** The number of entries so far. */
  public TreeSize size() {
    return new TreeSize(size);
  }

  /** Appends an entry; writes the bundle if this fills it. */
  public void append(byte[] entry, TileSink sink) throws IOException {
    append(entry, 0, entry.length, sink);
  }

  /**
   * Appends the entry that lies at {@code offset}, {@code length} bytes long; writes the bundle if
   * this fills it.
   *
   * @throws IllegalArgumentException if the entry is longer than 65,535 bytes
   */
  public void append(byte[] from, int offset, int length, TileSink sink) throws IOException {
    if (length < 0 || length > EntryBundle.MAX_ENTRY_BYTES) {
      throw new IllegalArgumentException(
          "An entry has at most " + EntryBundle.MAX_ENTRY_BYTES + " bytes, not " + length + ".");
    }
    reserve(EntryBundle.LENGTH_BYTES + length);
    bundle[used] = (byte) (length >>> 8);
    bundle[used + 1] = (byte) length;
    System.arraycopy(from, offset, bundle, used + EntryBundle.LENGTH_BYTES, length);
    used += EntryBundle.LENGTH_BYTES + length;
    size = Math.incrementExact(size);
    changed = true;
    if ((size & 0xff) == 0) {
      sink.write(Tile.entries((size >>> 8) - 1, Tile.FULL), Arrays.copyOf(bundle, used));
      used = 0;
      changed = false;
    }
  }

  /** Writes the last bundle if it is partial and has changed since it was last written. */
  public void flush(TileSink sink) throws IOException {
    if (changed) {
      sink.write(Tile.entries(size >>> 8, (int) (size & 0xff)), Arrays.copyOf(bundle, used));
      changed = false;
    }
  }

  private void reserve(int more) {
    if (bundle.length - used < more) {
      bundle = Arrays.copyOf(bundle, Math.max(2 * bundle.length, used + more));
    }
  }
}
