package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeBuilderTest {

  /** Two tiles of level 1 and a bit: appended as zeros, since only widths and roots matter. */
  private static final int LARGE = 2 * 65_536 + 300;

  @Test
  void has_the_roots_that_sumdb_computed() throws Exception {
    ReferenceTree leaves = ReferenceTree.ofSize(1100);
    for (String[] words : Vectors.lines("trees.txt", "root")) {
      int size = Integer.parseInt(words[1]);
      TreeBuilder builder = TreeBuilder.empty();
      for (int i = 0; i < size; i++) {
        builder.appendLeaf(leaves.leaves().get(i), (tile, bytes) -> {});
      }
      assertThat(builder.size()).isEqualTo(new TreeSize(size));
      assertThat(builder.root()).isEqualTo(Vectors.hash(words[2]));
    }
  }

  @Test
  void writes_the_tiles_that_sumdb_wrote_and_no_others() throws Exception {
    MapTiles written = MapTiles.of(ReferenceTree.ofSize(1100));
    written.tiles.keySet().removeIf(path -> path.startsWith("tile/entries/"));
    for (String[] words : Vectors.lines("trees.txt", "tile")) {
      byte[] bytes = written.tiles.remove(words[1]);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(HexFormat.of().formatHex(hash)).as(words[1]).isEqualTo(words[2]);
    }
    assertThat(written.tiles).isEmpty();
  }

  @Test
  void resumes_anywhere_and_comes_to_the_same_tiles() throws Exception {
    Random random = Vectors.random();
    ReferenceTree all = ReferenceTree.ofSize(3000);
    byte[] hashes = leafHashes(all);
    for (int round = 0; round < 20; round++) {
      MapTiles tiles = new MapTiles();
      int size = 0;
      TreeBuilder builder = TreeBuilder.empty();
      BundleBuilder bundles = BundleBuilder.empty();
      while (size < all.size()) {
        int more = Math.min(1 + random.nextInt(700), all.size() - size);
        builder.appendAll(hashes, size * Hash.BYTES, more, tiles);
        for (int i = size; i < size + more; i++) {
          bundles.append(all.leaves().get(i), tiles);
        }
        size += more;
        builder.flush(tiles);
        bundles.flush(tiles);
        Hash root = all.first(size).root();
        assertThat(builder.root()).isEqualTo(root);
        if (random.nextBoolean()) {
          builder = TreeBuilder.resume(new TreeSize(size), root, tiles);
          bundles = BundleBuilder.resume(new TreeSize(size), tiles);
        }
        assertThat(builder.root()).isEqualTo(root);
        assertThat(bundles.size()).isEqualTo(builder.size());
      }
      MapTiles atOnce = MapTiles.of(all);
      atOnce.tiles.forEach((path, bytes) -> assertThat(tiles.tiles.get(path)).isEqualTo(bytes));
    }
  }

  @Test
  void one_by_one_and_all_at_once_are_the_same() throws Exception {
    ReferenceTree tree = ReferenceTree.ofSize(600);
    TreeBuilder atOnce = TreeBuilder.empty();
    atOnce.appendAll(leafHashes(tree), 0, 600, (tile, bytes) -> {});
    TreeBuilder byOne = TreeBuilder.empty();
    for (int i = 0; i < 600; i++) {
      byOne.append(tree.leafHash(i), (tile, bytes) -> {});
    }
    assertThat(atOnce.root()).isEqualTo(byOne.root()).isEqualTo(tree.root());
  }

  @Test
  void resumes_where_partial_tiles_have_been_replaced_by_full_ones() throws Exception {
    ReferenceTree all = ReferenceTree.ofSize(600);
    MapTiles tiles = MapTiles.of(all);
    ReferenceTree then = all.first(300);
    assertThat(tiles.tiles).doesNotContainKey("tile/0/001.p/44");
    byte[] level1 = tiles.tiles.get("tile/1/000.p/2");
    tiles.tiles.put("tile/1/000.p/1", Arrays.copyOf(level1, 32));

    TreeBuilder builder = TreeBuilder.resume(new TreeSize(300), then.root(), tiles);
    for (int i = 300; i < 600; i++) {
      builder.appendLeaf(all.leaves().get(i), tiles);
    }
    assertThat(builder.root()).isEqualTo(all.root());
  }

  @Test
  void writes_a_partial_tile_only_if_it_has_changed() throws Exception {
    TreeBuilder builder = TreeBuilder.empty();
    MapTiles first = new MapTiles();
    builder.appendAll(new byte[300 * Hash.BYTES], 0, 300, first);
    builder.flush(first);
    MapTiles second = new MapTiles();
    builder.flush(second);
    MapTiles third = new MapTiles();
    builder.append(Merkle.emptyRoot(), third);
    builder.flush(third);

    assertThat(first.tiles.keySet())
        .containsExactly("tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1");
    assertThat(second.tiles).isEmpty();
    assertThat(third.tiles.keySet()).containsExactly("tile/0/001.p/45");
  }

  @Test
  void grows_over_several_levels() throws Exception {
    MapTiles tiles = new MapTiles();
    TreeBuilder builder = TreeBuilder.empty();
    builder.appendAll(new byte[LARGE * Hash.BYTES], 0, LARGE, tiles);
    builder.flush(tiles);

    assertThat(tiles.tiles).hasSize(513 + 1 + 2 + 1 + 1);
    assertThat(tiles.tiles.get("tile/2/000.p/2")).hasSize(2 * Hash.BYTES);
    TreeSize size = new TreeSize(LARGE);
    assertThat(TreeBuilder.resume(size, builder.root(), tiles).root()).isEqualTo(builder.root());
  }

  @Test
  void refuses_tiles_that_are_not_those_of_the_root() throws Exception {
    ReferenceTree tree = ReferenceTree.ofSize(300);
    MapTiles tiles = MapTiles.of(tree);
    tiles.tiles.get("tile/0/001.p/44")[7]++;

    assertThatThrownBy(() -> TreeBuilder.resume(tree.treeSize(), tree.root(), tiles))
        .isInstanceOfSatisfying(
            BadTileException.class,
            e -> assertThat(e.tiles()).containsExactly(new Tile(0, 1, 44), new Tile(1, 0, 1)))
        .hasMessageContaining("tile/0/001.p/44")
        .hasMessageContaining("at least one is wrong");
  }

  @Test
  void the_last_bundle_must_be_well_formed_to_go_on() throws Exception {
    MapTiles tiles = MapTiles.of(ReferenceTree.ofSize(3));
    byte[] bundle = tiles.tiles.get("tile/entries/000.p/3");
    tiles.tiles.put("tile/entries/000.p/3", Arrays.copyOf(bundle, bundle.length - 1));

    assertThatThrownBy(() -> BundleBuilder.resume(new TreeSize(3), tiles))
        .isInstanceOf(BadTileException.class)
        .hasMessageContaining("tile/entries/000.p/3");
  }

  @Test
  void bundles_hold_entries_of_any_allowed_length() throws Exception {
    MapTiles tiles = new MapTiles();
    BundleBuilder bundles = BundleBuilder.empty();
    bundles.append(new byte[0], tiles);
    bundles.append(new byte[EntryBundle.MAX_ENTRY_BYTES], tiles);
    bundles.flush(tiles);
    EntryBundle bundle = EntryBundle.parse(tiles.tiles.get("tile/entries/000.p/2"), 2);

    assertThat(bundle.entry(0)).isEmpty();
    assertThat(bundle.entry(1)).hasSize(65_535);
    assertThatThrownBy(() -> bundles.append(new byte[65_536], tiles))
        .hasMessageContaining("at most 65535");
  }

  static byte[] leafHashes(ReferenceTree tree) {
    byte[] hashes = new byte[tree.size() * Hash.BYTES];
    for (int i = 0; i < tree.size(); i++) {
      tree.leafHash(i).writeTo(hashes, i * Hash.BYTES);
    }
    return hashes;
  }
}
