package org.mithaq.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.stix.pattern.ComparisonExpression.Exists;
import org.mithaq.stix.pattern.ComparisonExpression.Member;
import org.mithaq.stix.pattern.ObservationExpression.Observation;
import org.mithaq.stix.pattern.ObservationExpression.Qualified;

class PatternTest {

  static ObjectPath path(String type, String... keys) {
    return new ObjectPath(
        type, List.of(keys).stream().<ObjectPath.Step>map(ObjectPath.Key::new).toList());
  }

  static ComparisonExpression.Test equal(String key, int value) {
    return new ComparisonExpression.Test(
        path("a", key), false, Operator.EQUAL, new Constant.Whole(BigInteger.valueOf(value)));
  }

  static ObservationExpression read(String text) throws PatternException {
    return Pattern.parse(text).expression();
  }

  static ComparisonExpression comparison(String text) throws PatternException {
    return ((Observation) read("[" + text + "]")).comparison();
  }

  @Nested
  class Structure {

    @Test
    void andBindsCloserThanOrBetweenComparisons() throws PatternException {
      assertThat(comparison("a:x = 1 OR a:y = 2 AND a:z = 3"))
          .isEqualTo(
              new ComparisonExpression.Any(
                  List.of(
                      equal("x", 1),
                      new ComparisonExpression.All(List.of(equal("y", 2), equal("z", 3))))));
    }

    @Test
    void parenthesesGroupComparisons() throws PatternException {
      assertThat(comparison("(a:x = 1 OR a:y = 2) AND a:z = 3"))
          .isEqualTo(
              new ComparisonExpression.All(
                  List.of(
                      new ComparisonExpression.Any(List.of(equal("x", 1), equal("y", 2))),
                      equal("z", 3))));
    }

    @Test
    void betweenObservationsAndBindsCloserThanOrAndOrCloserThanFollowedBy()
        throws PatternException {
      Observation x = new Observation(equal("x", 1));
      assertThat(read("[a:x=1] FOLLOWEDBY [a:x=1] OR [a:x=1] AND [a:x=1]"))
          .isEqualTo(
              new ObservationExpression.Sequence(
                  List.of(
                      x,
                      new ObservationExpression.Any(
                          List.of(x, new ObservationExpression.All(List.of(x, x)))))));
    }

    @Test
    void aQualifierBelongsToWhatStandsRightBeforeIt() throws PatternException {
      Observation x = new Observation(equal("x", 1));
      assertThat(read("[a:x=1] AND [a:x=1] REPEATS 5 TIMES WITHIN 1.5 SECONDS"))
          .isEqualTo(
              new ObservationExpression.All(
                  List.of(
                      x,
                      new Qualified(
                          x,
                          List.of(
                              new Qualifier.Repeats(BigInteger.valueOf(5)),
                              new Qualifier.Within(1.5))))));
      assertThat(read("([a:x=1] AND [a:x=1]) WITHIN 300 SECONDS"))
          .isEqualTo(
              new Qualified(
                  new ObservationExpression.All(List.of(x, x)),
                  List.of(new Qualifier.Within(300))));
    }

    @Test
    void startAndStopKeepTheirTimestampsAsWritten() throws PatternException {
      assertThat(read("[a:x=1] START t'2016-06-01T00:00:00Z' STOP t'2016-07-01T00:00:00.120Z'"))
          .isEqualTo(
              new Qualified(
                  new Observation(equal("x", 1)),
                  List.of(
                      new Qualifier.StartStop(
                          new Constant.Timestamp("2016-06-01T00:00:00Z"),
                          new Constant.Timestamp("2016-07-01T00:00:00.120Z")))));
    }

    @Test
    void notStandsBeforeTheOperatorOrBeforeExists() throws PatternException {
      assertThat(comparison("a:x NOT IN (1, 'y')"))
          .isEqualTo(
              new Member(
                  path("a", "x"),
                  true,
                  List.of(new Constant.Whole(BigInteger.ONE), new Constant.Text("y"))));
      assertThat(comparison("NOT EXISTS windows-registry-key:values"))
          .isEqualTo(new Exists(path("windows-registry-key", "values"), true));
    }

    @Test
    void pathsTakeQuotedKeysPositionsAndAnyItem() throws PatternException {
      Exists exists = (Exists) comparison("EXISTS file:extensions.'x-\\'y\\\\'.sections[*].s[0]");
      assertThat(exists.path().steps())
          .containsExactly(
              new ObjectPath.Key("extensions"),
              new ObjectPath.Key("x-'y\\"),
              new ObjectPath.Key("sections"),
              new ObjectPath.AnyItem(),
              new ObjectPath.Key("s"),
              new ObjectPath.Index(0));
      assertThat(exists.path()).hasToString("file:extensions.'x-\\'y\\\\'.sections[*].s[0]");
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '"',
        delimiter = '|',
        value = {
          "'it\\'s \\\\ here' | it's \\ here",
          "-12                | -12",
          "+7                 | 7",
          "-.5                | -0.5",
          "true               | true",
          "h'FFd8'            | FFd8",
          "b'ABI='            | ABI=",
          "t'2014-01-13T07:03:17Z' | 2014-01-13T07:03:17Z",
        })
    void everyConstantHasAText(String written, String text) throws PatternException {
      assertThat(Pattern.parse("[a:x = " + written + "]").constants())
          .extracting(constant -> constant.constant().text())
          .containsExactly(text);
    }

    @Test
    void octetsAreDecoded() throws PatternException {
      assertThat(Pattern.parse("[a:x IN (h'00ff', b'AP8=')]").constants())
          .extracting(PathConstant::constant)
          .satisfiesExactly(
              hex -> assertThat(((Constant.Hex) hex).octets()).containsExactly(0, 0xff),
              binary -> assertThat(((Constant.Binary) binary).octets()).containsExactly(0, 0xff));
    }

    @Test
    void constantsComeWithTheirPathsInTheOrderOfTheText() throws PatternException {
      Pattern pattern =
          Pattern.parse(
              "([ipv4-addr:value IN ('198.51.100.3', '198.51.100.4')] FOLLOWEDBY"
                  + " [EXISTS file:name OR file:name NOT LIKE 'a%']) WITHIN 5 SECONDS");
      assertThat(pattern.constants())
          .containsExactly(
              new PathConstant(
                  path("ipv4-addr", "value"),
                  false,
                  Operator.EQUAL,
                  new Constant.Text("198.51.100.3")),
              new PathConstant(
                  path("ipv4-addr", "value"),
                  false,
                  Operator.EQUAL,
                  new Constant.Text("198.51.100.4")),
              new PathConstant(path("file", "name"), true, Operator.LIKE, new Constant.Text("a%")));
      assertThat(pattern.comparisons()).hasSize(3);
    }

    @Test
    void blanksAndCommentsSeparateNothingThatNeedsNoSeparation() throws PatternException {
      assertThat(read("[ a /* type */ : x\u3000=\n1 ] // the end")).isEqualTo(read("[a:x=1]"));
      assertThat(read("[a:x=1AND a:y=2]OR[a:z=3]"))
          .isEqualTo(read("[a:x = 1 AND a:y = 2] OR [a:z = 3]"));
    }
  }

  @Nested
  class Refusals {

    /** The caret marks the place. */
    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '"',
        delimiter = '|',
        value = {
          "^file:size = 1280                       | begins with [",
          "^/* first */ [a:x=1]                    | begins with [",
          "(( ^/* first */ [a:x=1]))               | begins with [",
          "[a:x = ^]                               | Expected a constant",
          "[a^.x = 1]                              | : after the object type",
          "[a:x = 'x' AND ^]                       | object path",
          "[a:x = 1^                               | end of the pattern",
          "[a:x = 1]^]                             | qualifier or the end",
          "[a:x = ^'x]                             | closing apostrophe",
          "[a:x = 'y^\\n']                       | backslash",
          "[a:x = ^h'0']                           | even number",
          "[a:x = ^b'AA']                          | base64",
          "[a:x = ^t'2020-13-01T00:00:00Z']        | timestamp",
          "[a:x > ^true]                           | order",
          "[a:x LIKE ^1]                           | string in apostrophes",
          "[a:^x-y = 1]                            | hyphen",
          "[NOT ^a:x = 1]                          | NOT stands after",
          "[a:x=1] WITHIN 5 ^MINUTES               | SECONDS",
          "[a:x=1] WITHIN ^0 SECONDS               | above 0",
          "[a:x=1] REPEATS ^0 TIMES                | at least 1",
          "[a:x=1] WITHIN 5 SECONDS ^WITHIN 6 SECONDS | WITHIN already",
          "[a:x ^& 1]                              | no meaning",
          "[a:x ^/* 1]                             | closing */",
          "[a:x[^-1] = 1]                          | counted from 0",
          "[a:x = ^- 1]                            | digit after its sign",
          "[file:hashes.MD5 = ^'cead']             | no MD5 hash",
          "[file:size = 'x' AND ^AND]              | object path",
        })
    void namesThePlaceAndTheRemedy(String marked, String sentence) {
      String text = marked.replace("^", "");
      assertThatExceptionOfType(PatternException.class)
          .isThrownBy(() -> Pattern.parse(text))
          .withMessageContaining(sentence)
          .satisfies(e -> assertThat(e.offset()).isEqualTo(marked.indexOf('^')))
          .satisfies(e -> assertThat(e.getMessage()).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[", "[]", "()", "((", "[a", "[a:", "[a:'", "[a:x IN (", "'"})
    void fragmentsAreRefused(String text) {
      assertThatExceptionOfType(PatternException.class).isThrownBy(() -> Pattern.parse(text));
    }
  }

  @Nested
  class Hashes {
    private static final String MD5 = "cead3f77f6cda6ec00f57d76c9a69faa";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "file:hashes.MD5 = '" + MD5 + "'",
          "file:hashes.'md5' IN ('" + MD5 + "')",
          "file:hashes.MD5 LIKE 'cead%'",
          "file:hashes.'x-own' = 'anything'",
          "file:hashes[*] = 'anything'",
        })
    void ofTheRightFormPass(String comparison) throws PatternException {
      assertThat(comparison(comparison)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "file:hashes.MD5 IN ('" + MD5 + "', 'cead')",
          "file:hashes.'SHA-256' != '" + MD5 + "'",
          "file:extensions.'windows-pebinary-ext'.sections[0].hashes.'SHA-1' = '" + MD5 + "'",
        })
    void ofAnotherFormAreRefused(String comparison) {
      assertThatExceptionOfType(PatternException.class)
          .isThrownBy(() -> comparison(comparison))
          .withMessageContaining("hash");
    }
  }
}
