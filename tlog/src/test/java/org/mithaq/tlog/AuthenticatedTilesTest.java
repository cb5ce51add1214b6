package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuthenticatedTilesTest {

  private final Random random = Vectors.random();
  private final ReferenceTree log = ReferenceTree.ofSize(1100);
  private final MapTiles tiles;
  private final Hash root = log.root();

  AuthenticatedTilesTest() throws IOException {
    tiles = MapTiles.of(log);
  }

  private AuthenticatedTiles open() throws IOException, VerificationException {
    return AuthenticatedTiles.open(tiles, log.treeSize(), root);
  }

  @Test
  void gives_entries_tiles_and_proofs_of_the_tree() throws Exception {
    AuthenticatedTiles tree = open();
    for (int index : new int[] {0, 255, 256, 1023, 1024, 1099}) {
      assertThat(tree.entry(index)).isEqualTo(log.leaves().get(index));
      assertThat(tree.leafHash(index)).isEqualTo(log.leafHash(index));
      tree.inclusion(index).verify(log.leafHash(index), log.treeSize(), root);
    }
    assertThat(tree.entries(4).width()).isEqualTo(76);
    for (String path : List.of("tile/0/003", "tile/0/004.p/76", "tile/1/000.p/4")) {
      assertThat(tree.read(Tile.parse(path))).isEqualTo(tiles.tiles.get(path));
    }
    assertThat(tree.read(new Tile(0, 4, 10)))
        .isEqualTo(Arrays.copyOf(tiles.tiles.get("tile/0/004.p/76"), 320));
    assertThat(tree.read(Tile.entries(4, 76))).isEqualTo(tiles.tiles.get("tile/entries/004.p/76"));
  }

  @Test
  void names_any_tile_in_which_any_bit_is_wrong() throws Exception {
    for (String path : List.copyOf(tiles.tiles.keySet())) {
      byte[] good = tiles.tiles.get(path);
      Tile tile = Tile.parse(path);
      for (int round = 0; round < 20; round++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        tiles.tiles.put(path, bad);
        assertThatThrownBy(() -> open().read(tile))
            .as(path)
            .isInstanceOfSatisfying(
                BadTileException.class, e -> assertThat(e.tiles()).contains(tile))
            .hasMessageContaining(path);
      }
      tiles.tiles.put(path, good);
      open().read(tile);
    }
  }

  @Test
  void names_a_tile_of_another_length() {
    for (String path : List.of("tile/0/001", "tile/0/004.p/76", "tile/entries/001")) {
      byte[] good = tiles.tiles.get(path);
      for (int length : new int[] {0, 1, good.length - 1, good.length + 1, good.length + 32}) {
        tiles.tiles.put(path, Arrays.copyOf(good, length));
        assertThatThrownBy(() -> open().read(Tile.parse(path)))
            .isInstanceOf(BadTileException.class)
            .hasMessageContaining(path);
      }
      tiles.tiles.put(path, good);
    }
  }

  @Test
  void a_swapped_pair_of_tiles_is_found() {
    byte[] first = tiles.tiles.get("tile/0/000");
    tiles.tiles.put("tile/0/000", tiles.tiles.get("tile/0/001"));
    tiles.tiles.put("tile/0/001", first);

    assertThatThrownBy(() -> open().inclusion(3))
        .isInstanceOf(BadTileException.class)
        .hasMessageContaining("tile/0/000");
  }

  @Test
  void reads_the_full_tile_where_the_partial_one_is_gone() throws Exception {
    ReferenceTree then = log.first(300);
    MapTiles now = MapTiles.of(log);
    now.tiles.put("tile/1/000", new byte[0]);
    now.tiles.remove("tile/1/000");
    now.tiles.put("tile/1/000.p/1", Arrays.copyOf(now.tiles.get("tile/1/000.p/4"), Hash.BYTES));
    assertThat(now.tiles).doesNotContainKeys("tile/0/001.p/44", "tile/entries/001.p/44");
    AuthenticatedTiles tree = AuthenticatedTiles.open(now, then.treeSize(), then.root());

    assertThat(tree.entries(1).width()).isEqualTo(44);
    assertThat(tree.entry(299)).isEqualTo(log.leaves().get(299));
    assertThat(tree.inclusion(299)).isEqualTo(then.inclusion(299));
    assertThat(now.read).contains(new Tile(0, 1, 44), Tile.full(0, 1), Tile.entries(1, 256));
  }

  @Test
  void tells_a_missing_tile_from_a_wrong_one() throws Exception {
    AuthenticatedTiles tree = open();
    tiles.tiles.remove("tile/0/001");
    assertThatThrownBy(() -> tree.leafHash(300))
        .isInstanceOfSatisfying(
            TileNotFoundException.class, e -> assertThat(e.tile()).isEqualTo(Tile.full(0, 1)))
        .hasMessage("There is no tile tile/0/001.");
    assertThat(tree.leafHash(600)).isEqualTo(log.leafHash(600));
  }

  @Test
  void refuses_another_root_and_another_size() {
    assertThatThrownBy(() -> AuthenticatedTiles.open(tiles, log.treeSize(), Merkle.emptyRoot()))
        .isInstanceOf(BadTileException.class);
    assertThatThrownBy(() -> AuthenticatedTiles.open(tiles, new TreeSize(1099), root))
        .isInstanceOf(TileNotFoundException.class);
    assertThatThrownBy(() -> AuthenticatedTiles.open(tiles, TreeSize.EMPTY, root))
        .isInstanceOfSatisfying(BadTileException.class, e -> assertThat(e.tiles()).isEmpty());
  }

  @Test
  void the_empty_tree_has_nothing_to_read() throws Exception {
    AuthenticatedTiles empty =
        AuthenticatedTiles.open(new MapTiles(), TreeSize.EMPTY, Merkle.emptyRoot());
    assertThat(empty.consistency(TreeSize.EMPTY).path()).isEmpty();
    assertThatThrownBy(() -> empty.leafHash(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> empty.entries(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_what_lies_beyond_the_tree() throws Exception {
    AuthenticatedTiles tree = open();
    TreeSize more = new TreeSize(1101);
    assertThatThrownBy(() -> tree.inclusion(1100)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.inclusion(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.inclusion(9, new TreeSize(9))).hasMessageContaining("leaf 9");
    assertThatThrownBy(() -> tree.root(more)).hasMessageContaining("says nothing about 1101");
    assertThatThrownBy(() -> tree.consistency(more)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.read(new Tile(0, 4, 77))).hasMessageContaining("004.p/76");
  }

  @Test
  void keeps_what_it_has_authenticated_but_no_more_than_it_may() throws Exception {
    AuthenticatedTiles tree = AuthenticatedTiles.open(tiles, log.treeSize(), root, 2);
    tree.leafHash(0);
    tree.leafHash(300);
    int before = tiles.read.size();
    tree.leafHash(1);
    tree.leafHash(301);
    assertThat(tiles.read).hasSize(before);
    tree.leafHash(600);
    tree.leafHash(302);
    assertThat(tiles.read).hasSize(before + 1);
    tree.leafHash(2);
    assertThat(tiles.read).hasSize(before + 2);
  }

  @Test
  void extends_to_a_later_checkpoint_without_reading_again() throws Exception {
    ReferenceTree then = log.first(700);
    AuthenticatedTiles earlier =
        AuthenticatedTiles.open(MapTiles.of(then), then.treeSize(), then.root());
    earlier.leafHash(0);
    MapTiles both = MapTiles.of(log);
    both.tiles.putAll(MapTiles.of(then).tiles);
    AuthenticatedTiles tree = AuthenticatedTiles.open(both, then.treeSize(), then.root());
    tree.leafHash(0);
    AuthenticatedTiles later = tree.extendTo(log.treeSize(), root);
    both.read.clear();
    assertThat(later.leafHash(5)).isEqualTo(log.leafHash(5));
    assertThat(both.read).isEmpty();
    assertThat(later.size()).isEqualTo(log.treeSize());
    later.inclusion(1099).verify(log.leafHash(1099), log.treeSize(), root);
    assertThatThrownBy(() -> later.extendTo(then.treeSize(), then.root()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void does_not_extend_to_another_history() throws Exception {
    List<byte[]> leaves = new ArrayList<>(log.leaves());
    leaves.set(450, new byte[] {1});
    ReferenceTree fork = new ReferenceTree(leaves);
    ReferenceTree then = log.first(700);
    MapTiles forked = MapTiles.of(fork);
    MapTiles.of(then).tiles.forEach(forked.tiles::putIfAbsent);
    // The earlier tree is opened on its own partial tiles, all of which the fork overwrites but
    // one: what it knows is its root.
    forked.tiles.put("tile/1/000.p/2", MapTiles.of(then).tiles.get("tile/1/000.p/2"));
    AuthenticatedTiles tree = AuthenticatedTiles.open(forked, then.treeSize(), then.root());

    assertThatThrownBy(() -> tree.extendTo(fork.treeSize(), fork.root()))
        .isInstanceOf(BadProofException.class)
        .hasMessageContaining("at size 700");
  }
}
