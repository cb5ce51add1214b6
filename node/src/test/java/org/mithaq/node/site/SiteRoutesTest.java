package org.mithaq.node.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.http.TestServer;

/** The front pages, as a browser gets them. */
class SiteRoutesTest {

  private final AtomicLong size = new AtomicLong(41);
  private final List<TestServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(TestServer::close);
  }

  private TestServer serve(String node, boolean exercise) {
    SiteFacts facts = new SiteFacts(node, "Accord of <Xandria>", "node.example/log", exercise);
    TestServer server = new TestServer(new SiteRoutes(facts, size::get).routes());
    servers.add(server);
    return server;
  }

  private TestServer training() {
    return serve("CERT & Co", true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"ar-EG,en;q=0.5|/ar/", "fr|/fr/", "en|/en/", "de|/en/"})
  void theRootSendsToTheReadersLanguage(String wish, String page) {
    TestServer server = training();

    HttpResponse<String> answer = server.send(server.request("/").header("Accept-Language", wish));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue(page);
    assertThat(answer.headers().allValues("Vary")).contains("Accept-Language");
  }

  @ParameterizedTest
  @CsvSource({"ar,rtl", "fr,ltr", "en,ltr"})
  void aPageIsInItsLanguageAndLeadsToTheOtherTwo(String lang, String dir) {
    HttpResponse<String> answer = training().get("/" + lang + "/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Language")).hasValue(lang);
    assertThat(answer.body()).contains("<html lang=\"" + lang + "\" dir=\"" + dir + "\">");
    assertThat(
            Pattern.compile("<li><a href=\"/(..)/\"")
                .matcher(answer.body())
                .results()
                .map(link -> link.group(1)))
        .hasSize(2)
        .doesNotContain(lang);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ar/", "/fr/", "/en/"})
  void aPageHasTheNodesFactsEscapedAndTheLogsSizeOfNow(String path) {
    TestServer server = training();
    String before = server.get(path).body();
    size.set(1234567);

    String page = server.get(path).body();

    assertThat(before).contains(">41<");
    assertThat(page)
        .contains(">1234567<", "node.example/log", "CERT &amp; Co", "Accord of &lt;Xandria&gt;")
        .contains(
            "href=\"/taxii2/\"",
            "href=\"/log/checkpoint\"",
            "href=\"/log/key\"",
            "href=\"/readyz\"")
        .doesNotContain("{{", "}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ar/", "/fr/", "/en/"})
  void aPageAsksNoOtherHostAndRunsNothing(String path) {
    HttpResponse<String> answer = training().get(path);

    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'");
    assertThat(answer.body())
        .doesNotContain("<script", "style=", "<style", "://")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void theStylesheetServesLightAndDarkAndAsksNoOtherHost() {
    HttpResponse<String> answer = training().get("/site.css");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
    assertThat(answer.body())
        .contains("prefers-color-scheme: dark")
        .doesNotContain("url(", "@import", "left", "right");
  }

  @Test
  void theBannerStandsWhereThePartiesAreInventedAndNowhereElse() {
    assertThat(training().get("/en/").body()).contains("class=\"banner\"", "This node is not run");
    assertThat(serve("Real", false).get("/en/").body())
        .doesNotContain("class=\"banner\"", "This node is not run")
        .contains("The Mithaq software was not made");
  }

  @Test
  void everyLanguageHasTheSameWords() {
    Map<String, String> english = Resources.words(Language.EN);

    for (Language language : Language.values()) {
      assertThat(Resources.words(language)).containsOnlyKeys(english.keySet());
      assertThat(Resources.words(language).values()).allMatch(text -> !text.isBlank());
    }
    assertThat(Resources.words(Language.AR).values())
        .allMatch(text -> text.codePoints().anyMatch(Character::isAlphabetic))
        .allMatch(text -> Pattern.compile("\\p{IsArabic}").matcher(text).find());
  }
}
