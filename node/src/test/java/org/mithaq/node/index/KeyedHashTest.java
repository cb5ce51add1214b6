package org.mithaq.node.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class KeyedHashTest {

  private static final byte[] KEY = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  private final KeyedHash hash = new KeyedHash(KEY);

  /** The published vectors of SipHash-2-4 hash the bytes 0, 1, 2 … under this key. */
  @Test
  void isSipHash24() {
    assertThat(hash.of("")).isEqualTo(0x726fdb47dd0e0e31L);
    assertThat(hash.of("\u0100\u0302")).isEqualTo(0xcf2794e0277187b7L);
    assertThat(hash.of("\u0100\u0302\u0504\u0706")).isEqualTo(0x93f5f5799a932462L);
    assertThat(hash.of("\u0100\u0302\u0504\u0706\u0908\u0b0a\u0d0c"))
        .isEqualTo(0xf723ca908e7af2eeL);
  }

  @Test
  void keepsItsKey() {
    ByteBuffer key = ByteBuffer.allocate(KeyedHash.KEY_BYTES);
    hash.writeKey(key);

    assertThat(key.array()).isEqualTo(KEY);
  }
}
