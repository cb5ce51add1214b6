package org.mithaq.tlog;

import java.util.Arrays;

/**
 * The entries of one bundle (tlog-tiles, «Log entries»): 1 to 256, each of at most 65,535 bytes,
 * each preceded by its length as two big-endian bytes.
 */
public final class EntryBundle {

  /** The longest entry, in bytes. */
  public static final int MAX_ENTRY_BYTES = 0xffff;

  static final int LENGTH_BYTES = 2;

  private final byte[] bytes;
  private final int[] starts;

  private EntryBundle(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
  }

  /**
   * Reads a bundle of exactly {@code width} entries. The bytes are not copied: they must not change
   * afterwards.
   *
   * @throws MalformedException if the bytes end too early or too late
   */
  public static EntryBundle parse(byte[] bytes, int width) throws MalformedException {
    if (width < 1 || width > Tile.FULL) {
      throw new IllegalArgumentException("A bundle has 1 to 256 entries, not " + width + ".");
    }
    int[] starts = new int[width + 1];
    int at = 0;
    for (int i = 0; i < width; i++) {
      if (bytes.length - at < LENGTH_BYTES) {
        throw new MalformedException("entry bundle", "it ends before entry " + i + " of " + width);
      }
      int length = lengthAt(bytes, at);
      if (bytes.length - at - LENGTH_BYTES < length) {
        throw new MalformedException("entry bundle", "it ends within entry " + i + " of " + width);
      }
      starts[i] = at;
      at += LENGTH_BYTES + length;
    }
    if (at != bytes.length) {
      throw new MalformedException(
          "entry bundle", (bytes.length - at) + " bytes follow its " + width + " entries");
    }
    starts[width] = at;
    return new EntryBundle(bytes, starts);
  }

  private static int lengthAt(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  /** The number of entries. */
  public int width() {
    return starts.length - 1;
  }

  /** A copy of the entry at a place in the bundle, without its length. */
  public byte[] entry(int place) {
    return Arrays.copyOfRange(bytes, starts[place] + LENGTH_BYTES, starts[place + 1]);
  }

  /** The hash of the entry at a place in the bundle, as a leaf of the tree. */
  public Hash leafHash(int place, Merkle merkle) {
    int start = starts[place] + LENGTH_BYTES;
    return merkle.leafHash(bytes, start, starts[place + 1] - start);
  }

  /**
   * The bundle of the first {@code width} entries of this one, as it stood when the tree was
   * smaller.
   */
  public EntryBundle first(int width) {
    if (width < 1 || width > width()) {
      throw new IllegalArgumentException(
          "A bundle of " + width() + " entries has no first " + width + ".");
    }
    return new EntryBundle(bytes, Arrays.copyOf(starts, width + 1));
  }

  /** The encoded bundle, in a fresh array. */
  public byte[] encode() {
    return Arrays.copyOf(bytes, starts[width()]);
  }
}
