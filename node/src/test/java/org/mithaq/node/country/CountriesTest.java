package org.mithaq.node.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.country.CodeReading.Doubtful;
import org.mithaq.node.country.CodeReading.Repaired;
import org.mithaq.node.country.CodeReading.Standard;

/** Codes as lists have them, names as CLDR has them. */
final class CountriesTest {
  private final Countries countries = new Countries();

  @Test
  void everyCodeOfIsoIsStandardInBothLengths() {
    for (String alpha2 : Locale.getISOCountries()) {
      assertThat(countries.read(alpha2)).isEqualTo(new Standard(alpha2));
      assertThat(countries.read(Locale.of("", alpha2).getISO3Country()))
          .isEqualTo(new Standard(alpha2));
    }
  }

  @ParameterizedTest
  @CsvSource({"ROM,RO", "MTG,ME", "UK,GB", "ZAR,CD", "BUR,MM", "DDR,DE", "fra,FR", "fr,FR"})
  void whatIsCertainIsRepairedAndSaysWhy(String code, String country) {
    assertThat(countries.read(code)).isInstanceOf(Repaired.class);
    assertThat(countries.read(code).country()).hasValue(country);
    assertThat(((Repaired) countries.read(code)).why()).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCG", "YUG", "CSK", "ANT", "SUN"})
  void withdrawnCodesOfSeveralSuccessorsAreDoubts(String code) {
    assertThat(countries.read(code))
        .isInstanceOfSatisfying(
            Doubtful.class, d -> assertThat(d.candidates().size()).isGreaterThan(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "F", "FRAN", "12", "250", "ÄÄ", "ZZZ", "EU", "QU", "XKX", "XK", "XAA", "A\0"})
  void whatIsNoCountryStaysOutOfIso(String code) {
    assertThat(countries.read(code)).isInstanceOf(Doubtful.class);
    assertThat(countries.read(code).country()).isEmpty();
  }

  @Test
  void aNameSettlesADoubtAndNothingElse() {
    assertThat(countries.read("SCG", "Serbie").country()).hasValue("RS");
    assertThat(countries.read("SCG", "MONTENEGRO").country()).hasValue("ME");
    assertThat(countries.read("SCG", "صربيا").country()).hasValue("RS");
    assertThat(countries.read("SCG", "France").country()).isEmpty();
    assertThat(countries.read("SCG", "Telecom Serbia").country()).isEmpty();
    assertThat(countries.read("???", "France").country()).hasValue("FR");
    assertThat(countries.read("DEU", "France")).isEqualTo(new Standard("DE"));
  }

  @Test
  void namesAreThoseOfCldr() {
    assertThat(countries.name("CI", "en")).hasValue("Côte d’Ivoire");
    assertThat(countries.name("DE", "fr")).hasValue("Allemagne");
    assertThat(countries.name("AE", "ar")).hasValue("الإمارات العربية المتحدة");
    for (String alpha2 : Locale.getISOCountries()) {
      for (String language : Countries.LANGUAGES) {
        assertThat(countries.name(alpha2, language)).as(alpha2 + language).isPresent();
        assertThat(countries.name(alpha2, language).orElseThrow()).isNotEqualTo(alpha2);
      }
    }
    assertThatThrownBy(() -> countries.name("FR", "de")).hasMessageContaining("en, fr, ar");
  }

  @Test
  void codesForExercisesHaveNoName() {
    for (char c = 'A'; c <= 'Z'; c++) {
      assertThat(Countries.invented("X" + c)).isTrue();
      assertThat(countries.name("X" + c, "en")).isEmpty();
      assertThat(Countries.standard("X" + c)).isFalse();
    }
  }

  @Test
  void namesLeadBackToTheCountry() {
    assertThat(countries.named("cote d'ivoire")).hasValue("CI");
    assertThat(countries.named("ÉTATS UNIS")).hasValue("US");
    assertThat(countries.named("الامارات العربيه المتحده")).hasValue("AE");
    assertThat(countries.named("Atlantis")).isEmpty();
  }

  /** A class loader in which there is no ICU: what works there has not touched it. */
  @Test
  void codesOfIsoAndFoldingDoNotLoadIcu() throws Exception {
    ClassLoader without =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.ibm.icu")) {
              throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.mithaq.node.country.") || findLoadedClass(name) != null) {
              return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
              byte[] bytes = in.readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        };
    Class<?> type = without.loadClass(Countries.class.getName());
    Object bare = type.getConstructor().newInstance();

    assertThat(type.getMethod("read", String.class).invoke(bare, "FRA"))
        .hasToString("Standard[alpha2=FR]");
    assertThat(
            without
                .loadClass(SearchFold.class.getName())
                .getMethod("fold", String.class)
                .invoke(null, "É"))
        .isEqualTo("e");
    assertThatThrownBy(
            () -> type.getMethod("name", String.class, String.class).invoke(bare, "FR", "en"))
        .hasRootCauseInstanceOf(ClassNotFoundException.class);
  }
}
