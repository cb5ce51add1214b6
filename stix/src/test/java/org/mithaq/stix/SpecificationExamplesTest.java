package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The whole objects among the examples of the STIX 2.1 specification, as JSON lines. */
class SpecificationExamplesTest {

  @Test
  void strictIntakeTakesThemAll() throws Exception {
    Set<String> types = new TreeSet<>();
    int[] count = new int[1];
    BodySummary summary;
    try (InputStream in = getClass().getResourceAsStream("specification-examples.jsonl")) {
      summary =
          StixReader.stix21().stream(
              in,
              object -> {
                count[0]++;
                types.add(object.type());
                assertThat(object.refusal(Mode.STRICT)).as(object.id()).isEmpty();
              });
    }
    assertThat(summary.form()).isEqualTo(BodySummary.Form.LINES);
    assertThat(count[0]).isGreaterThan(150);
    Set<String> missing = new TreeSet<>(TypeTable.stix21().names());
    missing.removeAll(types);
    assertThat(missing)
        .as("types without a whole example; those of artifact abbreviate payload_bin")
        .containsExactly("artifact");
  }
}
