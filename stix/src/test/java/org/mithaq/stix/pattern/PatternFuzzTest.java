package org.mithaq.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PatternFuzzTest {

  @Test
  void whatIsWrittenIsReadBack() {
    readBack(2_000);
  }

  @Test
  void damagedPatternsAreReadOrRefusedAndNothingElse() {
    damaged(10_000);
  }

  @Test
  @Tag("long")
  void whatIsWrittenIsReadBackForLong() {
    readBack(300_000);
  }

  @Test
  @Tag("long")
  void damagedPatternsAreReadOrRefusedAndNothingElseForLong() {
    damaged(1_000_000);
  }

  private static void readBack(int count) {
    long seed = Long.getLong("mithaq.seed", System.nanoTime());
    RandomPatterns patterns = new RandomPatterns(new Random(seed));
    for (int i = 0; i < count; i++) {
      ObservationExpression expected = patterns.expression();
      String text = patterns.write(expected);
      try {
        if (Pattern.parse(text).expression().equals(expected)) {
          continue;
        }
      } catch (PatternException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
      throw new AssertionError("seed " + seed + ": " + text);
    }
  }

  private static void damaged(int count) {
    long seed = Long.getLong("mithaq.seed", System.nanoTime());
    Random random = new Random(seed);
    RandomPatterns patterns = new RandomPatterns(random);
    String signs = "[]()'\\:.,*=<>!+-/ \n\t0159aZtThHbB_\u00e9\ud83d\u0000";
    int refused = 0;
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder(patterns.write(patterns.expression()));
      for (int changes = 1 + random.nextInt(3); changes > 0 && !text.isEmpty(); changes--) {
        int at = random.nextInt(text.length());
        char sign = signs.charAt(random.nextInt(signs.length()));
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, sign);
          case 2 -> text.setCharAt(at, sign);
          default -> text.setLength(at);
        }
      }
      try {
        Pattern.parse(text);
      } catch (PatternException e) {
        refused++;
        if (e.offset() < 0 || e.offset() > text.length()) {
          throw new AssertionError("seed " + seed + ", pattern " + i + ": " + text, e);
        }
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", pattern " + i + ": " + text, e);
      }
    }
    assertThat(refused).as("seed %d", seed).isBetween(count / 4, count - 1);
  }
}
