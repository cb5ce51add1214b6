package org.mithaq.node.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * ATT&amp;CK's published history: 16,208 object versions with the faults that real feeds have.
 * Where the file is not at hand the test is skipped.
 */
class RealFeedTest {

  /** Found by the system property {@code mithaq.shared}, or in a folder «shared» further up. */
  private static Optional<Path> file() {
    Path name = Path.of("data", "attack", "attack-stix-2.1.json.gz");
    String property = System.getProperty("mithaq.shared");
    if (property != null) {
      return Optional.of(Path.of(property).resolve(name)).filter(Files::isRegularFile);
    }
    return Stream.<Path>iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(p -> p.resolve("shared").resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  @Test
  void lenientTakesAllButOneAndStrictSaysWhyNot() throws Exception {
    Path file = file().orElse(Path.of("nowhere"));
    assumeThat(file).exists();
    byte[] bundle;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      bundle = in.readAllBytes();
    }
    FakeNode node = new FakeNode();

    List<ObjectResult> results =
        node.intake()
            .submit(node.caller("cert-xa"), node.collection("feeds"), bundle, bundle.length);

    List<ObjectResult> refused = results.stream().filter(one -> !one.success()).toList();
    assertThat(results).hasSize(16_208);
    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().id())
        .contains("marking-definition--fa42a846-8d90-4e51-bc29-71d5b4802168");
    assertThat(node.size()).isEqualTo(16_207);
    Map<String, Set<String>> ids = idsByFinding(node);
    // 212 by text; one of them is a marking definition that writes one instant in two ways.
    assertThat(ids.get("created-changed").size()).isEqualTo(211);
    assertThat(ids.get("after-revocation").size()).isEqualTo(55);
    assertThat(ids.get("out-of-order").size()).isEqualTo(1_080);

    List<ObjectResult> again =
        node.intake()
            .submit(node.caller("cert-xb"), node.collection("feeds"), bundle, bundle.length);
    assertThat(again).filteredOn(ObjectResult::success).hasSize(16_207);
    assertThat(node.size()).isEqualTo(16_207);

    List<ObjectResult> strict =
        new FakeNode()
            .intake()
            .submit(node.caller("cert-xa"), node.collection("exercise"), bundle, bundle.length);
    assertThat(strict)
        .filteredOn(one -> !one.success())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.message().orElseThrow()).isNotBlank());
  }

  private static Map<String, Set<String>> idsByFinding(FakeNode node) {
    Map<String, Set<String>> ids = new HashMap<>();
    for (int i = 0; i < node.size(); i++) {
      for (String finding : node.act(i).sealed().findings()) {
        ids.computeIfAbsent(finding.split(" ", 2)[0], _ -> new HashSet<>())
            .add(node.act(i).shown().id());
      }
    }
    return ids;
  }
}
