package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies hold objects, where the objects stand in them, and what is no body at all. */
class BodyFormsTest {
  private static final String OTHER =
      "{ \"id\" : \"url--c1477287-23ac-5971-a010-5c287877fa60\", \"value\": \"https://é.example/\","
          + "\"type\":\"url\", \"defanged\":true }";

  private static final StixReader READER = StixReader.stix21();

  private record Seen(String id, String bytes, long position, List<Finding> findings) {
    static Seen of(StixObject o) {
      return new Seen(
          o.id(), new String(o.bytes(), StandardCharsets.UTF_8), o.position(), o.findings());
    }
  }

  @Test
  void aBundleAnEnvelopeAnArrayAndAnObject() throws Exception {
    String two = "[" + JsonText.TOOL + " ,\n" + OTHER + "]";
    String bundle = "{\"type\":\"bundle\",\"id\":\"bundle--31b940d4-6f7f-459a-80ea-9c1f17b5891b\"";
    assertForm(bundle + ",\"objects\":" + two + "}", BodySummary.Form.BUNDLE, 2, "objects[1]");
    assertForm(bundle + "}", BodySummary.Form.BUNDLE, 0, "");
    assertForm(
        "{\"objects\":" + two + ",\"type\":\"bundle\",\"id\":\"x\"}",
        BodySummary.Form.BUNDLE,
        2,
        "objects[1]");
    assertForm(
        "{\"more\":true,\"objects\":" + two + "}", BodySummary.Form.ENVELOPE, 2, "objects[1]");
    assertForm("{}", BodySummary.Form.ENVELOPE, 0, "");
    assertForm("{\"more\":false}", BodySummary.Form.ENVELOPE, 0, "");
    assertForm(two, BodySummary.Form.ARRAY, 2, "[1]");
    assertForm("\uFEFF" + OTHER, BodySummary.Form.OBJECT, 1, "");
    assertForm("  ", BodySummary.Form.EMPTY, 0, "");
  }

  private static void assertForm(String body, BodySummary.Form form, int count, String place)
      throws Exception {
    List<StixObject> objects = new ArrayList<>();
    BodySummary summary = READER.read(JsonText.utf8(body), objects::add);
    assertThat(summary.form()).as(body).isEqualTo(form);
    assertThat(summary.objects()).isEqualTo(count).isEqualTo(objects.size());
    if (count > 0) {
      StixObject last = objects.getLast();
      assertThat(last.id()).startsWith("url--");
      assertThat(last.findings()).allMatch(f -> f.path().startsWith(place));
    }
  }

  @Test
  void anEnvelopeSaysWhetherThereIsMore() throws Exception {
    BodySummary summary =
        READER.read(
            JsonText.utf8(
                "{\"more\":true,\"next\":\"12\\u0033\",\"objects\":[" + JsonText.TOOL + "]}"),
            _ -> {});
    assertThat(summary.more()).isTrue();
    assertThat(summary.next()).isEqualTo("123");
  }

  @Test
  void aBundleIsItselfChecked() throws Exception {
    BodySummary summary =
        READER.read(JsonText.utf8("{\"type\":\"bundle\",\"id\":\"b\",\"objects\":[]}"), _ -> {});
    assertThat(summary.findings().stream().map(Finding::code))
        .containsExactly("bundle-id", "empty-list");
  }

  @Test
  void spansAreTheExactBytesWhereverTheBodyLies() throws Exception {
    String body = "[" + JsonText.TOOL + " ,\n" + OTHER + "]";
    byte[] around = JsonText.utf8("xx" + body + "yy");
    List<StixObject> objects = new ArrayList<>();
    READER.read(around, 2, around.length - 4, objects::add);
    StixObject second = objects.get(1);
    assertThat(second.source()).isSameAs(around);
    assertThat(new String(around, second.offset(), second.length(), StandardCharsets.UTF_8))
        .isEqualTo(OTHER);
    assertThat(second.position()).isEqualTo(second.offset() - 2);
    assertThat(second.index()).isEqualTo(1);
    assertThat(new String(second.bytes(), StandardCharsets.UTF_8)).isEqualTo(OTHER);
  }

  @Test
  void streamsGiveTheSameAtEveryChunkBoundary() throws Exception {
    List<String> bodies =
        List.of(
            "{\"objects\":[" + JsonText.TOOL + "," + OTHER + ", 7],\"more\":false}",
            "[" + OTHER + "]",
            "{\"type\":\"bundle\",\"objects\":["
                + JsonText.toolWith("\"x_a\":\"\\\\\\\"\\u00e9\"")
                + "]}");
    for (String body : bodies) {
      byte[] bytes = JsonText.utf8(body);
      List<Seen> whole = new ArrayList<>();
      READER.read(bytes, o -> whole.add(Seen.of(o)));
      for (int cut = 0; cut <= bytes.length; cut++) {
        List<Seen> parts = new ArrayList<>();
        READER.stream(new Chunks(bytes, cut), o -> parts.add(Seen.of(o)));
        assertThat(parts).as("cut at " + cut).isEqualTo(whole);
      }
    }
  }

  @Test
  void streamsOfAnyLengthUseTheBufferAgain() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    StringBuilder body = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String object = JsonText.toolWith("\"x_pad\":\"" + "é".repeat(random.nextInt(3000)) + "\"");
      expected.add(object);
      body.append(object).append(random.nextBoolean() ? "\n" : "  \r\n");
    }
    List<String> got = new ArrayList<>();
    BodySummary summary =
        READER.stream(
            new RandomChunks(JsonText.utf8(body.toString()), random),
            o -> got.add(new String(o.bytes(), StandardCharsets.UTF_8)));
    assertThat(got).as("seed " + seed).isEqualTo(expected);
    assertThat(summary.form()).isEqualTo(BodySummary.Form.LINES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "[{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\" 1}",
        "{a:1}",
        "7",
        "\"x\"",
        "nul",
        "[nul]",
        "[01]",
        "[{\"a\":01}]",
        "[{\"a\":tru}]",
        "[{\"a\":\"\u0001\"}]",
        "[{\"a\":\"\\x\"}]",
        "[{\"a\":1]}",
        "[{]}",
        "{\"type\":\"tool\"} x",
        "[] []",
        "{\"objects\":[],\"objects\":[]}",
        "[{\"a\":[1}]",
        "]",
        "{\"objects\":[{}],\"x\":tru}",
        "[{\"a\":NaN}]",
        "[{\"a\":1e}]",
        "[{'a':1}]",
        "[{\"a\":1}/**/]"
      })
  void whatIsNotWellFormedIsRefusedWithItsPlace(String body) {
    assertThatThrownBy(() -> READER.read(JsonText.utf8(body), _ -> {}))
        .isInstanceOfSatisfying(
            MalformedBodyException.class,
            e -> {
              assertThat(e.offset()).isBetween(0L, (long) body.length() + 1);
              assertThat(e.getMessage()).contains("line 1, column " + e.column());
            });
  }

  @Test
  void thePlaceOfAnErrorHasLineAndColumn() {
    String body = "[\n" + JsonText.TOOL + ",\n  {\"type\": tru}]";
    assertThatThrownBy(() -> READER.read(JsonText.utf8(body), _ -> {}))
        .isInstanceOfSatisfying(
            MalformedBodyException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(MalformedBodyException.Reason.JSON);
              assertThat(e.line()).isEqualTo(3);
              assertThat(e.column()).isBetween(12L, 16L);
              assertThat(e).hasMessageContaining("[1]");
            });
    byte[] bytes = JsonText.utf8(body);
    assertThatThrownBy(() -> READER.stream(new Chunks(bytes, 40), _ -> {}))
        .isInstanceOfSatisfying(
            MalformedBodyException.class, e -> assertThat(e.line()).isEqualTo(3));
  }

  /** A stream in two chunks. */
  static final class Chunks extends InputStream {
    private final InputStream all;
    private int left;

    Chunks(byte[] bytes, int first) {
      all = new ByteArrayInputStream(bytes);
      left = first;
    }

    @Override
    public int read() throws IOException {
      return all.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = all.read(into, offset, left > 0 ? Math.min(left, length) : length);
      left -= Math.max(count, 0);
      return count;
    }
  }

  /** A stream in chunks of random lengths. */
  static final class RandomChunks extends InputStream {
    private final InputStream all;
    private final Random random;

    RandomChunks(byte[] bytes, Random random) {
      all = new ByteArrayInputStream(bytes);
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return all.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return all.read(into, offset, Math.min(length, 1 + random.nextInt(5000)));
    }
  }
}
