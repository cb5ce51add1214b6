package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

  @Test
  void the_standards_example_has_the_standards_path() throws Exception {
    assertThat(Tile.full(0, 1234067).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(63, 0, 1).path()).isEqualTo("tile/63/000.p/1");
    assertThat(Tile.entries(5, 255).path()).isEqualTo("tile/entries/005.p/255");
    assertThat(Tile.parse("tile/entries/x001/x234/067.p/8")).isEqualTo(Tile.entries(1234067, 8));
  }

  @Test
  void paths_are_those_that_sumdb_gives() throws Exception {
    for (String[] words : Vectors.lines("trees.txt", "path")) {
      Tile tile =
          new Tile(
              Integer.parseInt(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
      assertThat(tile.path()).isEqualTo(words[4]);
      assertThat(Tile.parse(words[4])).isEqualTo(tile);
    }
  }

  @Test
  void every_path_is_read_back() throws Exception {
    Random random = Vectors.random();
    for (int i = 0; i < 2000; i++) {
      long index = random.nextLong() >>> 1 >>> random.nextInt(63);
      Tile tile = new Tile(random.nextInt(65) - 1, index, 1 + random.nextInt(256));
      assertThat(Tile.parse(tile.path())).isEqualTo(tile);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "tile/0/1",
        "tile/0/0000",
        "tile/00/000",
        "tile/-1/000",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/x001/x002",
        "tile/0/000.p",
        "tile/0/000.p/",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000.p/1/",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/../000",
        "tile/entries.p/000",
        "tile/entries/00a",
        "tile/0/٠٠٠",
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/999",
      })
  void refuses_any_other_path(String path) {
    assertThatThrownBy(() -> Tile.parse(path))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("tile path");
  }

  @Test
  void the_standards_tree_of_70000_has_the_standards_tiles() {
    TreeSize size = new TreeSize(70_000);
    assertThat(Tile.of(0, 272, size).width()).isEqualTo(256);
    assertThat(Tile.of(0, 273, size).width()).isEqualTo(112);
    assertThat(Tile.of(1, 0, size).width()).isEqualTo(256);
    assertThat(Tile.of(1, 1, size).width()).isEqualTo(17);
    assertThat(Tile.of(2, 0, size).width()).isEqualTo(1);
    assertThat(Tile.of(Tile.ENTRIES, 273, size).width()).isEqualTo(112);
    assertThatThrownBy(() -> Tile.of(0, 274, size)).hasMessageContaining("no tile");
    assertThatThrownBy(() -> Tile.of(2, 1, size)).hasMessageContaining("no tile");
    assertThatThrownBy(() -> Tile.of(3, 0, size)).hasMessageContaining("no tile");
    assertThatThrownBy(() -> Tile.of(63, 0, size)).hasMessageContaining("no tile");
    assertThat(Tile.of(7, 0, new TreeSize(Long.MAX_VALUE)).width()).isEqualTo(127);
  }

  @Test
  void a_tree_of_256_has_a_full_tile_and_one_hash_above() {
    TreeSize size = new TreeSize(256);
    assertThat(Tile.of(0, 0, size).isPartial()).isFalse();
    assertThat(Tile.of(1, 0, size)).isEqualTo(new Tile(1, 0, 1));
    assertThatThrownBy(() -> Tile.of(0, 1, size)).hasMessageContaining("no tile");
  }

  @Test
  void refuses_coordinates_out_of_range() {
    assertThatThrownBy(() -> new Tile(64, 0, 1)).hasMessageContaining("0 to 63");
    assertThatThrownBy(() -> new Tile(-2, 0, 1)).hasMessageContaining("0 to 63");
    assertThatThrownBy(() -> new Tile(0, -1, 1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> new Tile(0, 0, 0)).hasMessageContaining("1 to 256");
    assertThatThrownBy(() -> new Tile(0, 0, 257)).hasMessageContaining("1 to 256");
  }
}
