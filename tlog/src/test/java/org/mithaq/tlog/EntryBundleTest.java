package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntryBundleTest {

  private static final byte[] TWO = {0, 3, 'o', 'n', 'e', 0, 0};

  @Test
  void is_a_sequence_of_entries_behind_their_lengths() throws Exception {
    EntryBundle bundle = EntryBundle.parse(TWO, 2);
    Merkle merkle = new Merkle();

    assertThat(bundle.width()).isEqualTo(2);
    assertThat(bundle.entry(0)).isEqualTo(Text.encode("one"));
    assertThat(bundle.entry(1)).isEmpty();
    assertThat(bundle.leafHash(0, merkle)).isEqualTo(merkle.leafHash(Text.encode("one")));
    assertThat(bundle.encode()).isEqualTo(TWO);
    assertThat(bundle.first(1).encode()).isEqualTo(new byte[] {0, 3, 'o', 'n', 'e'});
  }

  @Test
  void says_where_it_ends_too_early_or_too_late() {
    assertThatThrownBy(() -> EntryBundle.parse(TWO, 3)).hasMessageContaining("before entry 2 of 3");
    assertThatThrownBy(() -> EntryBundle.parse(TWO, 1)).hasMessageContaining("2 bytes follow");
    assertThatThrownBy(() -> EntryBundle.parse(new byte[] {0, 4, 1, 2, 3}, 1))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("within entry 0 of 1");
    assertThatThrownBy(() -> EntryBundle.parse(new byte[] {(byte) 0xff, (byte) 0xff}, 1))
        .hasMessageContaining("within entry 0 of 1");
  }

  @Test
  void has_1_to_256_entries() {
    assertThatThrownBy(() -> EntryBundle.parse(TWO, 0)).hasMessageContaining("1 to 256");
    assertThatThrownBy(() -> EntryBundle.parse(TWO, 257)).hasMessageContaining("1 to 256");
  }
}
