package org.mithaq.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateFilesTest {

  private static final StateDirectory DIRECTORY = StateDirectory.TOKENS;

  @TempDir private Path folder;
  private FileStorage storage;
  private StateFiles files;

  @BeforeEach
  void open() {
    storage = new FileStorage(folder);
    files = new StateFiles(storage, DIRECTORY);
  }

  private void keep(String name, String word) throws IOException {
    files.keep(name, json -> json.writeStringField("word", word));
  }

  private Path file(String name) {
    return folder.resolve(DIRECTORY.path()).resolve(name);
  }

  private List<String> words() throws IOException {
    List<String> words = new ArrayList<>();
    files.each(file -> words.add(file.need("word")));
    return words;
  }

  private List<String> findings() throws IOException {
    List<String> findings = new ArrayList<>();
    StateFiles.check(storage, findings::add);
    return findings;
  }

  @Test
  void whatIsKeptIsJsonWithAChecksumOfAllThatFollowsIt() throws IOException {
    keep("one", "ميثاق");

    // CRC-32C of the 21 bytes «,"word":"ميثاق"}», by another implementation.
    assertThat(file("one.json")).hasContent("{\"crc32c\":\"ab75921b\",\"word\":\"ميثاق\"}");
    assertThat(files.read("one").orElseThrow().need("word")).isEqualTo("ميثاق");
    assertThat(files.read("two")).isEmpty();
  }

  @Test
  void everyFlippedByteIsFoundAndTheFileLeftAsItIs() throws IOException {
    keep("one", "a word");
    keep("two", "another");
    byte[] good = Files.readAllBytes(file("one.json"));
    for (int i = 0; i < good.length; i++) {
      for (int mask = 1; mask < 256; mask++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) mask;
        Files.write(file("one.json"), bad);
        String where = "offset %d, mask %02x".formatted(i, mask);
        assertThat(findings()).as(where).singleElement().asString().contains("/one.json, offset 0");
      }
    }
    byte[] last = Files.readAllBytes(file("one.json"));
    assertThat(words()).containsExactly("another");
    assertThatThrownBy(() -> files.every(_ -> {})).hasMessageContaining("/one.json: the file is");
    assertThatThrownBy(() -> files.read("one")).hasMessageContaining("damaged");
    assertThat(file("one.json")).hasBinaryContent(last);
  }

  @Test
  void whatIsCutOffIsFoundWhereverItIsCut() throws IOException {
    keep("one", "a word");
    byte[] good = Files.readAllBytes(file("one.json"));
    for (int length = 0; length < good.length; length++) {
      Files.write(file("one.json"), Arrays.copyOf(good, length));
      assertThat(findings()).as("of length " + length).hasSize(1);
      assertThat(words()).isEmpty();
    }
  }

  @Test
  void whatACrashLeftHalfMadeIsNoFindingAndGoesWhenAllAreRead() throws IOException {
    keep("one", "a word");
    Files.writeString(file("two.json.new"), "{\"crc32c");

    assertThat(findings()).isEmpty();
    assertThat(file("two.json.new")).exists();
    assertThat(words()).containsExactly("a word");
    assertThat(file("two.json.new")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void allDirectoriesAreChecked(StateDirectory directory) throws IOException {
    Path damaged = folder.resolve(directory.path()).resolve("x.json");
    Files.createDirectories(damaged.getParent());
    Files.writeString(damaged, "{}");

    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith(directory.path() + "/x.json, offset 0: ");
  }
}
