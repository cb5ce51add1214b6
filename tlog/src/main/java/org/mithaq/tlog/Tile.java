package org.mithaq.tlog;

/**
 * The place of a tile or of an entry bundle (tlog-tiles): level, index within the level, and width.
 * A tile of level 0 to 63 holds {@code width} hashes; level {@value #ENTRIES} stands for bundles of
 * entries. The index is 0 to 2^63 − 1, the width 1 to 256; below 256 the tile is partial.
 */
public record Tile(int level, long index, int width) {

  /** The level of entry bundles. */
  public static final int ENTRIES = -1;

  /** The width of a full tile. */
  public static final int FULL = 256;

  private static final int MAX_LEVEL = 63;
  private static final int LONGEST_PATH = 64;
  private static final int MAX_ENTRY_BYTES = 2 + 0xffff;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence that says which one is exceeded
   */
  public Tile {
    if (level < ENTRIES || level > MAX_LEVEL) {
      throw new IllegalArgumentException("A tile's level is 0 to 63, not " + level + ".");
    }
    if (index < 0) {
      throw new IllegalArgumentException("A tile's index is not negative: " + index + ".");
    }
    if (width < 1 || width > FULL) {
      throw new IllegalArgumentException("A tile's width is 1 to 256, not " + width + ".");
    }
  }

  /** A full tile of hashes. */
  public static Tile full(int level, long index) {
    return new Tile(level, index, FULL);
  }

  /** A bundle of {@code width} entries. */
  public static Tile entries(long index, int width) {
    return new Tile(ENTRIES, index, width);
  }

  /**
   * The tile of this level and index as it stands in a tree of the given size, full or partial.
   *
   * @throws IllegalArgumentException if the tree has no such tile
   */
  public static Tile of(int level, long index, TreeSize size) {
    int shift = 8 * Math.max(level, 0);
    long hashes = shift < Long.SIZE ? size.value() >>> shift : 0;
    if (index > hashes >>> 8 || (index == hashes >>> 8 && (hashes & 0xff) == 0)) {
      throw new IllegalArgumentException(
          "A tree of size " + size + " has no tile " + level + "/" + index + ".");
    }
    return new Tile(level, index, index < hashes >>> 8 ? FULL : (int) (hashes & 0xff));
  }

  /**
   * Reads a path as {@link #path()} writes it; each tile has one path only.
   *
   * @throws MalformedException if it is any other text
   */
  public static Tile parse(String path) throws MalformedException {
    String[] parts = path.length() > LONGEST_PATH ? new String[0] : path.split("/", -1);
    if (parts.length < 3 || !parts[0].equals("tile")) {
      throw malformed(path);
    }
    int level = parts[1].equals("entries") ? ENTRIES : small(path, parts[1]);
    int end = parts.length;
    int width = FULL;
    if (parts[end - 2].endsWith(".p")) {
      width = small(path, parts[end - 1]);
      end--;
      parts[end - 1] = parts[end - 1].substring(0, parts[end - 1].length() - 2);
    }
    long index = 0;
    for (int i = 2; i < end; i++) {
      String digits = i < end - 1 && parts[i].startsWith("x") ? parts[i].substring(1) : parts[i];
      if (digits.length() != 3 || index > Long.MAX_VALUE / 1000) {
        throw malformed(path);
      }
      index = index * 1000 + small(path, digits);
    }
    boolean inRange =
        index >= 0 && level <= MAX_LEVEL && width >= 1 && (end == parts.length || width < FULL);
    if (inRange) {
      Tile tile = new Tile(level, index, width);
      if (tile.path().equals(path)) {
        return tile;
      }
    }
    throw malformed(path);
  }

  private static int small(String path, String digits) throws MalformedException {
    if (digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw malformed(path);
    }
    return Integer.parseInt(digits);
  }

  private static MalformedException malformed(String path) {
    String shown = path.length() > LONGEST_PATH ? "it is too long" : "«" + path + "»";
    return new MalformedException(
        "tile path", shown + "; a path looks like tile/0/x001/234 or tile/entries/005.p/67");
  }

  /** Whether this is a bundle of entries rather than a tile of hashes. */
  public boolean isEntries() {
    return level == ENTRIES;
  }

  /** Whether it is narrower than 256. */
  public boolean isPartial() {
    return width < FULL;
  }

  /** The full tile at the same place. */
  public Tile toFull() {
    return new Tile(level, index, FULL);
  }

  /** How many bytes the tile has (a tile of hashes), or may have at most (a bundle). */
  public int maxBytes() {
    return width * (isEntries() ? MAX_ENTRY_BYTES : Hash.BYTES);
  }

  /** The path below the log's prefix, such as {@code tile/0/x001/x234/067.p/8}. */
  public String path() {
    StringBuilder path = new StringBuilder(LONGEST_PATH).append("tile/");
    path.append(isEntries() ? "entries" : Integer.toString(level)).append('/');
    appendElements(path, index, true);
    if (isPartial()) {
      path.append(".p/").append(width);
    }
    return path.toString();
  }

  private static void appendElements(StringBuilder path, long index, boolean last) {
    if (index >= 1000) {
      appendElements(path, index / 1000, false);
    }
    int digits = (int) (index % 1000);
    if (!last) {
      path.append('x');
    }
    path.append((char) ('0' + digits / 100));
    path.append((char) ('0' + digits / 10 % 10));
    path.append((char) ('0' + digits % 10));
    if (!last) {
      path.append('/');
    }
  }
}
