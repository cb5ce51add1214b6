package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every parser meets mutated input. It may refuse with a {@link MalformedException}; whatever it
 * accepts it must write as the very bytes that it read, so that nothing has two encodings. Any
 * other exception fails the test.
 */
class FuzzTest {

  private static final int SHORT = 3_000;
  private static final int LONG = 100_000;

  private interface Parser {
    byte[] readAndWrite(byte[] input) throws MalformedException;
  }

  private enum Format {
    NOTE(bytes -> Note.parse(bytes).encode()),
    SIGNED_CHECKPOINT(bytes -> SignedCheckpoint.parse(bytes).encode()),
    CHECKPOINT(bytes -> encode(Checkpoint.parse(decode(bytes)).text())),
    VERIFIER_KEY(bytes -> encode(VerifierKey.parse(decode(bytes)).encode())),
    SIGNATURE_LINE(bytes -> encode(NoteSignature.parse(decode(bytes)).line())),
    TILE_PATH(bytes -> encode(Tile.parse(decode(bytes)).path())),
    BUNDLE(bytes -> EntryBundle.parse(bytes, 3).encode()),
    LOG_PROOF(bytes -> LogProof.parse(bytes).encode()),
    REQUEST(bytes -> AddCheckpoint.parse(bytes).encode()),
    ANSWER(FuzzTest::answer),
    POLICY(FuzzTest::policy);

    private final Parser parser;

    Format(Parser parser) {
      this.parser = parser;
    }

    List<byte[]> samples() throws Exception {
      byte[] note = Vectors.bytes("checkpoint.note");
      Note parsed = Note.parse(note);
      ReferenceTree tree = ReferenceTree.ofSize(700);
      SignedCheckpoint signed = SignedCheckpoint.of(parsed);
      String small = "text\n\n\u2014 name AAAAAQE=\n\u2014 other AAAAAgE=\n";
      return switch (this) {
        case NOTE -> List.of(note, encode(small), encode("a\n\n\nb" + "\n\n\u2014 ä AAAAAQE=\n"));
        case SIGNED_CHECKPOINT -> List.of(note);
        case CHECKPOINT ->
            List.of(encode(parsed.text()), encode(parsed.text() + "extension\nextension\n"));
        case VERIFIER_KEY ->
            List.of(
                encode(Vectors.key("log ed25519").encode()),
                encode(Vectors.key("log ml-dsa-44").encode()));
        case SIGNATURE_LINE -> List.of(encode(parsed.signatures().getFirst().line()));
        case TILE_PATH ->
            List.of(
                encode("tile/0/x001/x234/067.p/8"),
                encode("tile/entries/x001/234"),
                encode("tile/63/x009/x223/x372/x036/x854/x775/807.p/255"));
        case BUNDLE -> List.of(new byte[] {0, 3, 'o', 'n', 'e', 0, 0, 0, 2, 1, 0});
        case LOG_PROOF ->
            List.of(
                LogProof.of(new byte[] {1, 2, 3}, tree.inclusion(5), signed).encode(),
                LogProof.of(tree.inclusion(699), signed).encode());
        case REQUEST ->
            List.of(new AddCheckpoint(new TreeSize(300), tree.consistency(300), signed).encode());
        case ANSWER -> List.of(encode("\u2014 name AAAAAQE=\n\u2014 other AAAAAgE=\n"));
        case POLICY ->
            List.of(
                encode(
                    "# policy\nlog %s https://log.example\n\twitness w %s\ngroup g 1 w\nquorum g\n"
                        .formatted(
                            Vectors.key("log ed25519").encode(),
                            Vectors.key("witness ed25519").encode())));
      };
    }
  }

  private static byte[] answer(byte[] bytes) throws MalformedException {
    StringBuilder lines = new StringBuilder();
    AddCheckpoint.cosignatures(bytes).forEach(s -> lines.append(s.line()).append('\n'));
    return encode(lines.toString());
  }

  /** Comments and spaces are not kept: what is written must read as the same policy. */
  private static byte[] policy(byte[] bytes) throws MalformedException {
    Policy policy = Policy.parse(bytes);
    assertThat(Policy.parse(policy.encode())).isEqualTo(policy);
    return bytes;
  }

  private static String decode(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] encode(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void mutated_input_is_refused_or_read_exactly(Format format) throws Exception {
    fuzz(format, SHORT, Vectors.random());
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Format.class)
  void mutated_input_is_refused_or_read_exactly_for_long(Format format) throws Exception {
    fuzz(format, LONG, Vectors.random());
  }

  @Test
  void unmutated_input_is_read() throws Exception {
    for (Format format : Format.values()) {
      for (byte[] sample : format.samples()) {
        assertThat(format.parser.readAndWrite(sample)).as(format.name()).isEqualTo(sample);
      }
    }
  }

  private static void fuzz(Format format, int rounds, Random random) throws Exception {
    List<byte[]> samples = format.samples();
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] input = mutate(samples.get(random.nextInt(samples.size())), random);
      try {
        byte[] written = format.parser.readAndWrite(input);
        String text = decode(input);
        if (Arrays.equals(encode(text), input) || format == Format.BUNDLE) {
          assertThat(written).as(text).isEqualTo(input);
        }
      } catch (MalformedException e) {
        assertThat(e.getMessage()).startsWith("This is not a valid ").endsWith(".");
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("A mutated " + format + " broke it: " + decode(input), e);
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] mutate(byte[] sample, Random random) {
    byte[] bytes = sample.clone();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      bytes = mutateOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutateOnce(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(bytes.length - at + 1);
    byte[] copy = bytes.clone();
    byte[] interesting = {'\n', ' ', '+', '=', '/', '0', '-', 'x', '.', '9', 0, -1, '\r', '\t'};
    return switch (random.nextInt(8)) {
      case 0 -> {
        copy[at] ^= (byte) (1 << random.nextInt(8));
        yield copy;
      }
      case 1 -> {
        copy[at] = (byte) random.nextInt(256);
        yield copy;
      }
      case 2 -> {
        copy[at] = interesting[random.nextInt(interesting.length)];
        yield copy;
      }
      case 3 -> splice(bytes, at, at, interesting[random.nextInt(interesting.length)]);
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> splice(bytes, at, to);
      case 6 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
      default -> swapLines(bytes, random);
    };
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte... with) {
    byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from) + with.length);
    System.arraycopy(with, 0, out, from, with.length);
    System.arraycopy(bytes, to, out, from + with.length, bytes.length - to);
    return out;
  }

  private static byte[] swapLines(byte[] bytes, Random random) {
    List<String> lines =
        new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
    lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }
}
