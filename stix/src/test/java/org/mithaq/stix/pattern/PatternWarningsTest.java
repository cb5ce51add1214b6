package org.mithaq.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternWarningsTest {

  /** The caret marks the place. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "[a:x=1] ^START t'2021-01-01T00:00:00Z' STOP t'2021-01-01T00:00:00.0Z' | not before",
        "[a:x = ^t'2024-02-30T12:00:00Z']        | calendar",
        "^[a:x = 1 AND b:x = 1]                  | different types",
        "[a:x = 1] AND [b:x ISSUBSET ^'nowhere'] | no IP address",
        "[a:x IN ^()]                            | empty set",
        "[a:x IN ^(1, 'x')]                      | one type",
        "[a:x MATCHES ^'(?P<name>x)']            | PCRE may accept",
        "[a:x MATCHES ^'[[:alpha:]]']            | outside PCRE",
      })
  void warningsNameWhatIsAllowedButNotMeant(String marked, String sentence)
      throws PatternException {
    assertThat(Pattern.parse(marked.replace("^", "")).warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.message()).contains(sentence);
          assertThat(warning.offset()).isEqualTo(marked.indexOf('^'));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a:x = 1 AND a:y = 2 OR b:x = 1 AND b:y = 2]",
        "[(a:x = 1 OR b:x = 1) AND b:y = 2]",
        "[a:x IN (1, 1.5)]",
        "[a:x = t'2016-12-31T23:59:60Z']",
        "[a:x ISSUBSET '2001:db8::/32' OR a:x ISSUPERSET '198.51.100.3']",
        "[a:x MATCHES '^C:\\\\\\\\Windows\\\\\\\\w+$']",
        "[a:x=1] START t'2016-06-01T00:00:00Z' STOP t'2016-06-01T00:00:00.1Z'",
      })
  void otherPatternsEarnNone(String text) throws PatternException {
    assertThat(Pattern.parse(text).warnings()).isEmpty();
  }

  @Test
  void theyEndAtFifty() throws PatternException {
    String text = "[a:x IN ()" + " OR a:x IN ()".repeat(1000) + "]";
    assertThat(Pattern.parse(text).warnings()).hasSize(50);
  }
}
