package org.mithaq.bench;

import java.util.SplittableRandom;

/** UUIDs as 36 ASCII characters in arrays. */
final class Uuids {

  static final int LENGTH = 36;

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  /** All bits but those of version and variant. */
  private static final long HIGH_FREE = 0xFFFFFFFFFFFF0FFFL;

  private static final long LOW_FREE = 0x3FFFFFFFFFFFFFFFL;

  private Uuids() {}

  /** Bits to turn a UUID into another one of the same version. */
  record Mask(long high, long low) {

    static Mask of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return new Mask(random.nextLong() & HIGH_FREE, random.nextLong() & LOW_FREE);
    }
  }

  /** Writes the UUIDv4 with these bits. */
  static void write(long high, long low, byte[] into, int at) {
    put((high & HIGH_FREE) | 0x4000, (low & LOW_FREE) | 0x8000000000000000L, into, at);
  }

  /** Changes the UUID that stands at the place. */
  static void mask(Mask mask, byte[] into, int at) {
    long high = 0;
    long low = 0;
    int digit = 0;
    for (int i = 0; i < LENGTH; i++) {
      byte b = into[at + i];
      if (b != '-') {
        int value = Character.digit(b, 16);
        if (digit++ < 16) {
          high = high << 4 | value;
        } else {
          low = low << 4 | value;
        }
      }
    }
    put(high ^ mask.high, low ^ mask.low, into, at);
  }

  private static void put(long high, long low, byte[] into, int at) {
    int digit = 0;
    for (int i = 0; i < LENGTH; i++) {
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        into[at + i] = '-';
      } else {
        long word = digit < 16 ? high : low;
        into[at + i] = HEX[(int) (word >>> (60 - 4 * (digit & 15))) & 15];
        digit++;
      }
    }
  }
}
