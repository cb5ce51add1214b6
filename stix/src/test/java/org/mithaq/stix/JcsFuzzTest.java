package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JcsFuzzTest {

  @Test
  void everyWritingOfAValueHasOneCanonicalForm() throws JcsException {
    manyWritings(1_000);
  }

  @Test
  void doublesReadBackFromTheFewestDigits() {
    doubles(10_000);
  }

  @Test
  void damagedBytesAreWrittenOrRefusedAndNothingElse() {
    damaged(5_000);
  }

  @Test
  @Tag("long")
  void everyWritingOfAValueHasOneCanonicalFormForLong() throws JcsException {
    manyWritings(200_000);
  }

  @Test
  @Tag("long")
  void doublesReadBackFromTheFewestDigitsForLong() {
    doubles(10_000_000);
  }

  @Test
  @Tag("long")
  void damagedBytesAreWrittenOrRefusedAndNothingElseForLong() {
    damaged(1_000_000);
  }

  private static void manyWritings(int count) throws JcsException {
    long seed = Long.getLong("mithaq.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      Object value = value(random, 4);
      String canonical = canonical(write(random, value));
      assertThat(canonical(write(random, value)))
          .as("seed %d, value %d", seed, i)
          .isEqualTo(canonical);
      assertThat(canonical(canonical)).as("seed %d, value %d", seed, i).isEqualTo(canonical);
    }
  }

  private static void doubles(int count) {
    long seed = Long.getLong("mithaq.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      double value =
          Double.longBitsToDouble(random.nextLong() >>> (random.nextInt(4) == 0 ? 40 : 0));
      if (!Double.isFinite(value)) {
        continue;
      }
      String text = JcsNumber.of(value);
      if (Double.parseDouble(text) != value) {
        throw new AssertionError("seed " + seed + ": " + text);
      }
      if (digits(text) > digits(Double.toString(value))) {
        throw new AssertionError("seed " + seed + ": " + text + " is not the shortest");
      }
    }
  }

  private static int digits(String number) {
    return new BigDecimal(number).stripTrailingZeros().precision();
  }

  private static void damaged(int count) {
    long seed = Long.getLong("mithaq.seed", System.nanoTime());
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < count; i++) {
      byte[] bytes = write(random, value(random, 3)).getBytes(StandardCharsets.UTF_8);
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        byte[] canonical = Jcs.canonical(bytes);
        assertThat(Jcs.canonical(canonical)).as("seed %d, value %d", seed, i).isEqualTo(canonical);
      } catch (JcsException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
      }
    }
    assertThat(refused).as("seed %d", seed).isBetween(count / 4, count - 1);
  }

  private static Object value(Random random, int depth) {
    switch (random.nextInt(depth == 0 ? 4 : 7)) {
      case 0 -> {
        return random.nextLong() >> 11;
      }
      case 1 -> {
        return random.nextInt() / 1024.0 * Math.pow(10, random.nextInt(60) - 30);
      }
      case 2 -> {
        return random.nextBoolean();
      }
      case 3 -> {
        return string(random);
      }
      case 4 -> {
        List<Object> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          list.add(value(random, depth - 1));
        }
        return list;
      }
      default -> {
        TreeMap<String, Object> object = new TreeMap<>();
        for (int n = random.nextInt(6); n > 0; n--) {
          object.put(string(random), value(random, depth - 1));
        }
        return object;
      }
    }
  }

  private static String string(Random random) {
    String signs = "ab\"\\/\n\u0001\u001f\u007f\u00e9\u20ac\ufb33\u2028\u0645";
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(5); n > 0; n--) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    return text.append(random.nextInt(5) == 0 ? "\ud83d\ude00" : "").toString();
  }

  /** Members in any order, any blanks, any escapes. */
  private static String write(Random random, Object value) {
    String blank = " \n\t".substring(random.nextInt(4));
    return blank
        + switch (value) {
          case String text -> quoted(random, text);
          case List<?> list ->
              "["
                  + String.join(",", list.stream().map(item -> write(random, item)).toList())
                  + blank
                  + "]";
          case TreeMap<?, ?> object -> {
            List<String> members = new ArrayList<>();
            object.forEach((name, member) ->
                members.add(quoted(random, (String) name) + blank + ":" + write(random, member)));
            Collections.shuffle(members, random);
            yield "{" + String.join(",", members) + blank + "}";
          }
          default -> value.toString();
        }
        + blank;
  }

  private static String quoted(Random random, String text) {
    StringBuilder json = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c < ' ' || c == '"' || c == '\\' || random.nextInt(4) == 0) {
            String escape = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
            Character.toString(c).chars().forEach(u -> json.append(escape.formatted(u)));
          } else {
            json.appendCodePoint(c);
          }
        });
    return json.append('"').toString();
  }

  private static String canonical(String json) throws JcsException {
    return new String(Jcs.canonical(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
