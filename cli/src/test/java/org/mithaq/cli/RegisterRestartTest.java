package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.ANYONE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XB;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers are made from the acts: what becomes of the file that finds them makes no difference. */
final class RegisterRestartTest {

  @TempDir private Path folder;

  private static List<?> answers(RegisterNode node) throws Exception {
    return List.of(
        node.items(ANYONE, "positions.json?exercise=all&show=history", 1000),
        node.items(ANYONE, "circles.json?exercise=all", 1000),
        node.items(ANYONE, "undertakings.json?exercise=all", 1000),
        node.items(ANYONE, "remarks.json?exercise=all", 1000),
        node.items(ANYONE, "parties.json?exercise=all", 1000));
  }

  @Test
  void aRestartAnswersTheSameWhateverBecameOfTheIndex() throws Exception {
    Path data = folder.resolve("data");
    Path file = data.resolve("index/register");
    List<?> before;
    try (RegisterNode node = new RegisterNode(data)) {
      node.accepted("cert-xb", PUBLIC, RegisterNode.position(1, XB, "withdrawn"));
      before = answers(node);
    }
    byte[] whole = Files.readAllBytes(file);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 0x20;
    byte[] header = whole.clone();
    header[3] ^= 0x01;
    // The same entries once more: acts that the vault does not have after these.
    byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    for (byte[] damaged :
        List.of(
            whole,
            new byte[0],
            Arrays.copyOf(whole, whole.length / 3),
            flipped,
            header,
            twice,
            new byte[5000])) {
      Files.write(file, damaged);
      try (RegisterNode node = new RegisterNode(data)) {
        assertThat(answers(node)).as(damaged.length + " bytes").isEqualTo(before);
      }
    }
    Files.delete(file);
    try (RegisterNode node = new RegisterNode(data)) {
      assertThat(answers(node)).as("without").isEqualTo(before);
    }
  }
}
