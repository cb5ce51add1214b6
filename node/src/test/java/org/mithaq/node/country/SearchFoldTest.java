package org.mithaq.node.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What search does not tell apart, and what it does. */
final class SearchFoldTest {

  @ParameterizedTest
  @CsvSource({
    "CÔTE D’IVOIRE, cote d'ivoire",
    "Émirats Arabes Unis, emirats arabes unis",
    "Straße, STRASSE",
    "Łódź, lodz",
    "Ørsted Æther Œuvre, orsted aether oeuvre",
    "İstanbul ılık, istanbul ilik",
    "The Commune of Șelimbăr, the commune of selimbar",
    "Việt Nam, viet nam",
    "ΟΔΟΣ, οδος",
    "Ελλάδα, ελλαδα",
    "ﬁnance Ⅳ, finance iv",
    "Ａｂｃ, abc",
    "a–b—c‑d, a-b-c-d",
    "soft­hyphen, softhyphen",
    "12, ١٢",
    "12, ۱۲",
  })
  void latinAndGreekCaseAndDiacritics(String one, String other) {
    assertThat(SearchFold.fold(one)).isEqualTo(SearchFold.fold(other));
  }

  @ParameterizedTest
  @CsvSource({
    "الإمارات, الامارات",
    "أمن, امن",
    "آسيا, اسيا",
    "ٱلأمن, الامن",
    "دعوة, دعوه",
    "مستشفى, مستشفي",
    "مسؤول, مسوول",
    "هيئة, هييه",
    "ثِقَةٌ, ثقه",
    "الفضــاء, الفضاء",
    "کتاب, كتاب",
    "فارسی, فارسي",
    "ﻻ, لا",
    "دعوة باريس للثقة والأمن في الفضاء الإلكتروني, دعوه باريس للثقه والامن في الفضاء الالكتروني",
  })
  void arabicVariants(String one, String other) {
    assertThat(SearchFold.fold(one)).isEqualTo(SearchFold.fold(other));
  }

  @Test
  void spacesOfAnyKindAreOne() {
    assertThat(SearchFold.fold("  Werft22\u00a0\u2003AG\t\n")).isEqualTo("werft22 ag");
    assertThat(SearchFold.fold(" \u200b\u200f ")).isEmpty();
  }

  @Test
  void marksThatAreLettersElsewhereStay() {
    assertThat(SearchFold.fold("कि")).isNotEqualTo(SearchFold.fold("क"));
    assertThat(SearchFold.fold("Чай")).isEqualTo("чай").isNotEqualTo(SearchFold.fold("Чаи"));
    assertThat(SearchFold.fold("한국")).isEqualTo("한국");
  }

  @Test
  void wordsAreLettersAndDigits() {
    assertThat(SearchFold.words("«Foo & Bar», S.A.-2.0 (FB)")).isEqualTo("foo bar s a 2 0 fb");
    assertThat(SearchFold.words("—")).isEmpty();
  }

  @Test
  void foldingTwiceChangesNothing() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length >= 0; length--) {
        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x700 : 0x11000));
      }
      String once = SearchFold.fold(text.toString());
      assertThat(SearchFold.fold(once)).as("seed %d, «%s»", seed, text).isEqualTo(once);
    }
  }
}
