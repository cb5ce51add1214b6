package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A broken object is refused alone, and what is too much costs nothing. */
class HostileInputTest {

  private static List<StixObject> besideTool(String broken) throws MalformedBodyException {
    List<StixObject> objects = JsonText.read("[" + broken + "," + JsonText.TOOL + "]");
    assertThat(objects).hasSize(2);
    assertThat(objects.get(1).findings()).isEmpty();
    return objects;
  }

  @Test
  void keysMayNotStandTwiceAtAnyDepth() throws Exception {
    for (String members :
        List.of(
            "\"name\":\"x\"",
            "\"x_a\":1,\"x_a\":2",
            "\"x_a\":{\"b\":[{\"c\":1,\"c\":1}]}",
            "\"x_\\u0061\":1,\"x_a\":2",
            "\"external_references\":[{\"source_name\":\"a\",\"source_name\":\"b\",\"url\":\"u:u\"}]",
            "\"extensions\":{\"x-a-ext\":{\"a\":1},\"x-a-ext\":{\"a\":1}}")) {
      StixObject object = besideTool(JsonText.toolWith(members)).getFirst();
      assertThat(JsonText.codes(object)).as(members).contains("FATAL duplicate-key");
      assertThat(object.refusal(Mode.LENIENT)).isPresent();
    }
  }

  @Test
  void manyKeysAreComparedToo() throws Exception {
    StringBuilder members = new StringBuilder("\"x_a\":{");
    for (int i = 0; i < 5000; i++) {
      members.append("\"k").append(i).append("\":1,");
    }
    assertThat(JsonText.codes(JsonText.one(JsonText.toolWith(members + "\"z\":1}"))))
        .doesNotContain("FATAL duplicate-key");
    assertThat(JsonText.codes(JsonText.one(JsonText.toolWith(members + "\"k17\":1}"))))
        .contains("FATAL duplicate-key");
  }

  @Test
  void malformedUtf8IsFatalForItsObjectAlone() throws Exception {
    byte[] body =
        JsonText.utf8("[" + JsonText.toolWith("\"x_a\":\"~\"") + "," + JsonText.TOOL + "]");
    int at = new String(body, StandardCharsets.ISO_8859_1).indexOf('~');
    for (int bad : new int[] {0x80, 0xC0, 0xC3, 0xED, 0xF5, 0xFF}) {
      body[at] = (byte) bad;
      List<StixObject> objects = JsonText.read(StixReader.stix21(), body);
      assertThat(JsonText.codes(objects.get(0))).contains("FATAL utf-8");
      assertThat(objects.get(0).id()).startsWith("tool--");
      assertThat(objects.get(0).bytes()).contains((byte) bad);
      assertThat(objects.get(1).findings()).isEmpty();
    }
  }

  @Test
  void loneSurrogatesAreAViolation() throws Exception {
    assertThat(JsonText.codes(JsonText.one(JsonText.toolWith("\"description\":\"\\ud83d x\""))))
        .containsExactly("VIOLATION lone-surrogate");
    assertThat(JsonText.one(JsonText.toolWith("\"description\":\"\\ud83d\\ude00\"")).findings())
        .isEmpty();
  }

  @Test
  void elementsThatAreNoObjectsAreRefusedAlone() throws Exception {
    for (String element : List.of("7", "null", "\"x\"", "[{}]", "true", "-1.5e3")) {
      assertThat(JsonText.codes(besideTool(element).getFirst()))
          .containsExactly("FATAL not-an-object");
    }
    assertThat(JsonText.codes(besideTool("{}").getFirst())).contains("FATAL type", "FATAL id");
  }

  @Test
  void depthIsBoundedAndCostsNothing() throws Exception {
    String deep = JsonText.toolWith("\"x_a\":" + "[".repeat(63) + "]".repeat(63));
    assertThat(JsonText.codes(besideTool(deep).getFirst()))
        .containsExactly("WARNING unknown-property");
    String tooDeep = JsonText.toolWith("\"x_a\":" + "[".repeat(64) + "]".repeat(64));
    assertThat(JsonText.codes(besideTool(tooDeep).getFirst())).containsExactly("FATAL too-deep");
    String absurd = JsonText.toolWith("\"x_a\":" + "[".repeat(5_000_000) + "]".repeat(5_000_000));
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThat(JsonText.codes(besideTool(absurd).getFirst())).contains("FATAL too-deep"));
  }

  @Test
  void hugeNumbersAreNeverComputed() throws Exception {
    String digits = "9".repeat(3_000_000);
    for (String members : List.of("\"x_a\":" + digits, "\"confidence\":" + digits)) {
      Assertions.assertTimeout(
          Duration.ofSeconds(5),
          () ->
              assertThat(JsonText.codes(besideTool(JsonText.toolWith(members)).getFirst()))
                  .contains("FATAL number-too-long"));
    }
    assertThat(JsonText.codes(JsonText.one(JsonText.toolWith("\"x_a\":1e999999999"))))
        .containsExactly("WARNING unknown-property");
  }

  @Test
  void oneObjectsBytesStringsAndKeysAreBounded() throws Exception {
    Limits small = new Limits(8, 1000, 3, 300, 20, 20, 4);
    StixReader reader = new StixReader(TypeTable.stix21(), small, PatternCheck.NONE, IdCheck.NONE);
    String large =
        JsonText.toolWith("\"x_a\":[\"" + "a".repeat(250) + "\"" + ",1".repeat(400) + "]");
    String longString = JsonText.toolWith("\"x_a\":\"" + "a".repeat(301) + "\"");
    StringBuilder keys = new StringBuilder("\"x_a\":{");
    for (int i = 0; i < 20; i++) {
      keys.append("\"k").append(i).append("\":1,");
    }
    String manyKeys = JsonText.toolWith(keys + "\"k\":1}");
    assertCode(reader, large, "too-large");
    assertCode(reader, longString, "string-too-long");
    assertCode(reader, manyKeys, "too-many-properties");
    String four = String.join(",", JsonText.TOOL, JsonText.TOOL, JsonText.TOOL, JsonText.TOOL);
    assertThatThrownBy(() -> JsonText.read(reader, JsonText.utf8("[" + four + "]")))
        .isInstanceOfSatisfying(
            MalformedBodyException.class,
            e -> assertThat(e.reason()).isEqualTo(MalformedBodyException.Reason.LIMIT));
  }

  private static void assertCode(StixReader reader, String object, String code) throws Exception {
    byte[] body = JsonText.utf8("[" + object + "," + JsonText.TOOL + "]");
    List<StixObject> objects = JsonText.read(reader, body);
    assertThat(JsonText.codes(objects.getFirst())).contains("FATAL " + code);
    assertThat(objects.get(1).findings()).isEmpty();
  }

  @Test
  void aStreamHoldsNoMoreThanOneObjectWithinItsBound() throws Exception {
    StixReader reader =
        new StixReader(
            TypeTable.stix21(),
            Limits.FILES.withObjectBytes(100_000),
            PatternCheck.NONE,
            IdCheck.NONE);
    String huge = JsonText.toolWith("\"x_a\":\"" + "a".repeat(3_000_000) + "\"");
    List<String> codes = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    reader.stream(
        new ByteArrayInputStream(JsonText.utf8("[" + huge + "," + JsonText.TOOL + "]")),
        object -> {
          codes.addAll(JsonText.codes(object));
          lengths.add(object.length());
          assertThat(object.source().length).isLessThan(400_000);
        });
    assertThat(codes).containsExactly("FATAL too-large");
    assertThat(lengths).containsExactly(0, JsonText.TOOL.length());
  }

  @Test
  void findingsAreCappedAndTheGravestStay() throws Exception {
    Limits few = new Limits(64, 1 << 20, 10, 1 << 20, 256, 1000, 3);
    StixReader reader = new StixReader(TypeTable.stix21(), few, PatternCheck.NONE, IdCheck.NONE);
    String object =
        JsonText.toolWith(
            "\"tool_types\":[\"a\",\"b\",\"c\",\"d\",\"e\"],\"confidence\":1000,\"name\":\"x\"");
    StixObject read = JsonText.read(reader, JsonText.utf8(object)).getFirst();
    assertThat(JsonText.codes(read))
        .containsExactly(
            "FATAL duplicate-key", "VIOLATION number-range", "WARNING open-vocabulary");
    assertThat(read.findings().getLast().message()).contains("more findings are not kept");
  }

  @Test
  void messagesHoldNothingThatATerminalObeys() throws Exception {
    StixObject object =
        JsonText.one(
            JsonText.toolWith(
                "\"confidence\":5,\"lang\":\"\\u001b[31m\\u202e" + "x".repeat(500) + "\""));
    assertThat(object.findings().getFirst().message())
        .hasSizeLessThan(200)
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }
}
