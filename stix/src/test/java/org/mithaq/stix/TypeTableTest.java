package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types and extensions that others declare are validated as the built-in ones. */
class TypeTableTest {
  private static final String NEW_TYPE =
      "extension-definition--9c59fd79-4215-4ba2-920d-3e4f320e1e62";
  private static final String NESTED = "extension-definition--71736db5-10db-43d3-b0e3-65cf81601fe1";
  private static final String BESIDE = "extension-definition--71736db5-10db-43d3-b0e3-65cf81601fe2";

  private static final TypeTable TABLE =
      TypeTable.stix21()
          .with(
              """
              closed stance-enum = supports declined withdrawn
              type position is sdo by %s
                party_ref!   ref(identity)
                stance!      closed(stance-enum)
                since        timestamp
                until        timestamp
                - since <= until
              extension %s on identity tool
                country!     string   name
              extension %s toplevel on tool
                rank!        integer(1..5)
                toxicity     integer(0..)
              """
                  .formatted(NEW_TYPE, NESTED, BESIDE));

  private static final StixReader READER =
      new StixReader(TABLE, Limits.DEFAULT, PatternCheck.NONE, IdCheck.NONE);

  private static StixObject read(String object) throws MalformedBodyException {
    return JsonText.read(READER, JsonText.utf8(object)).getFirst();
  }

  private static String position(String members) {
    return "{\"type\":\"position\",\"spec_version\":\"2.1\","
        + "\"id\":\"position--31b940d4-6f7f-459a-80ea-9c1f17b5891b\","
        + "\"created\":\"2020-01-01T00:00:00.000Z\",\"modified\":\"2020-01-01T00:00:00.000Z\","
        + members
        + "}";
  }

  @Test
  void aNewTypeMustNameItsExtension() throws Exception {
    String own =
        "\"party_ref\":\"identity--b38dfe21-7477-40d1-aa90-5c8671ce51ca\",\"stance\":\"supports\"";
    String extension = ",\"extensions\":{\"" + NEW_TYPE + "\":{\"extension_type\":\"new-sdo\"}}";
    assertThat(read(position(own + extension)).findings()).isEmpty();
    assertThat(JsonText.codes(read(position(own)))).containsExactly("VIOLATION missing-extension");
    assertThat(JsonText.codes(read(position(own + extension.replace("new-sdo", "new-sco")))))
        .containsExactly("VIOLATION missing-extension");
    assertThat(
            JsonText.codes(
                read(position(own.replace("supports", "perhaps") + ",\"since\":1" + extension))))
        .containsExactly("VIOLATION closed-vocabulary", "VIOLATION wrong-type");
    assertThat(JsonText.codes(read(position("\"stance\":\"declined\"" + extension))))
        .containsExactly("VIOLATION missing-property");
    assertThat(JsonText.codes(JsonText.one(position(own + extension))))
        .containsExactlyInAnyOrder("WARNING undeclared-type", "WARNING unknown-extension");
  }

  @Test
  void aPropertyExtensionStandsUnderItsKey() throws Exception {
    String good =
        "\"extensions\":{\""
            + NESTED
            + "\":{\"extension_type\":\"property-extension\",\"country\":\"FR\"}}";
    StixObject object = read(JsonText.toolWith(good));
    assertThat(object.findings()).isEmpty();
    assertThat(object.names()).contains("FR");
    assertThat(JsonText.codes(read(JsonText.toolWith(good.replace("\"FR\"", "7")))))
        .containsExactly("VIOLATION wrong-type");
    assertThat(
            JsonText.codes(
                read(
                    JsonText.toolWith(
                        good.replace("\"extension_type\":\"property-extension\",", "")))))
        .containsExactly("VIOLATION missing-property");
  }

  @Test
  void aToplevelExtensionStandsBesideTheProperties() throws Exception {
    String extension =
        "\"extensions\":{\"" + BESIDE + "\":{\"extension_type\":\"toplevel-property-extension\"}}";
    assertThat(read(JsonText.toolWith("\"rank\":5," + extension)).findings()).isEmpty();
    assertThat(JsonText.codes(read(JsonText.toolWith("\"rank\":6," + extension))))
        .containsExactly("VIOLATION number-range");
    assertThat(JsonText.codes(read(JsonText.toolWith(extension))))
        .containsExactly("VIOLATION missing-property");
    assertThat(JsonText.codes(read(JsonText.toolWith("\"rank\":5,\"rank\":5," + extension))))
        .contains("FATAL duplicate-key");
  }

  @Test
  void theBuiltInTableIsUntouched() {
    assertThat(TypeTable.stix21().knows("position")).isFalse();
    assertThat(TABLE.knows("position")).isTrue();
    assertThat(TABLE.names()).containsAll(List.of("tool", "url", "language-content"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  name string",
        "thing x",
        "type tool is sdo\n  name string",
        "type abc is nothing",
        "type abc is sdo\n  name",
        "type abc is sdo\n  a strange",
        "type abc is sdo\n  a closed(nothing)",
        "type abc is sdo\n  a integer(x)",
        "type abc is sdo\n  a string role-of-its-own",
        "type abc is sdo\n  - a < b",
        "type abc is sdo\n  id string",
        "extension x-ext on nothing\n  a string",
        "extension ntfs-ext on file\n  a string",
        "open ab = a b"
      })
  void whatIsWrittenWronglySaysWhere(String text) {
    assertThatThrownBy(() -> TypeTable.stix21().with(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }
}
