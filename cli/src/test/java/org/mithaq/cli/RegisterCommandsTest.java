package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Json;

/** The register on the command line. */
final class RegisterCommandsTest {

  @TempDir private static Path folder;
  private static RegisterNode node;

  private final Run run = new Run(folder);

  @BeforeAll
  static void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Json.Members json(String line) throws Exception {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Json.parse(bytes, 0, bytes.length);
  }

  @Test
  void jsonIsTheHeadAndThenAnItemALine() throws Exception {
    assertThat(
            run.mithaq(
                "register",
                "positions",
                "stance=supports",
                "category=state",
                "--as-of",
                "2021-11-12",
                "--json",
                "--url",
                node.url()))
        .as(run.err)
        .isZero();

    List<String> lines = run.out.lines().toList();
    assertThat(lines).hasSize(81);
    assertThat(json(lines.getFirst()).number("total")).hasValue(80);
    for (String line : lines.subList(1, lines.size())) {
      assertThat(json(line).text("stance")).hasValue("supports");
    }
  }

  @Test
  void anExportHoldsEveryListAndTheCodebookInThreeLanguages() throws Exception {
    Path out = folder.resolve("export");
    assertThat(run.mithaq("export", "--output", out.toString(), "--json", "--url", node.url()))
        .as(run.err)
        .isZero();

    for (String lang : List.of("ar", "en", "fr")) {
      assertThat(out.resolve("codebook." + lang + ".md")).content().contains("`known_at`");
    }
    Json.Members written = json(run.out);
    for (String list : List.of("accords", "parties", "positions", "circles", "undertakings")) {
      assertThat(written.number(list + ".csv")).isEqualTo(written.number(list + ".json"));
      assertThat(json(Files.readString(out.resolve(list + ".json"))).objects("items")).isNotEmpty();
    }
    assertThat(out.resolve("CITATION.txt")).content().contains("tree size");
    assertThat(run.mithaq("export", "--output", out.toString(), "--url", node.url())).isEqualTo(1);
    assertThat(run.err).contains("not empty");
  }
}
