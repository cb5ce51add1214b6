package org.mithaq.node.vault;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** The public leaf, version 1: {@code 0x01 ‖ u64 µs ‖ C}, big-endian. */
public final class Leaf {

  public static final int SIZE = 1 + 8 + Commitment.SIZE;

  static final byte VERSION = 1;

  private Leaf() {}

  /** Puts a leaf at the buffer's position. */
  static void put(ByteBuffer into, long micros, byte[] commitment) {
    into.put(VERSION).putLong(micros).put(commitment);
  }

  /** The act's time, microseconds since the epoch; empty where the bytes are no leaf. */
  public static OptionalLong micros(byte[] leaf) {
    return leaf.length == SIZE && leaf[0] == VERSION
        ? OptionalLong.of(ByteBuffer.wrap(leaf).getLong(1))
        : OptionalLong.empty();
  }

  static byte[] of(long micros, byte[] commitment) {
    byte[] leaf = new byte[SIZE];
    put(ByteBuffer.wrap(leaf), micros, commitment);
    return leaf;
  }
}
