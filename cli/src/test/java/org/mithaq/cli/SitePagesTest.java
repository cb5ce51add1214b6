package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in every language, light and dark, in a real browser: axe finds nothing. */
final class SitePagesTest {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/nowhere",
          "/story",
          "/register",
          "/register/parties?limit=20",
          "/register/parties?q=zzz",
          "/register/parties?as_of=yesterday",
          "/register/parties/identity--066c90da-d7a5-5c0a-91ba-1763a76b6b4b",
          "/register/positions?as_of=2021-11-12&show=history&limit=20",
          "/register/accords/paris-call",
          "/register/circles",
          "/register/circles/counter-ransomware",
          "/register/undertakings",
          "/register/undertakings/undertaking--4729ec2a-9dec-587a-9ac1-aaad0a640f04",
          "/method",
          "/threats",
          "/threats?q=REvil",
          "/threats/incidents",
          "/threats/objects/incident--68ee7fc0-2565-5442-9d56-01ddb671df8e",
          "/help",
          "/help/requests",
          "/help/cases?phase=nowhere",
          "/help/statements",
          "/help/incidents",
          "/help/contacts",
          "/help/figures",
          "/help/statements/statement--a8d313be-c603-5b4c-8aca-f8954a5c2e07",
          "/verify",
          "/sign-in",
          "/set-up");

  @TempDir private static Path folder;
  private static RegisterNode node;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = new Chromium();
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
      chromium.close();
    }
  }

  static Stream<Arguments> pages() {
    return PAGES.stream()
        .flatMap(page -> Stream.of("ar", "en", "fr").map(lang -> Arguments.of(lang, page)));
  }

  /**
   * Each page in Arabic, which is laid out the other way; light and wide, dark and narrow by turns.
   */
  static Stream<Arguments> somePages() {
    return PAGES.stream()
        .map(page ->
            Arguments.of(
                "ar", page, PAGES.indexOf(page) % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK));
  }

  @ParameterizedTest
  @MethodSource("somePages")
  void isWithoutBarriers(String lang, String path, ColorScheme scheme) {
    check(lang, path, scheme);
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Tag("long")
  void isWithoutBarriersInAllLanguagesLightAndDark(String lang, String path) {
    check(lang, path, ColorScheme.LIGHT);
    check(lang, path, ColorScheme.DARK);
  }

  private static void check(String lang, String path, ColorScheme scheme) {
    Page page = chromium.reader(scheme, scheme == ColorScheme.LIGHT ? 1200 : 390);
    page.navigate(node.url() + "/" + lang + path);
    String name = lang + path.replace('/', '-').replaceAll("[^a-z0-9-]", "-");
    Chromium.picture(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
    assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than its window", page.url())
        .isTrue();
    page.context().close();
    assertThat(chromium.faults().stream().filter(fault -> !fault.contains("with a status of 40")))
        .isEmpty();
  }

  /** What a window shows first; README's pictures are copies of these. */
  @ParameterizedTest
  @CsvSource({
    "ar, /, LIGHT",
    "fr, /register/parties/identity--066c90da-d7a5-5c0a-91ba-1763a76b6b4b, LIGHT",
    "en, /threats/objects/incident--68ee7fc0-2565-5442-9d56-01ddb671df8e, DARK"
  })
  void isWorthShowing(String lang, String path, ColorScheme scheme) {
    Page page = chromium.reader(scheme, 1200);
    page.navigate(node.url() + "/" + lang + path);
    byte[] picture = Chromium.window(page, "readme-" + lang);
    assertThat(picture.length).as("more than an empty window").isGreaterThan(50_000);
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void aReaderSlidesFromSeventyNineToEighty(String lang) {
    Page page = chromium.reader(ColorScheme.LIGHT, 1200);
    page.navigate(node.url() + "/" + lang + "/?as_of=2021-11-01");
    assertThat(page.locator("h1").textContent()).contains("79");

    page.locator("input[type=range]").focus();
    for (int day = 2; day <= 12; day++) {
      page.keyboard().press(lang.equals("ar") ? "ArrowLeft" : "ArrowRight");
    }
    page.locator("h1", new Page.LocatorOptions().setHasText("80")).waitFor();

    assertThat(page.url()).endsWith("as_of=2021-11-12");
    assertThat(page.locator("input[name=as_of]").inputValue()).isEqualTo("2021-11-12");
    assertThat(page.locator("figure img").getAttribute("src")).endsWith("as_of=2021-11-12");
    page.context().close();
  }

  @Test
  void theDayCanBeTypedToo() {
    Page page = chromium.reader(ColorScheme.LIGHT, 1200);
    page.navigate(node.url() + "/en/");
    page.locator("input[name=as_of]").fill("2018-11-11");
    page.locator("form.days button").click();
    page.waitForURL("**as_of=2018-11-11");
    assertThat(page.locator("h1").textContent()).contains("0 states");
    page.context().close();
  }

  @Test
  void theFirstPageIsLight() {
    Page page = chromium.reader(ColorScheme.LIGHT, 1200);
    long[] bytes = {0};
    page.onResponse(answer -> {
      if (!answer.url().contains("map.svg")) {
        bytes[0] += answer.body().length;
      }
    });
    Response first = page.navigate(node.url() + "/ar/");
    assertThat(first.status()).isEqualTo(200);
    assertThat(bytes[0]).as("bytes before compression").isLessThan(100_000);
    page.context().close();
  }
}
