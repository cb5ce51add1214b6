package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The eight leaves and their roots are those that Certificate Transparency's tests published. */
class MerkleTest {

  static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  static final List<Hash> ROOTS =
      Stream.of(
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
              "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
              "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
              "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
              "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
              "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
          .map(Vectors::hash)
          .toList();

  private final Merkle merkle = new Merkle();

  @Test
  void the_empty_root_is_the_hash_of_nothing() throws Exception {
    assertThat(Merkle.emptyRoot().toByteArray())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest());
  }

  @Test
  void leaves_and_nodes_are_hashed_behind_different_prefixes() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Hash left = ROOTS.get(0);
    Hash right = ROOTS.get(1);
    sha256.update((byte) 1);
    sha256.update(left.toByteArray());

    assertThat(merkle.nodeHash(left, right).toByteArray())
        .isEqualTo(sha256.digest(right.toByteArray()));
    sha256.update((byte) 0);
    assertThat(merkle.leafHash(LEAVES.get(3)).toByteArray())
        .isEqualTo(sha256.digest(LEAVES.get(3)));
  }

  @Test
  void a_node_may_overwrite_the_pair_it_is_made_of() {
    byte[] pair = new byte[3 + 2 * Hash.BYTES];
    ROOTS.get(0).writeTo(pair, 3);
    ROOTS.get(1).writeTo(pair, 3 + Hash.BYTES);
    merkle.nodeHash(pair, 3, pair, 3);

    assertThat(Hash.read(pair, 3)).isEqualTo(merkle.nodeHash(ROOTS.get(0), ROOTS.get(1)));
  }

  @Test
  void refuses_a_target_that_is_too_short_and_works_on() {
    assertThatThrownBy(() -> merkle.leafHash(new byte[1], 0, 1, new byte[40], 9))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(merkle.leafHash(LEAVES.get(0))).isEqualTo(ROOTS.get(0));
  }

  @Test
  void the_published_trees_have_the_published_roots() throws Exception {
    TreeBuilder builder = TreeBuilder.empty();
    assertThat(builder.root()).isEqualTo(Merkle.emptyRoot());
    for (int i = 0; i < LEAVES.size(); i++) {
      builder.appendLeaf(LEAVES.get(i), (tile, bytes) -> {});
      assertThat(builder.root()).isEqualTo(ROOTS.get(i));
      assertThat(new ReferenceTree(LEAVES.subList(0, i + 1)).root()).isEqualTo(ROOTS.get(i));
    }
  }
}
