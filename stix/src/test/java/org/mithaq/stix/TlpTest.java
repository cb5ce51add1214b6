package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlpTest {

  /** The definition as the specification, or for TLP 2.0 as OASIS, publishes it. */
  private static String published(Tlp tlp) {
    String head =
        "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":\""
            + tlp.id()
            + "\",\"created\":\""
            + (tlp.edition() == 1 ? "2017-01-20T00:00:00.000Z" : "2022-10-01T00:00:00.000Z")
            + "\",\"name\":\"TLP:"
            + tlp.value().toUpperCase(java.util.Locale.ROOT)
            + "\",";
    return tlp.edition() == 1
        ? head + "\"definition_type\":\"tlp\",\"definition\":{\"tlp\":\"" + tlp.value() + "\"}}"
        : head
            + "\"extensions\":{\""
            + Tlp.EXTENSION
            + "\":{\"extension_type\":\"property-extension\",\"tlp_2_0\":\""
            + tlp.value()
            + "\"}}}";
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void thePublishedDefinitionIsAccepted(Tlp tlp) throws Exception {
    assertThat(Tlp.of(tlp.id())).contains(tlp);
    assertThat(JsonText.one(published(tlp)).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void anythingElseUnderItsIdIsForged(Tlp tlp) throws Exception {
    String text = published(tlp);
    Tlp other = tlp.value().equals("red") ? Tlp.GREEN : Tlp.RED;
    for (String forged :
        new String[] {
          text.replace("\"" + tlp.value() + "\"", "\"" + other.value() + "\""),
          text.replace("TLP:", "TLP-"),
          text.replace(":00.000Z", ":01.000Z"),
          text.substring(0, text.indexOf("\"name\""))
              + "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"x\"}}",
        }) {
      assertThat(JsonText.codes(JsonText.one(forged))).as(forged).contains("FATAL forged-tlp");
    }
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void itsContentUnderAnotherIdIsForged(Tlp tlp) throws Exception {
    String forged =
        published(tlp)
            .replace(tlp.id(), "marking-definition--31b940d4-6f7f-459a-80ea-9c1f17b5891b");
    assertThat(JsonText.codes(JsonText.one(forged))).contains("FATAL forged-tlp");
    assertThat(JsonText.codes(JsonText.one(forged.replace("\"tlp\",", "\"TLP\","))))
        .contains("FATAL forged-tlp");
  }

  @Test
  void levelsAreOrderedAcrossEditions() {
    assertThat(Tlp.WHITE.restriction()).isEqualTo(Tlp.CLEAR_2.restriction());
    assertThat(Tlp.RED.covers(Tlp.AMBER_STRICT_2)).isTrue();
    assertThat(Tlp.AMBER.covers(Tlp.AMBER_STRICT_2)).isFalse();
    assertThat(Tlp.AMBER_STRICT_2.covers(Tlp.AMBER)).isTrue();
    assertThat(Tlp.GREEN.covers(Tlp.GREEN_2)).isTrue();
  }

  @Test
  void aNameAloneIsNoLevel() throws Exception {
    assertThat(Tlp.of("marking-definition--31b940d4-6f7f-459a-80ea-9c1f17b5891b")).isEmpty();
    assertThat(
            JsonText.one(
                    "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":"
                        + "\"marking-definition--31b940d4-6f7f-459a-80ea-9c1f17b5891b\","
                        + "\"created\":\"2022-10-01T00:00:00.000Z\",\"name\":\"TLP:RED\","
                        + "\"definition_type\":\"statement\",\"definition\":{\"statement\":\"x\"}}")
                .findings())
        .isEmpty();
  }
}
