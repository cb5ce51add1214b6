package org.mithaq.node.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash-2-4 (Aumasson, Bernstein, 2012) of a text's UTF-16 code units, two bytes each, under a
 * secret of the file. The secret keeps anyone from choosing two ids with one hash (among 10 million
 * ids some would take 2^41 tries without it); by chance, 10 million ids collide once in 300
 * thousand files.
 */
final class KeyedHash {

  static final int KEY_BYTES = 16;

  private final long k0;
  private final long k1;

  KeyedHash(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    ByteBuffer halves = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    k0 = halves.getLong();
    k1 = halves.getLong();
  }

  static KeyedHash fresh() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new KeyedHash(key);
  }

  void writeKey(ByteBuffer into) {
    byte[] key = new byte[KEY_BYTES];
    ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).putLong(k0).putLong(k1);
    into.put(key);
  }

  long of(String text) {
    State state = new State(k0, k1);
    int units = text.length();
    int at = 0;
    for (; at + 4 <= units; at += 4) {
      state.take(word(text, at, 4));
    }
    // The last word ends with the length in bytes, modulo 256.
    state.take(word(text, at, units - at) | (units * 2L) << 56);
    return state.finish();
  }

  private static long word(String text, int at, int units) {
    long word = 0;
    for (int i = 0; i < units; i++) {
      word |= (long) text.charAt(at + i) << (16 * i);
    }
    return word;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long finish() {
      v2 ^= 0xff;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
