package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five people use the site, each in three languages, in a real browser. */
final class SiteJourneysTest {

  private static final String UNITED_STATES = "identity--066c90da-d7a5-5c0a-91ba-1763a76b6b4b";
  private static final String DOMAIN = "domain-name--da8a56c1-66f4-5b2c-83a6-60e9b82f27b6";
  private static final String SAMPLE = "../samples/03-infrastructure-and-indicators.json";

  @TempDir private static Path folder;
  private static RegisterNode node;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = new Chromium();
    node = new RegisterNode(folder.resolve("data"));
    node.accepted("cert-xa", RegisterNode.EXERCISE, sample(DOMAIN));
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
      chromium.close();
    }
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(chromium.faults()).isEmpty();
  }

  private static String sample(String id) throws IOException {
    return Files.readAllLines(Path.of(SAMPLE)).stream()
        .filter(line -> line.contains("\"id\": \"" + id + "\""))
        .map(line -> line.replaceFirst(",$", ""))
        .findFirst()
        .orElseThrow();
  }

  private static Page visitor(String lang) {
    return chromium.reader(new Browser.NewContextOptions().setLocale(lang), 1200);
  }

  /** One who comes with a name and a secret, as programs do until there is a page to sign in. */
  private static Page member(String lang, String user) {
    String secret =
        Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    return chromium.reader(
        new Browser.NewContextOptions()
            .setLocale(lang)
            .setExtraHTTPHeaders(Map.of("Authorization", "Basic " + secret)),
        1200);
  }

  private static Path download(Page page, Runnable click) {
    Download download = page.waitForDownload(click);
    Path file = folder.resolve(download.suggestedFilename());
    download.saveAs(file);
    return file;
  }

  /** The bytes behind a link, as its reader gets them. */
  private static byte[] behind(Page page, String href) {
    return page.request().get(node.url() + href).body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void aVisitorFromTheNewsFollowsTheRefusalThatBecameASignature(String lang) {
    Page page = visitor(lang);
    page.navigate(node.url() + "/");
    assertThat(page.url()).endsWith("/" + lang + "/");
    assertThat(page.locator("h1").textContent()).contains("80");
    assertThat(page.locator("p.lead").textContent()).contains("79", "2021");

    page.locator("nav a[href='/" + lang + "/story']").click();
    assertThat(page.locator(".story > li").count()).isEqualTo(12);
    page.locator("#refusal a[href*='" + UNITED_STATES + "']").first().click();

    List<String> stances = page.locator("#positions ~ ol .tag").allTextContents();
    assertThat(stances).hasSizeGreaterThanOrEqualTo(2);
    assertThat(page.locator("#positions ~ ol time").allTextContents().toString())
        .contains("2018", "2021");
    String receipt = page.locator("#positions ~ ol a.receipt").last().getAttribute("href");
    assertThat(new String(behind(page, receipt), StandardCharsets.UTF_8))
        .startsWith("c2sp.org/tlog-proof@v1");
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void aDiplomatAsksWhoHadJoinedOnADayAndAsKnownWhen(String lang) {
    Page page = visitor(lang);
    page.navigate(node.url() + "/" + lang + "/register/positions");
    page.locator("select[name=stance]").selectOption("supports");
    page.locator("select[name=category]").selectOption("state");
    page.locator("input[name=as_of]").fill("2021-11-01");
    page.locator("form.filters button").click();

    assertThat(page.locator("p.lead").textContent()).contains("79", "68", "2019");
    String cited = page.locator(".cite code").textContent();
    assertThat(cited)
        .contains(
            "as of 2021-11-01",
            "known at " + java.time.LocalDate.now(java.time.ZoneOffset.UTC),
            "tree size");

    page.locator("input[name=as_of]").fill("2018-11-12");
    page.locator("input[name=known_at]").fill("2018-11-12");
    page.locator("form.filters button").click();
    assertThat(page.locator("table").count()).as("the register knew nothing then").isZero();
    assertThat(page.locator(".cite code").textContent())
        .contains("as of 2018-11-12, known at 2018-11-12");
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void anAnalystPastesWhatTheyGotAndFollowsItToItsReceipt(String lang) throws Exception {
    String name = sample(DOMAIN).replaceFirst(".*\"value\": \"([^\"]*)\".*", "$1");
    String pasted = "hxxps://" + name.replace(".", "[.]") + "/pay";
    Page page = member(lang, "cert-xb");
    Locator hit = page.locator("a[href*='" + DOMAIN + "']");
    for (int i = 0; i < 50 && hit.count() == 0; i++) {
      page.navigate(node.url() + "/" + lang + "/threats");
      page.locator("input[name=q]").fill(pasted);
      page.keyboard().press("Enter");
      page.waitForURL("**q=*");
    }
    hit.first().click();

    assertThat(page.locator("h1").textContent()).contains(name);
    assertThat(page.locator("a[href*='//" + name + "']").count()).as("live links").isZero();
    byte[] raw =
        behind(page, page.locator("#raw ~ p a[href*='/raw']").first().getAttribute("href"));
    assertThat(new String(raw, StandardCharsets.UTF_8)).isEqualTo(sample(DOMAIN));
    byte[] receipt =
        behind(page, page.locator("main a[href^='/log/receipt/']").first().getAttribute("href"));
    assertThat(new String(receipt, StandardCharsets.UTF_8)).startsWith("c2sp.org/tlog-proof@v1");

    Page stranger = visitor(lang);
    Response answer = stranger.navigate(node.url() + "/" + lang + "/threats/objects/" + DOMAIN);
    assertThat(answer.status()).isEqualTo(404);
    chromium.faults().removeIf(fault -> fault.contains("404"));
    stranger.navigate(node.url() + "/" + lang + "/threats?q=" + name);
    assertThat(stranger.locator("a[href*='" + DOMAIN + "']").count()).isZero();
    stranger.context().close();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void aResearcherDownloadsWhatIsShownAndCitesIt(String lang) throws Exception {
    Page page = visitor(lang);
    page.navigate(node.url() + "/" + lang + "/register/parties");
    page.locator("select[name=circle]").selectOption("counter-ransomware");
    page.locator("select[name=not_stance]").selectOption("supports");
    page.locator("select[name=accord]").selectOption("paris-call");
    page.locator("input[name=as_of]").fill("2021-11-12");
    page.locator("form.filters button").click();
    List<String> shown =
        page.locator("tbody th a").all().stream()
            .map(link -> link.getAttribute("href").replaceFirst(".*/", ""))
            .toList();
    assertThat(shown).hasSize(7);

    String csv =
        new String(
            behind(page, page.locator(".cite a[href*='.csv']").getAttribute("href")),
            StandardCharsets.UTF_8);
    assertThat(csv.lines().skip(1).map(line -> line.replaceFirst(",.*", "")).toList())
        .isEqualTo(shown);
    String json =
        new String(
            behind(page, page.locator(".cite a[href*='.json']").getAttribute("href")),
            StandardCharsets.UTF_8);
    assertThat(
            Pattern.compile("\\{\"party\":\"([^\"]*)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .toList())
        .isEqualTo(shown);
    page.locator(".cite a[href$='/method']").click();
    assertThat(page.locator("main").textContent()).contains("as_of", "known_at", "CC0");
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void aScepticChecksAReceiptInTheBrowserAndOnceMoreWithoutTheNode(String lang) throws Exception {
    String position =
        node.list("positions.json?party=" + UNITED_STATES)
            .objects("items")
            .getFirst()
            .text("id")
            .orElseThrow();
    Page page = visitor(lang);
    page.navigate(node.url() + "/" + lang + "/threats/objects/" + position);
    Path object = folder.resolve("object-" + lang + ".json");
    Files.write(
        object,
        behind(page, page.locator("#raw ~ p a[href*='/raw']").first().getAttribute("href")));
    Path receipt = folder.resolve("receipt-" + lang);
    Files.write(
        receipt,
        behind(page, page.locator("main a[href^='/log/receipt/']").first().getAttribute("href")));
    Path altered = folder.resolve("altered-" + lang + ".json");
    Files.writeString(altered, Files.readString(object).replaceFirst("2021", "2020"));

    page.navigate(node.url() + "/" + lang + "/verify");
    page.locator("#log").check();
    verify(page, receipt, object);
    assertThat(states(page))
        .containsEntry("signature", "good")
        .containsEntry("object", "good")
        .containsEntry("inclusion", "good")
        .containsEntry("log", "good");
    // Not every browser knows ML-DSA; one that does not says so.
    if (!"good".equals(states(page).get("cosignatures"))) {
      assertThat(page.locator("[data-step=cosignatures]").textContent()).contains("ML-DSA");
    }

    verify(page, receipt, altered);
    assertThat(states(page)).containsEntry("object", "bad");
    assertThat(page.locator("#verdict").getAttribute("data-state")).isEqualTo("bad");

    Path saved = download(page, () -> page.locator("a[download]").click());
    page.navigate(saved.toUri().toString());
    verify(page, receipt, object);
    assertThat(states(page)).containsEntry("object", "good").containsEntry("inclusion", "good");
    chromium.faults().removeIf(fault -> fault.contains(" asks file:"));
    page.context().close();
  }

  private static void verify(Page page, Path receipt, Path object) {
    page.locator("#receipt").setInputFiles(receipt);
    page.locator("#object").setInputFiles(object);
    page.locator("form.verify button").click();
    page.locator("#verdict:not([data-state=pending]):not([data-state=working])").waitFor();
  }

  private static Map<String, String> states(Page page) {
    return page.locator("[data-step]").all().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                step -> step.getAttribute("data-step"),
                step -> step.getAttribute("data-state").toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void everythingIsReadWithoutScript(String lang) {
    Page page =
        chromium.reader(
            new Browser.NewContextOptions().setLocale(lang).setJavaScriptEnabled(false), 390);
    page.navigate(node.url() + "/" + lang + "/");
    page.locator("input[name=as_of]").fill("2018-11-11");
    page.locator("form.days button").click();
    page.waitForURL("**as_of=2018-11-11");
    assertThat(page.locator("ul.columns li").count()).isZero();

    page.navigate(node.url() + "/" + lang + "/register/parties?circle=g7");
    assertThat(page.locator("tbody tr").count()).isEqualTo(7);
    page.locator("tbody th a").first().click();
    assertThat(page.locator("ol.timeline li").count()).isPositive();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void theKeyboardAloneWillDo(String lang) {
    Page page = chromium.reader(ColorScheme.DARK, 1200);
    page.navigate(node.url() + "/" + lang + "/threats");
    page.keyboard().press("Tab");
    assertThat(focused(page)).contains("#content");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(focused(page)).isEqualTo("q");
    assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        .isNotEqualTo("none");
    page.keyboard().type("REvil");
    page.keyboard().press("Enter");
    page.waitForURL("**q=REvil");
    assertThat(page.locator("tbody a").count()).isPositive();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1200, 390})
  void whatIsHostileNeitherRunsNorBreaksThePage(int width) throws Exception {
    String id = "tool--00000000-0000-4000-8000-00000000bad1";
    node.accepted(
        "cert-xa",
        RegisterNode.PUBLIC,
        """
        {"type":"tool","spec_version":"2.1","id":"%s","created_by_ref":"%s",\
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
        "name":"<img src=x onerror=pwned=1>\\u202e\\u2067gpj.exe%s",\
        "description":"</script><script>pwned=1</script><svg onload=pwned=1>%s",\
        "external_references":[{"source_name":"x","url":"javascript:pwned=1"}]}\
        """
            .formatted(id, RegisterNode.XA, "W".repeat(5000), "W".repeat(1 << 20)));
    Page page = chromium.reader(ColorScheme.LIGHT, width);
    for (String path : List.of("/ar/threats/objects/" + id, "/en/threats", "/fr/threats?q=gpj")) {
      page.navigate(node.url() + path);
      assertThat(page.evaluate("typeof pwned")).as(path).isEqualTo("undefined");
      assertThat(page.locator("main img, main svg[onload], a[href^=javascript]").count()).isZero();
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("%s is no wider than its window", path)
          .isTrue();
    }
    page.context().close();
  }

  private static String focused(Page page) {
    return String.valueOf(
        page.evaluate(
            "document.activeElement.getAttribute('href') ?? document.activeElement.name"));
  }
}
