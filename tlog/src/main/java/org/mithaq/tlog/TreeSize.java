package org.mithaq.tlog;

/** The number of leaves of a tree: 0 to 2^63 − 1. */
public record TreeSize(long value) implements Comparable<TreeSize> {

  /** The empty tree. */
  public static final TreeSize EMPTY = new TreeSize(0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if negative
   */
  public TreeSize {
    if (value < 0) {
      throw new IllegalArgumentException("A tree has no negative size: " + value + ".");
    }
  }

  /** Whether the tree has a leaf of this index. */
  public boolean contains(long index) {
    return index >= 0 && index < value;
  }

  @Override
  public int compareTo(TreeSize that) {
    return Long.compare(value, that.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
