package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two files that a node cannot do without refuse to be read after any one byte was changed. */
class DamagedDirectoryTest {

  /** Among them the one that makes a carriage return of a line feed, and one outside ASCII. */
  private static final List<Integer> MASKS = List.of(0x01, 0x07, 0x20, 0x80);

  @TempDir private Path folder;

  private Path data;

  @BeforeEach
  void create() throws Exception {
    data = folder.resolve("data");
    DataDirectory.create(data, LocalNode.ORIGIN);
  }

  @Test
  void aChangedVersionFileIsNamed() throws Exception {
    everyByteOf("VERSION");
  }

  @Test
  void changedKeysAreNamed() throws Exception {
    everyByteOf("keys/log");
  }

  private void everyByteOf(String name) throws Exception {
    Path file = data.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int offset = 0; offset < whole.length; offset++) {
      for (int mask : MASKS) {
        Image.flip(file, offset, mask);
        assertThatThrownBy(this::open)
            .as(name + ", offset " + offset + ", mask " + mask)
            .isInstanceOf(IOException.class)
            .hasMessageContaining(name);
        Files.write(file, whole);
      }
    }
    open();
  }

  private void open() throws IOException {
    try (DataDirectory directory = DataDirectory.open(data)) {
      directory.keys();
    }
  }
}
