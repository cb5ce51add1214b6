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
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.node.http.TestServer;

/** The frame around every page, as a browser gets it. */
class PagesTest {

  private final List<TestServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(TestServer::close);
  }

  /** A site of one page that cannot be shown, for a reason that an attacker would choose. */
  private TestServer serve(String node, boolean exercise) {
    SiteFacts facts = new SiteFacts(node, "An accord", "node.example/log", exercise);
    List<Route> routes = new ArrayList<>(Assets.routes());
    routes.addAll(
        new Pages(facts, new AtomicLong(41)::get)
            .in(
                "/page/{name}",
                Access.OPEN,
                (_, call) -> {
                  throw Refusal.badParameter("x", "<script>" + call.segment("name") + "</script>");
                }));
    TestServer server = new TestServer(routes);
    servers.add(server);
    return server;
  }

  private TestServer training() {
    return serve("CERT & <Co>", true);
  }

  @ParameterizedTest
  @CsvSource({"ar,rtl", "fr,ltr", "en,ltr"})
  void aPageIsInItsLanguageAndLeadsToItselfInTheOtherTwo(String lang, String dir) {
    HttpResponse<String> answer = training().get("/" + lang + "/page/a%20b?q=%C3%A9&n=1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Language")).hasValue(lang);
    assertThat(answer.body()).contains("<html lang=\"" + lang + "\" dir=\"" + dir + "\">");
    assertThat(
            Pattern.compile("<li><a href=\"/(..)/page/a%20b\\?q=%C3%A9&amp;n=1\"")
                .matcher(answer.body())
                .results()
                .map(link -> link.group(1)))
        .hasSize(2)
        .doesNotContain(lang);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void whatComesFromOutsideIsTextAndNothingElse(String lang) {
    HttpResponse<String> answer = training().get("/" + lang + "/page/x%22y?%22%3E%3Cscript%3E");

    assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(Pages.POLICY);
    assertThat(Pages.POLICY).contains("default-src 'none'").doesNotContain("unsafe", "http");
    assertThat(answer.body())
        .contains("CERT &amp; &lt;Co&gt;", "&lt;script&gt;x\"y&lt;/script&gt;")
        .doesNotContain("style=", "<style", "http://", "https://")
        .doesNotContainPattern("<script(?! type=\"module\" src=\"/assets/[a-z]+.js\"></script>)")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void theStylesheetServesLightAndDarkAndAsksNoOtherHost() {
    HttpResponse<String> answer = training().get("/assets/site.css");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
    assertThat(answer.body())
        .contains("prefers-color-scheme: dark")
        .doesNotContain("url(", "@import", "left", "right");
  }

  @Test
  void theBannerStandsWhereThePartiesAreInventedAndNowhereElse() {
    assertThat(training().get("/en/page/x").body())
        .contains("class=\"banner\"", "This node is not run");
    assertThat(serve("Real", false).get("/en/page/x").body())
        .doesNotContain("class=\"banner\"", "This node is not run")
        .contains("The Mithaq software was not made");
  }

  @Test
  void everyLanguageHasTheSameWords() {
    Words english = Words.of(Language.EN);

    for (Language language : Language.values()) {
      Words words = Words.of(language);
      assertThat(words.names()).containsExactlyInAnyOrderElementsOf(english.names());
      for (String name : words.names()) {
        assertThat(words.say(name, 3, 4, 5, 6)).as(name).isNotBlank();
      }
    }
    Words arabic = Words.of(Language.AR);
    for (String name : arabic.names()) {
      assertThat(arabic.say(name, 3, 4, 5, 6)).as(name).containsPattern("\\p{InArabic}");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, لم تكن أي دولة", "1, دولة واحدة", "2, دولتان", "3, دول", "11, دولة", "100, دولة"})
  void arabicHasSixPlurals(int states, String text) {
    assertThat(Words.of(Language.AR).say("home.title", states, "2021")).contains(text);
    assertThat(Map.of(1, "One state", 2, "2 states").getOrDefault(states, "state"))
        .isSubstringOf(Words.of(Language.EN).say("home.title", states, "2021"));
  }
}
