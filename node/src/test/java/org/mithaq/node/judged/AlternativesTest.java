package org.mithaq.node.judged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which patterns a list of values can stand for. */
class AlternativesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[domain-name:value = 'a.example']                              | domain-name a.example",
        "[url:value = 'http://a.example/' OR url:value = 'x']           | url http://a.example/, url x",
        "[url:value = 'x'] OR [ipv4-addr:value = '192.0.2.1']           | url x, ipv4-addr 192.0.2.1",
        "[ipv4-addr:value IN ('192.0.2.1', '192.0.2.2')] | ipv4-addr 192.0.2.1, ipv4-addr 192.0.2.2",
        "[ipv4-addr:value ISSUBSET '192.0.2.0/24']                      | ipv4-addr 192.0.2.0/24",
        "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e'] | file:hashes.MD5 d41d8cd98f00b204e9800998ecf8427e",
        "[url:value = 'x' AND url:value = 'y']                          | ``",
        "[url:value = 'x'] AND [url:value = 'y']                        | ``",
        "[url:value = 'x'] FOLLOWEDBY [url:value = 'y']                 | ``",
        "[url:value = 'x'] REPEATS 5 TIMES                              | ``",
        "[url:value = 'x' OR url:value LIKE 'y%']                       | ``",
        "[url:value != 'x']                                             | ``",
        "[NOT url:value = 'x']                                          | ``",
        "no pattern                                                     | ``",
      })
  void onlyWhereEachValueAloneMatches(String pattern, String values) {
    assertThat(
            Alternatives.of(pattern).stream()
                .map(each -> each.type() + " " + each.value())
                .collect(Collectors.joining(", ")))
        .isEqualTo(values);
  }
}
