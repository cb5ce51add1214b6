package org.mithaq.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternLimitsTest {

  @Test
  void lengthIsBounded() {
    assertThatExceptionOfType(PatternException.class)
        .isThrownBy(() -> Pattern.parse("[a:x = 'y']", new PatternLimits(10, 1, 10)))
        .withMessageContaining("at most 10");
  }

  @Test
  void parenthesesAreBoundedInBothLanguages() throws PatternException {
    String open = "(".repeat(40);
    String close = ")".repeat(40);
    assertThat(PatternTest.read(open + "[a:x=1]" + close)).isEqualTo(PatternTest.read("[a:x=1]"));
    assertThat(PatternTest.comparison(open + "a:x=1" + close)).isEqualTo(PatternTest.equal("x", 1));
    assertThatExceptionOfType(PatternException.class)
        .isThrownBy(() -> Pattern.parse(open + "[" + open + "a:x=1" + close + "]" + close))
        .withMessageContaining("64 parentheses")
        .satisfies(e -> assertThat(e.offset()).isEqualTo(65));
  }

  @Test
  void aMillionParenthesesCostNoStack() {
    assertThatExceptionOfType(PatternException.class)
        .isThrownBy(() -> Pattern.parse("(".repeat(999_999) + "["));
  }

  @Test
  void partsAreBounded() throws PatternException {
    String many = "[a:x = 1" + " OR a:x = 1".repeat(10_000) + "]";
    assertThat(Pattern.parse(many).comparisons()).hasSize(10_001);
    assertThatExceptionOfType(PatternException.class)
        .isThrownBy(() -> Pattern.parse("[a:x IN (1" + ",1".repeat(100_000) + ")]"))
        .withMessageContaining("100000 parts");
  }

  @Test
  void numbersAreBounded() throws PatternException {
    assertThat(PatternTest.comparison("a:x = " + "9".repeat(300))).isNotNull();
    assertThatExceptionOfType(PatternException.class)
        .isThrownBy(() -> PatternTest.comparison("a:x = " + "9".repeat(301)))
        .withMessageContaining("300 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "(?=", "(?<n>", "a{1,9}", "x|", "(?:", "\\\\p{L}", ".*"})
  void expressionsOfAnySizeAreLookedAtWithLittleStack(String piece) throws Exception {
    List<PatternWarning> warnings = new CopyOnWriteArrayList<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> {
              try {
                for (int times : new int[] {100, 300, 1000, 100_000}) {
                  String text = "[a:x MATCHES '" + piece.repeat(times) + "']";
                  warnings.addAll(Pattern.parse(text).warnings());
                }
              } catch (PatternException | StackOverflowError e) {
                thrown.set(e);
              }
            },
            "small stack",
            512 << 10);
    small.start();
    small.join();
    assertThat(thrown).hasValue(null);
    assertThat(warnings)
        .extracting(PatternWarning::message)
        .noneMatch(message -> message.contains("Stack overflow"))
        .last()
        .asString()
        .contains("was not checked");
  }
}
