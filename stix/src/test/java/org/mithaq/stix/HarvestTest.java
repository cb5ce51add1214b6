package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one pass takes from an object beside checking it. */
class HarvestTest {

  @Test
  void keyFieldsOfARelationship() throws Exception {
    StixObject o =
        JsonText.one(
            "{\"target_ref\":\"identity--b38dfe21-7477-40d1-aa90-5c8671ce51ca\",\"lang\":\"fr\","
                + "\"modified\":\"2020-01-01T00:00:00.500Z\",\"revoked\":true,"
                + "\"object_marking_refs\":[\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\"],"
                + "\"granular_markings\":[{\"selectors\":[\"description\"],\"marking_ref\":"
                + "\"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed\"}],"
                + "\"created\":\"2020-01-01T00:00:00.000Z\",\"relationship_type\":\"targets\","
                + "\"created_by_ref\":\"identity--11b76a96-5d2b-45e0-8a5a-f6994f370731\","
                + "\"source_ref\":\"campaign--6c12ca6f-37d9-4ffb-8d5b-a1ea0b7c5c3f\","
                + "\"description\":\"Parce que\",\"spec_version\":\"2.1\","
                + "\"id\":\"relationship--31b940d4-6f7f-459a-80ea-9c1f17b5891b\","
                + "\"type\":\"relationship\"}");
    assertThat(o.findings()).isEmpty();
    assertThat(o.type()).isEqualTo("relationship");
    assertThat(o.specVersion()).isEqualTo("2.1");
    assertThat(o.version()).isEqualTo(Timestamp.parse("2020-01-01T00:00:00.500Z"));
    assertThat(o.created()).isEqualTo(Timestamp.parse("2020-01-01T00:00:00.000Z"));
    assertThat(o.createdBy()).isEqualTo("identity--11b76a96-5d2b-45e0-8a5a-f6994f370731");
    assertThat(o.revoked()).isTrue();
    assertThat(o.lang()).isEqualTo("fr");
    assertThat(o.markings()).containsExactly(Tlp.WHITE.id());
    assertThat(o.granularMarkings()).containsExactly(Tlp.RED.id());
    assertThat(o.ends())
        .containsExactlyInAnyOrder(
            new StixObject.End(
                StixObject.End.Role.SOURCE, "campaign--6c12ca6f-37d9-4ffb-8d5b-a1ea0b7c5c3f"),
            new StixObject.End(
                StixObject.End.Role.TARGET, "identity--b38dfe21-7477-40d1-aa90-5c8671ce51ca"));
    assertThat(o.text()).containsExactly("Parce que");
  }

  @Test
  void observablesOfFilesAndOldContainers() throws Exception {
    StixObject file =
        JsonText.one(
            "{\"type\":\"file\",\"id\":\"file--31b940d4-6f7f-459a-80ea-9c1f17b5891b\","
                + "\"name\":\"a.dll\",\"hashes\":{\"MD5\":\"d41d8cd98f00b204e9800998ecf8427e\"}}");
    assertThat(file.observables())
        .containsExactlyInAnyOrder("a.dll", "d41d8cd98f00b204e9800998ecf8427e");
    StixObject old =
        JsonText.one(
            "{\"type\":\"observed-data\",\"spec_version\":\"2.1\","
                + "\"id\":\"observed-data--31b940d4-6f7f-459a-80ea-9c1f17b5891b\","
                + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\","
                + "\"first_observed\":\"2020-01-01T00:00:00Z\","
                + "\"last_observed\":\"2020-01-01T00:00:00Z\",\"number_observed\":1,\"objects\":{"
                + "\"0\":{\"value\":\"198.51.100.3\",\"type\":\"ipv4-addr\"},"
                + "\"1\":{\"type\":\"network-traffic\",\"src_ref\":\"0\",\"dst_ref\":\"7\","
                + "\"protocols\":[\"tcp\"]}}}");
    assertThat(old.type()).isEqualTo("observed-data");
    assertThat(old.observables()).containsExactly("198.51.100.3");
    assertThat(JsonText.codes(old)).containsExactly("VIOLATION reference", "WARNING deprecated");
  }

  @Test
  void patternsAreCheckedByWhoeverIsGiven() throws Exception {
    PatternCheck check =
        pattern ->
            pattern.contains("=")
                ? new PatternCheck.Result(List.of(), List.of("w"), List.of("198.51.100.3"))
                : new PatternCheck.Result(List.of("no operator"), List.of(), List.of());
    StixReader reader = new StixReader(TypeTable.stix21(), Limits.DEFAULT, check, IdCheck.NONE);
    String indicator =
        "{\"pattern\":\"PATTERN\",\"type\":\"indicator\",\"spec_version\":\"2.1\","
            + "\"id\":\"indicator--31b940d4-6f7f-459a-80ea-9c1f17b5891b\","
            + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\","
            + "\"valid_from\":\"2020-01-01T00:00:00Z\",\"pattern_type\":\"stix\"}";
    StixObject good =
        JsonText.read(reader, JsonText.utf8(indicator.replace("PATTERN", "[a:b = 'c']")))
            .getFirst();
    assertThat(good.observables()).containsExactly("198.51.100.3");
    assertThat(JsonText.codes(good)).containsExactly("WARNING pattern");
    StixObject bad = JsonText.read(reader, JsonText.utf8(indicator)).getFirst();
    assertThat(JsonText.codes(bad)).containsExactly("VIOLATION pattern");
    StixObject yara =
        JsonText.read(reader, JsonText.utf8(indicator.replace("\"stix\"", "\"yara\""))).getFirst();
    assertThat(yara.findings()).isEmpty();
  }

  @Test
  void deterministicIdsAreComparedWithWhatTheRulesGive() throws Exception {
    String right = "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4";
    IdCheck ids = (_, _, _, _) -> Optional.of(right);
    StixReader reader = new StixReader(TypeTable.stix21(), Limits.DEFAULT, PatternCheck.NONE, ids);
    String object = "{\"type\":\"ipv4-addr\",\"id\":\"" + right + "\",\"value\":\"198.51.100.3\"}";
    assertThat(JsonText.read(reader, JsonText.utf8(object)).getFirst().findings()).isEmpty();
    StixObject other =
        JsonText.read(reader, JsonText.utf8(object.replace("28bb3599", "28bb3598"))).getFirst();
    assertThat(JsonText.codes(other)).containsExactly("WARNING deterministic-id");
    StixObject random =
        JsonText.read(reader, JsonText.utf8(object.replace("-5a82-", "-4a82-"))).getFirst();
    assertThat(random.findings()).isEmpty();
  }
}
