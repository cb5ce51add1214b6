package org.mithaq.node.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accept-Language (RFC 9110 §12.5.4). */
class SiteLanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar                               | AR",
        "ar-EG, en;q=0.5                  | AR",
        "FR-ca                            | FR",
        "de, fr;q=0.3, en;q=0.2           | FR",
        "en;q=0.2, ar;q=0.9, fr;q=0.8     | AR",
        "fr, ar                           | FR",
        "ar, fr                           | AR",
        "fr;q=0, ar;q=0.1                 | AR",
        "*                                | EN",
        "en;q=0, *                        | AR",
        "fr;q=0.4, *;q=0.1                | FR",
        "fr;q=0.4, *;q=0.5                | EN",
        "de, ja                           | EN",
        "fr;q=0                           | EN",
        "fr;q=2, ar;q=0.1                 | AR",
        "fr;q=x, ;;, arabic, ar ; q=0.001 | AR",
        "frontier                         | EN",
      })
  void theMostWantedLanguageIsChosen(String header, Language chosen) {
    assertThat(Language.preferred(Optional.of(header))).isEqualTo(chosen);
  }

  @Test
  void withoutAWishItIsEnglish() {
    assertThat(Language.preferred(Optional.empty())).isEqualTo(Language.EN);
    assertThat(Language.preferred(Optional.of(""))).isEqualTo(Language.EN);
    assertThat(Language.preferred(Optional.of(",".repeat(8000)))).isEqualTo(Language.EN);
  }
}
