package org.mithaq.cli.taxii;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes of a stream are objects. */
final class ObjectReaderTest {
  private static List<String> read(InputStream in, int longest) throws IOException {
    List<String> objects = new ArrayList<>();
    try (ObjectReader reader = new ObjectReader(in, longest)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        var span = next.get();
        objects.add(
            span.tooLong()
                ? "too long"
                : new String(span.source(), span.offset(), span.length(), StandardCharsets.UTF_8));
      }
    }
    return objects;
  }

  private static List<String> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1},{}]",
        " [ {\"a\":1} , {} ] \n",
        "{\"a\":1}\n{}\n",
        "{\"a\":1}{}",
        "\uFEFF{\"objects\":[{\"a\":1},{}]}",
        "{\"objects\":[{\"a\":1},{}],\"type\":\"bundle\",\"id\":\"x\"}",
        "{\"type\":\"bundle\",\"id\":\"x\",\"objects\":[{\"a\":1},{}]}",
        "{ \"more\" : true , \"next\":\"[{\\\"\", \"objects\" : [ {\"a\":1} , {} ] , \"x\":[[1]]}",
        "{\"objects\":[{\"a\":1}]}\n{\"type\":\"bundle\",\"objects\":[{}]}\n",
        "[]{\"a\":1}[{}]{\"objects\":[]}",
      })
  void readsTheSameObjectsFromEveryForm(String text) throws IOException {
    assertThat(read(text)).containsExactly("{\"a\":1}", "{}");
  }

  @Test
  void takesAnObjectWhoseTypeIsNoBundleForWhatItIs() throws IOException {
    String data = "{\"type\":\"x-custom\",\"objects\":[{\"a\":1}]}";
    String old = "{\"objects\":{\"0\":{}},\"type\":\"observed-data\"}";
    assertThat(read(data + old)).containsExactly(data, old);
  }

  @Test
  void findsNothingInNothing() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read(" \n")).isEmpty();
    assertThat(read("{\"objects\":[]}")).isEmpty();
    assertThat(read("{\"type\":\"bundle\",\"id\":\"b\",\"objects\":[]}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "5              | byte 0: an object or a list of objects belongs here",
        "[5]            | byte 1: an object belongs here, not «5»",
        "[{} {}]        | byte 4: a comma or the list's end belongs here, not «{»",
        "[{},]          | byte 4: an object belongs here, not «]»",
        "[{}            | byte 3: a comma or the list's end belongs here, not the end",
        "{\"a\":[1}}    | byte 7: this «}» closes nothing",
        "{\"a\":\"b     | byte 7: the input ends inside a string",
        "{\"a\":        | byte 5: the input ends inside an object",
        "{\"a\" 1}      | byte 5: a colon belongs here",
        "{\"a\":1,}     | byte 7: a name in quotes belongs here",
        "{a:1}          | byte 1: a name in quotes belongs here",
        "{\"a\":1]      | byte 6: a comma or the object's end belongs here",
      })
  void namesTheByteWhereItCannotGoOn(String text, String message) {
    assertThatThrownBy(() -> read(text.strip()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith(message.strip());
  }

  @Test
  void saysWhatToDoWithUtf16() {
    byte[] bytes = "[{}]".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes), 100))
        .hasMessageContaining("UTF-16");
  }

  @Test
  void passesByWhatIsLongerThanTheLimitAlone() throws IOException {
    String big = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";
    for (int longest : new int[] {40, 300_000}) {
      InputStream in = new ByteArrayInputStream(("[{\"b\":1}," + big + ",{\"c\":1}]").getBytes());
      assertThat(read(in, longest)).containsExactly("{\"b\":1}", "too long", "{\"c\":1}");
    }
  }

  @Test
  void findsTheSameObjectsHoweverTheStreamIsCut() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> objects = new ArrayList<>();
      StringBuilder text = new StringBuilder("{\"objects\":[");
      for (int i = random.nextInt(20); i >= 0; i--) {
        String object = value(random, 0);
        text.append(objects.isEmpty() ? "" : ",").append(object);
        objects.add(object);
      }
      byte[] bytes = text.append("],\"more\":false}").toString().getBytes(StandardCharsets.UTF_8);
      InputStream cut =
          new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
              return super.read(into, offset, Math.min(length, 1 + random.nextInt(7)));
            }
          };
      assertThat(read(cut, 1 << 20)).as("seed %d, round %d", seed, round).isEqualTo(objects);
    }
  }

  /** At depth 0 an object; below, anything. */
  private static String value(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(depth > 4 ? 2 : 4) + (depth > 4 ? 2 : 0);
    StringBuilder text = new StringBuilder();
    switch (kind) {
      case 0, 1 -> {
        text.append(kind == 0 ? '{' : '[');
        for (int i = random.nextInt(4); i > 0; i--) {
          text.append(kind == 0 ? string(random) + ": " : " ").append(value(random, depth + 1));
          text.append(i > 1 ? "," : "\n");
        }
        text.append(kind == 0 ? '}' : ']');
      }
      case 2 -> text.append(string(random));
      default -> text.append(random.nextBoolean() ? "-1.5E+3" : "null");
    }
    return text.toString();
  }

  private static String string(Random random) {
    String[] parts = {"\\\"", "\\\\", "}", "]", "{", "é", "𝒳", "objects", "\\u005d", ","};
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.append('"').toString();
  }
}
