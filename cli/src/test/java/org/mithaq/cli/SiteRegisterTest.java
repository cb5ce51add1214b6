package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.ANYONE;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XA;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.stix.Json;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The pages of the register, as a browser gets them. */
final class SiteRegisterTest {

  private static final String THE_STATES =
      "/register/positions?accord=paris-call&stance=supports&category=state&limit=1000&as_of=";
  private static final Pattern ROW = Pattern.compile("<th scope=\"row\">");
  private static final Pattern ID = Pattern.compile("<id>([^<]*)</id>");

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

  private static String page(String path) throws Exception {
    return page(ANYONE, path, 200);
  }

  private static String page(String user, String path, int status) throws Exception {
    HttpResponse<byte[]> answer = node.get(user, path);
    String html = RegisterNode.text(answer);
    assertThat(answer.statusCode()).as(html).isEqualTo(status);
    assertThat(html).doesNotContain("style=\"").doesNotContain("<script>");
    return html;
  }

  private static long rows(String html) {
    return ROW.matcher(html).results().count();
  }

  private static String unitedStates() throws Exception {
    return node.list("parties.json?q=United+States&category=state")
        .objects("items")
        .getFirst()
        .text("party")
        .orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void eightyStatesAreListedOnTheDayAndSeventyNineBefore(String lang) throws Exception {
    assertThat(rows(page("/" + lang + THE_STATES + "2021-11-12"))).isEqualTo(80);
    assertThat(rows(page("/" + lang + THE_STATES + "2021-11-01"))).isEqualTo(79);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|September 16, 2019|at the latest",
        "fr|16 septembre 2019|au plus tard",
        "ar|سبتمبر|على أبعد تقدير"
      })
  void theSummaryIsInTheReadersLanguage(String lang, String day, String latest) throws Exception {
    String html = page("/" + lang + THE_STATES + "2021-11-12");

    String lead = html.substring(html.indexOf("<p class=\"lead\">"));
    assertThat(lead.substring(0, lead.indexOf("</p>"))).contains(day, latest);
  }

  @Test
  void whatIsDownloadedIsWhatIsShown() throws Exception {
    String html =
        page("/en/register/parties?q=&category=state&circle=g7&country=&as_of=2021-11-12");

    assertThat(html)
        .contains(
            "/register/parties.csv?category=state&amp;circle=g7&amp;as_of=2021-11-12&amp;sort=name&amp;lang=en\"");
    assertThat(node.list("parties.json?category=state&circle=g7&as_of=2021-11-12").number("total"))
        .hasValue(rows(html));
  }

  @ParameterizedTest
  @CsvSource({"en, Canada, United States", "fr, Allemagne, Royaume-Uni", "ar, ألمانيا, كندا"})
  void partiesAreSortedAsTheReadersLanguageSorts(String lang, String first, String last)
      throws Exception {
    String html = page("/" + lang + "/register/parties?circle=g7");

    String table = html.substring(html.indexOf("<tbody>"));
    List<String> names =
        Pattern.compile("<th scope=\"row\"><a[^>]*><bdi[^>]*>([^<]*)")
            .matcher(table)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(names).hasSize(7).startsWith(first).endsWith(last);
  }

  @Test
  void aPageLeadsToTheNextUntilAllWereShown() throws Exception {
    Pattern next = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"");
    Pattern party = Pattern.compile("<th scope=\"row\"><a href=\"([^\"]*)\"");
    Set<String> seen = new TreeSet<>();
    String address = "/fr/register/parties?category=state&limit=40";
    int pages = 0;
    while (!address.isEmpty()) {
      String html = page(address);
      party.matcher(html).results().forEach(link -> seen.add(link.group(1)));
      address =
          next.matcher(html)
              .results()
              .map(link -> link.group(1).replace("&amp;", "&"))
              .findFirst()
              .orElse("");
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(node.list("parties.json?category=state").number("total")).hasValue(seen.size());
  }

  @ParameterizedTest
  @CsvSource({"ar,YYYY-MM-DD،", "fr,AAAA-MM-JJ", "en,Write the day as YYYY-MM-DD"})
  void aBadDayIsSaidBesideItsFieldAndNothingTypedIsLost(String lang, String said) throws Exception {
    String html =
        page(ANYONE, "/" + lang + "/register/parties?q=%22%3Cb%3E&circle=g7&as_of=2021-13-45", 400);

    String field = html.substring(html.indexOf("id=\"f-as_of\""));
    field = field.substring(0, field.indexOf("</div>"));
    assertThat(field)
        .contains("value=\"2021-13-45\"", "aria-invalid=\"true\"", "id=\"f-as_of-error\"", said);
    assertThat(html)
        .contains("value=\"&#34;&lt;b>\"", "<option value=\"g7\" selected")
        .doesNotContain("\"<b>");
  }

  @Test
  void aWordThatIsNoneIsSaidBesideItsField() throws Exception {
    assertThat(page(ANYONE, "/en/register/positions?stance=loves", 400))
        .contains("id=\"f-stance-error\"", "<option value=\"loves\" selected");
    assertThat(page(ANYONE, "/en/register/positions?colour=red", 400))
        .contains("There is no parameter «colour»");
  }

  @Test
  void theUnitedStatesDeclinedThenSupported() throws Exception {
    String html = page("/en/register/parties/" + unitedStates());

    String history = html.substring(html.indexOf("<ol class=\"timeline\">"));
    assertThat(history.indexOf(">declined<"))
        .isPositive()
        .isLessThan(history.indexOf(">supports<"));
    assertThat(history)
        .contains(
            "Kamala Harris",
            "href=\"https://2021-2025.state.gov/the-united-states-supports-the-paris-call",
            "rel=\"noopener noreferrer nofollow\"",
            "href=\"/log/receipt/");
    assertThat(html)
        .contains(
            "itemtype=\"https://schema.org/GovernmentOrganization\"",
            "<bdi lang=\"ar\" dir=\"rtl\" itemprop=\"alternateName\">الولايات المتحدة</bdi>",
            "/en/register/circles/france-us",
            "Bureau of Cyberspace");
  }

  @ParameterizedTest
  @CsvSource({"ar,لا شيء هنا", "fr,Il n’y a rien ici", "en,There is nothing here"})
  void whatIsNotThereIsSaidInTheLanguage(String lang, String said) throws Exception {
    for (String path : List.of("parties/x", "accords/x", "circles/x", "undertakings/x")) {
      assertThat(page(ANYONE, "/" + lang + "/register/" + path, 404)).contains(said);
    }
  }

  @Test
  void theAccordsTextsStandSideBySide() throws Exception {
    String html = page("/ar/register/accords/paris-call?as_of=2021-11-12");

    String row = html.substring(html.indexOf("<tr id=\"principle-8\">"));
    assertThat(row.substring(0, row.indexOf("</tr>")))
        .contains("<td lang=\"fr\" dir=\"auto\"><strong>Pas de riposte privée", "<td lang=\"en\"");
    assertThat(page("/en/register/accords/paris-call?as_of=2021-11-12")).contains("<dd>80</dd>");
  }

  @Test
  void aCircleShowsWhomItSharesWithTheAccord() throws Exception {
    String html = page("/en/register/circles/nato?as_of=2021-11-12");
    String days = "&as_of=2021-11-12";
    for (String list :
        List.of(
            "parties?circle=nato&accord=paris-call&not_stance=supports" + days,
            "positions?accord=paris-call&stance=supports&circle=nato" + days,
            "positions?accord=paris-call&stance=supports&not_circle=nato" + days,
            "parties?circle=nato&not_circle=eu-27" + days,
            "parties?circle=nato&circle=eu-27" + days)) {
      long total = node.list(list.replace("?", ".json?")).number("total").orElse(-1);
      assertThat(html)
          .contains(
              "<a href=\"/en/register/" + list.replace("&", "&amp;") + "\">" + total + "</a>");
    }
    assertThat(html).contains("30 members on November 12, 2021", "role=\"img\" aria-label=\"");
  }

  @Test
  void anUndertakingNamesWhatItServesAndWhoseApprovalIsAwaited() throws Exception {
    String bureau =
        node.list("undertakings.json?kind=institution&as_of=2021-11-12").objects("items").stream()
            .filter(item -> item.text("name").orElse("").startsWith("Bureau"))
            .findFirst()
            .flatMap(item -> item.text("undertaking"))
            .orElse("");

    assertThat(page("/ar/register/undertakings/" + bureau))
        .contains("<bdi dir=\"rtl\" lang=\"ar\">الولايات المتحدة</bdi>", "قيّده\nالوديع");
    assertThat(page("/en/register/undertakings/" + bureau + "?as_of=2021-11-12"))
        .contains(
            "awaiting approval",
            "Congress of the United States",
            "/en/register/accords/paris-call#principle-9",
            "digital freedom");
    assertThat(page("/en/register/undertakings?overdue=true&as_of=2026-01-01"))
        .containsPattern("<span class=\"tag bad\">[^<]*overdue|Nothing in the register answers");
  }

  @Test
  void whatAnEnemyEntersIsTextAndTheCirclesOwnIsNotSeen() throws Exception {
    String hostile = "<script>alert(1)</script>\\\"><img src=x onerror=alert(2)>";
    node.accepted(
        "cert-xa",
        PUBLIC,
        RegisterNode.undertaking(70, XA, "").replace("\"U70\"", "\"" + hostile + "\""));
    node.accepted("cert-xa", EXERCISE, RegisterNode.undertaking(71, XA, ""));
    node.accepted(
        "cert-xa",
        PUBLIC,
        RegisterNode.undertaking(72, XA, "")
            .replace(
                "\"source_name\":\"a paper\"",
                "\"source_name\":\"x\",\"url\":\"javascript:alert(3)\""));

    for (String path :
        List.of(
            "/en/register/parties/cert-xa",
            "/ar/register/undertakings?exercise=true",
            "/fr/register/undertakings/" + RegisterNode.id("undertaking", 70))) {
      assertThat(page(path))
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert", "<img", "U71", "href=\"javascript:");
    }
    assertThat(page("/fr/register/undertakings/" + RegisterNode.id("undertaking", 72)))
        .contains("<code dir=\"ltr\">javascript:alert(3)</code>");
    String secret = "/en/register/undertakings/" + RegisterNode.id("undertaking", 71);
    page(ANYONE, secret, 404);
    page("acme", secret, 404);
    assertThat(page("cert-xb", secret, 200)).contains("U71");
    assertThat(page("cert-xb", "/en/register/undertakings?exercise=true", 200)).contains("U71");
  }

  @Test
  void theFeedHoldsTheLatestActsUnderLastingNames() throws Exception {
    HttpResponse<byte[]> answer = node.get(ANYONE, "/ar/register/feed.atom");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml; charset=utf-8");
    Document feed =
        DocumentBuilderFactory.newNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body()));
    assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(50);
    Element first = (Element) feed.getElementsByTagName("entry").item(0);
    assertThat(feed.getElementsByTagName("updated").item(0).getTextContent())
        .isEqualTo(first.getElementsByTagName("updated").item(0).getTextContent());
    long last = 0;
    for (String list : List.of("positions.json?show=history", "undertakings.json?")) {
      for (Json.Members item : node.items(ANYONE, list, 1000)) {
        last = Math.max(last, item.number("act").orElse(0));
      }
    }
    assertThat(first.getElementsByTagName("id").item(0).getTextContent()).endsWith("act/" + last);
    String french = RegisterNode.text(node.get(ANYONE, "/fr/register/feed.atom"));
    List<String> ids =
        ID.matcher(RegisterNode.text(answer)).results().skip(1).map(SiteRegisterTest::id).toList();
    assertThat(ID.matcher(french).results().skip(1).map(SiteRegisterTest::id)).isEqualTo(ids);
    assertThat(page("/fr/register")).contains("type=\"application/atom+xml\"");
  }

  private static String id(MatchResult match) {
    return match.group(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void theMethodCitesBothDaysAndTheCheckpoint(String lang) throws Exception {
    Json.Members cite = node.list("positions.json?limit=1").object("cite").object("checkpoint");

    assertThat(page("/" + lang + "/method"))
        .contains(
            cite.text("origin").orElse("none"),
            "known_at",
            "not_before",
            "CC0 1.0",
            "/register/codebook." + lang + ".md");
  }
}
