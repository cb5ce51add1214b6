package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a body, the reader either says that it is malformed or gives spans that lie
 * in it; array and stream agree; and nothing else is ever thrown.
 */
class ReaderFuzzTest {
  private static final StixReader READER = StixReader.stix21();
  private static final String[] BITS = {
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "\\ud800",
    "\\u0000",
    "9e99",
    "-",
    "\u00e9",
    "\"type\":",
    "\"id\":",
    "\"objects\":[",
    "bundle",
    "\uD83D\uDE00",
    "]]]]",
    "{{{{",
    "0",
    "true"
  };

  @Test
  void mutatedBodiesShort() throws Exception {
    run(4_000);
  }

  @Test
  @Tag("long")
  void mutatedBodiesLong() throws Exception {
    run(1_000_000);
  }

  private void run(int rounds) throws Exception {
    long seed = new Random().nextLong();
    System.out.println("reader fuzz seed " + seed);
    Random random = new Random(seed);
    List<String> objects;
    try (InputStream in = getClass().getResourceAsStream("specification-examples.jsonl")) {
      objects = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    for (int i = 0; i < rounds; i++) {
      byte[] body = mutate(body(objects, random), random);
      try {
        check(body);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + seed + ", round " + i + ": " + new String(body, StandardCharsets.UTF_8), e);
      }
    }
  }

  private static byte[] body(List<String> objects, Random random) {
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      some.add(objects.get(random.nextInt(objects.size())));
    }
    String list = String.join(",", some);
    return JsonText.utf8(
        switch (random.nextInt(4)) {
          case 0 -> "{\"type\":\"bundle\",\"id\":\"x\",\"objects\":[" + list + "]}";
          case 1 -> "{\"objects\":[" + list + "],\"more\":false}";
          case 2 -> "[" + list + "]";
          default -> some.getFirst();
        });
  }

  private static byte[] mutate(byte[] body, Random random) {
    byte[] bytes = body;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, at + random.nextInt(12));
      byte[] middle =
          switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> JsonText.utf8(BITS[random.nextInt(BITS.length)]);
            case 2 -> new byte[] {(byte) random.nextInt(256)};
            default -> Arrays.copyOfRange(bytes, random.nextInt(at + 1), at);
          };
      byte[] next = Arrays.copyOf(bytes, at + middle.length + bytes.length - to);
      System.arraycopy(middle, 0, next, at, middle.length);
      System.arraycopy(bytes, to, next, at + middle.length, bytes.length - to);
      bytes = next;
    }
    return bytes;
  }

  private record Seen(String id, String bytes, List<Finding> findings) {}

  private static void check(byte[] body) throws Exception {
    List<Seen> array = new ArrayList<>();
    Optional<MalformedBodyException> refused = Optional.empty();
    try {
      READER.read(
          body,
          o -> {
            assertThat(o.offset()).isNotNegative();
            assertThat(o.offset() + o.length()).isLessThanOrEqualTo(body.length);
            assertThat(o.refusal(Mode.LENIENT).isPresent() || !o.id().isEmpty()).isTrue();
            array.add(seen(o));
          });
    } catch (MalformedBodyException e) {
      assertThat(e.offset()).isBetween(0L, (long) body.length);
      refused = Optional.of(e);
    }
    List<Seen> stream = new ArrayList<>();
    try {
      BodySummary summary = READER.stream(new ByteArrayInputStream(body), o -> stream.add(seen(o)));
      assertThat(refused.isPresent() && summary.form() != BodySummary.Form.LINES).isFalse();
    } catch (MalformedBodyException e) {
      assertThat(refused).isPresent();
    }
    if (refused.isEmpty() && !array.isEmpty()) {
      assertThat(stream).hasSameSizeAs(array);
      assertThat(stream.getLast().bytes()).isEqualTo(array.getLast().bytes());
      assertThat(stream.getLast().id()).isEqualTo(array.getLast().id());
    }
  }

  private static Seen seen(StixObject o) {
    return new Seen(o.id(), new String(o.bytes(), StandardCharsets.ISO_8859_1), o.findings());
  }
}
