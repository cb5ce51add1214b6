package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.stix.Json;

/** The story of 10 November 2021. */
final class SiteStoryTest {

  private static final List<String> STOPS =
      List.of(
          "accord",
          "states",
          "refusal",
          "norms",
          "g7",
          "nato",
          "ransomware",
          "citizens",
          "bureau",
          "attacks",
          "space",
          "submarines");

  private static final String SUPPORTERS =
      "positions.json?accord=paris-call&stance=supports&category=state&as_of=";

  @TempDir private static Path folder;
  private static RegisterNode node;

  @BeforeAll
  static void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String page(String language) throws Exception {
    HttpResponse<byte[]> answer = node.get(RegisterNode.ANYONE, "/" + language + "/story");
    assertThat(answer.statusCode()).isEqualTo(200);
    return RegisterNode.text(answer);
  }

  private static List<String> found(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map(hit -> hit.group(1)).toList();
  }

  /** One stop, from its id to the next one's. */
  private static String stop(String page, String id) {
    int start = page.indexOf("<li id=\"" + id + "\">");
    assertThat(start).as(id).isPositive();
    return page.substring(start, page.indexOf("</article>", start));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void twelveStopsInTheOrderOfTheNews(String language) throws Exception {
    String page = page(language);

    assertThat(found("<li id=\"([^\"]+)\">", page)).isEqualTo(STOPS);
    for (String id : STOPS) {
      assertThat(stop(page, id))
          .as(id)
          .containsPattern("<time datetime=\"20[0-9-]{8}\">")
          .contains("/log/receipt/")
          .containsPattern("href=\"/" + language + "/(register|threats)/");
    }
    assertThat(page).doesNotContain("{0", "<script>", "style=");
  }

  @Test
  void allThreeLanguagesLeadToTheSameRecordsAndReceipts() throws Exception {
    String records = "href=\"/(?:ar|fr|en)(/(?:register|threats)/[^\"]+)\"";
    String english = page("en");
    for (String language : List.of("ar", "fr")) {
      assertThat(found(records, page(language))).isEqualTo(found(records, english));
      assertThat(found("href=\"(/log/receipt/[0-9]+)\"", page(language)))
          .isEqualTo(found("href=\"(/log/receipt/[0-9]+)\"", english));
    }
  }

  @Test
  void everyReceiptThatIsLinkedExists() throws Exception {
    List<String> receipts = found("href=\"(/log/receipt/[0-9]+)\"", page("en"));

    assertThat(receipts).hasSizeGreaterThan(12);
    for (String receipt : receipts.stream().distinct().toList()) {
      HttpResponse<byte[]> answer = node.get(RegisterNode.ANYONE, receipt);
      assertThat(answer.statusCode()).as(receipt).isEqualTo(200);
      assertThat(RegisterNode.text(answer)).startsWith("c2sp.org/tlog-proof@v1\n");
    }
  }

  @Test
  void everyRecordThatIsLinkedExists() throws Exception {
    Pattern form =
        Pattern.compile("href=\"/en/register/(accords|parties|circles|undertakings)/([^\"]+)\"");
    List<MatchResult> links = form.matcher(page("en")).results().toList();

    assertThat(links).hasSizeGreaterThan(15);
    for (MatchResult link : links) {
      String list = link.group(1);
      String parameter =
          switch (list) {
            case "parties" -> "party";
            default -> list.substring(0, list.length() - 1);
          };
      assertThat(node.list(list + ".json?" + parameter + "=" + link.group(2)).number("total"))
          .as(link.group())
          .hasValue(1);
    }
    for (String incident : found("href=\"/en/threats/objects/([^\"]+)\"", page("en"))) {
      assertThat(node.list("remarks.json?about=" + incident).number("total").orElse(0))
          .as(incident)
          .isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "accord, paris-call",
    "g7, circles/g7",
    "nato, circles/nato",
    "ransomware, circles/counter-ransomware",
    "space, circles/france-us",
    "submarines, circles/france-us"
  })
  void stopsLeadToTheRecordsThatTheyAreAbout(String stop, String record) throws Exception {
    assertThat(stop(page("en"), stop)).contains(record + "\"");
  }

  @Test
  void theFiguresAreTheRegisters() throws Exception {
    String page = page("en");
    long eve = node.list(SUPPORTERS + "2021-11-09").number("total").orElse(-1);
    long day = node.list(SUPPORTERS + "2021-11-10").number("total").orElse(-1);
    long after = node.list(SUPPORTERS + "2021-11-12").number("total").orElse(-1);
    Json.Members initiative =
        node.list("circles.json?circle=counter-ransomware&as_of=2021-11-12")
            .objects("items")
            .getFirst();
    long papers =
        node.list("undertakings.json?kind=legal-position&accord=paris-call&as_of=2021-11-12")
            .number("total")
            .orElse(-1);

    assertThat(figures(page, "states"))
        .startsWith(Long.toString(after))
        .contains("706", "391", "56");
    assertThat(figures(page, "refusal")).containsExactly(Long.toString(eve), Long.toString(day));
    assertThat(figures(page, "ransomware"))
        .containsExactly(Long.toString(initiative.object("counts").number("state").orElse(-1)));
    assertThat(figures(page, "norms")).containsExactly(Long.toString(papers));
    assertThat(figures(page, "nato")).containsExactly("7");
    assertThat(figures(page, "bureau")).containsExactly("2");
    assertThat(figures(page, "attacks")).containsExactly("3");
    assertThat(stop(page, "states")).contains(after + " states, and a crowd beside them");
    assertThat(stop(page, "refusal")).contains(eve + " states became " + day);
  }

  private static List<String> figures(String page, String stop) {
    return found("<dd>([^<]+)</dd>", stop(page, stop));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void theAnswerIsCitedWithDaysAndCheckpoint(String language) throws Exception {
    assertThat(page(language))
        .contains("as of 2021-11-12", "tree size")
        .contains(
            "/register/positions.csv?stance=supports&amp;accord=paris-call&amp;category=state");
  }
}
