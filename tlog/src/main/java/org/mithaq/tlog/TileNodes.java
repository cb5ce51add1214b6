package org.mithaq.tlog;

import java.util.Arrays;

/**
 * All complete nodes of the subtree that one tile stands for: its hashes at height 0, the nodes
 * over pairs of them at height 1, up to the tile's own root at height 8 if it is full. Immutable.
 */
final class TileNodes {

  static final int HEIGHT = 8;

  private final byte[] nodes;
  private final int width;

  /** Takes the first {@code width} hashes of the bytes and computes the nodes over them. */
  TileNodes(byte[] hashes, int width, Merkle merkle) {
    this.width = width;
    this.nodes = new byte[startOf(width, HEIGHT + 1) * Hash.BYTES];
    System.arraycopy(hashes, 0, nodes, 0, width * Hash.BYTES);
    int out = width * Hash.BYTES;
    for (int height = 1; height <= HEIGHT; height++) {
      int below = startOf(width, height - 1) * Hash.BYTES;
      for (int i = 0; i < width >> height; i++) {
        merkle.nodeHash(nodes, below + i * 2 * Hash.BYTES, nodes, out);
        out += Hash.BYTES;
      }
    }
  }

  /** How many nodes come before those of a height. */
  private static int startOf(int width, int height) {
    int start = 0;
    for (int h = 0; h < height; h++) {
      start += width >> h;
    }
    return start;
  }

  int width() {
    return width;
  }

  /** The node of a height at a place; it must be complete. */
  Hash node(int height, int place) {
    if (place >= width >> height) {
      throw new IndexOutOfBoundsException("No complete node " + place + " at height " + height);
    }
    return Hash.read(nodes, (startOf(width, height) + place) * Hash.BYTES);
  }

  /** The tile itself. */
  byte[] tile() {
    return Arrays.copyOf(nodes, width * Hash.BYTES);
  }
}
