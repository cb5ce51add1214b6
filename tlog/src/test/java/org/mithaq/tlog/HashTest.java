package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashTest {

  private final Random random = Vectors.random();

  private byte[] bytes() {
    byte[] bytes = new byte[Hash.BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void gives_back_the_bytes_it_was_made_of() {
    byte[] bytes = bytes();
    Hash hash = Hash.of(bytes);
    byte[] target = new byte[40];
    hash.writeTo(target, 5);
    ByteBuffer little = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    hash.writeTo(little);

    assertThat(hash.toByteArray()).isEqualTo(bytes);
    assertThat(Arrays.copyOfRange(target, 5, 37)).isEqualTo(bytes);
    assertThat(Hash.read(target, 5)).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(Hash.read(little.flip())).isEqualTo(hash);
  }

  @Test
  void does_not_change_with_the_array_it_was_made_of() {
    byte[] bytes = bytes();
    Hash hash = Hash.of(bytes);
    byte[] before = bytes.clone();
    bytes[0]++;
    hash.toByteArray()[1]++;

    assertThat(hash.toByteArray()).isEqualTo(before);
  }

  @Test
  void differs_in_any_bit_and_is_ordered_as_unsigned_bytes() {
    for (int i = 0; i < 256; i++) {
      byte[] a = bytes();
      byte[] b = a.clone();
      b[i / 8] ^= (byte) (1 << i % 8);

      assertThat(Hash.of(a)).isNotEqualTo(Hash.of(b));
      assertThat(Integer.signum(Hash.of(a).compareTo(Hash.of(b))))
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
      assertThat(Hash.of(a)).isEqualByComparingTo(Hash.of(a.clone()));
    }
  }

  @Test
  void refuses_other_lengths() {
    assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessageContaining("32 bytes, not 31");
    assertThatThrownBy(() -> Hash.read(new byte[40], 9))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void is_shown_in_hex_and_written_in_base64() {
    assertThat(Merkle.emptyRoot())
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Merkle.emptyRoot().toBase64())
        .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }
}
