package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What real data gets wrong, counted over the 16,208 object versions of the ATT&CK bundle. */
class AttackFileTest {
  private Optional<Path> file = Optional.empty();

  @BeforeEach
  void findFile() {
    file = AttackFile.find();
    assumeTrue(file.isPresent(), "the ATT&CK file is not beside the repository");
  }

  private byte[] body() throws IOException {
    try (InputStream in = AttackFile.open(file.orElseThrow())) {
      return in.readAllBytes();
    }
  }

  @Test
  void readsEveryObjectAndRefusesOnlyWhatTheIssueSays() throws Exception {
    int[] counts = new int[3];
    Set<String> taken = new HashSet<>();
    List<String> collisions = new ArrayList<>();
    BodySummary summary =
        StixReader.stix21()
            .read(
                body(),
                object -> {
                  counts[0] += object.refusal(Mode.LENIENT).isPresent() ? 1 : 0;
                  counts[1] += object.refusal(Mode.STRICT).isPresent() ? 1 : 0;
                  counts[2] += has(object, "undeclared-type") ? 1 : 0;
                  String version = object.version().map(t -> "" + t.nanos()).orElse("");
                  if (!taken.add(object.id() + " " + version)) {
                    collisions.add(object.id());
                  }
                });
    assertThat(summary.form()).isEqualTo(BodySummary.Form.BUNDLE);
    assertThat(summary.objects()).isEqualTo(16_208);
    assertThat(counts[0]).as("refused by lenient intake").isZero();
    assertThat(counts[1]).as("refused by strict intake").isEqualTo(436);
    assertThat(counts[2]).as("undeclared types").isEqualTo(706);
    assertThat(collisions)
        .as("two texts of one instant are one version, so the second has other bytes")
        .containsExactly("marking-definition--fa42a846-8d90-4e51-bc29-71d5b4802168");
    assertThat(taken).hasSize(16_207);
  }

  @Test
  void versionRulesFindWhatTheIssueCounts() throws Exception {
    Map<String, VersionRules.Known> known = new HashMap<>();
    Map<String, Set<String>> ids = new HashMap<>();
    StixReader.stix21()
        .read(
            body(),
            object -> {
              VersionRules.Known before =
                  known.getOrDefault(object.id(), VersionRules.Known.NOTHING);
              for (Finding finding : VersionRules.check(object, before, "")) {
                ids.computeIfAbsent(finding.code(), _ -> new HashSet<>()).add(object.id());
              }
              known.put(object.id(), before.plus(object));
            });
    assertThat(known).hasSize(4_768);
    assertThat(ids.get("created-changed"))
        .as("212 by text; one of them, a marking definition, writes one instant in two ways")
        .hasSize(211);
    assertThat(ids.get("after-revocation")).hasSize(55);
    assertThat(ids.get("out-of-order")).hasSize(1_080);
    assertThat(known.values().stream().filter(k -> !k.hasFirst()).count())
        .as(
            "ids that never have a version with modified equal to created (one more if a marking"
                + " definition, which has no versions, is counted)")
        .isEqualTo(2_293);
  }

  @Test
  void theStreamGivesTheSameObjectsAsTheArray() throws Exception {
    byte[] body = body();
    List<Integer> fromArray = new ArrayList<>();
    List<Integer> fromStream = new ArrayList<>();
    StixReader reader = StixReader.stix21();
    reader.read(body, object -> fromArray.add(digest(object)));
    try (InputStream in = AttackFile.open(file.orElseThrow())) {
      reader.stream(in, object -> fromStream.add(digest(object)));
    }
    assertThat(fromStream).isEqualTo(fromArray);
  }

  private static int digest(StixObject object) {
    return 31 * Arrays.hashCode(object.bytes()) + object.fields().hashCode();
  }

  private static boolean has(StixObject object, String code) {
    return object.findings().stream().anyMatch(f -> f.code().equals(code));
  }
}
