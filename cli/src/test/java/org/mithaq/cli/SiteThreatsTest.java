package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.stix.Json;

/** The pages about threats, with the samples in them, as readers of several rights get them. */
class SiteThreatsTest {

  private static final String XA = "cert-xa";
  private static final String ACME = "acme";
  private static final String CAMPAIGN = "campaign--1e624807-0b19-43dc-9902-5fcd669f99ff";
  private static final String AMBER_INFRASTRUCTURE =
      "infrastructure--662de82f-74db-4505-8c0b-be2acc920577";
  private static final String GREEN_DOMAIN = "domain-name--da8a56c1-66f4-5b2c-83a6-60e9b82f27b6";
  private static final String CLEAR_ADDRESS = "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4";
  private static final String CLEAR = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487";
  private static final String MALWARE = "malware--00000000-0000-4000-8000-00000000beef";
  private static final String HOSTILE = "tool--00000000-0000-4000-8000-00000000bad0";

  @TempDir private static Path folder;
  private static RegisterNode node;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    node = new RegisterNode(folder.resolve("data"));
    List<String> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../samples"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".json")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .map(line -> line.replaceFirst(",$", ""))
            .filter(line -> line.startsWith("{\"type\": \"") && !line.contains("\"bundle\""))
            .forEach(samples::add);
      }
    }
    assertThat(samples).hasSizeGreaterThan(45);
    node.accepted(XA, RegisterNode.EXERCISE, samples.toArray(String[]::new));
    node.accepted(XA, RegisterNode.PUBLIC, malware("2026-01-01", "Salt", "\"is_family\":false"));
    node.accepted(
        XA,
        RegisterNode.PUBLIC,
        malware("2026-02-01", "Pepper", "\"is_family\":false,\"aliases\":[\"Grinder\"]"));
    node.accepted(XA, RegisterNode.PUBLIC, hostile());
    node.accepted(XA, RegisterNode.PUBLIC, clear(CLEAR_ADDRESS));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String malware(String day, String name, String more) {
    return """
    {"type":"malware","spec_version":"2.1","id":"%s","created_by_ref":"%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"%sT00:00:00.000Z","name":"%s",%s,\
    "object_marking_refs":["%s"]}\
    """
        .formatted(MALWARE, RegisterNode.XA, day, name, more, CLEAR);
  }

  private static String hostile() {
    return """
    {"type":"tool","spec_version":"2.1","id":"%s","created_by_ref":"%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "name":"<script>alert(1)</script>\\u202efdp.exe paypa\\u0430l",\
    "description":"<svg onload=alert(2)><img src=x onerror=alert(3)></bdi></div>%s",\
    "aliases":["</pre><iframe src=javascript:alert(4)>"],\
    "external_references":[{"source_name":"x","url":"http://live.evil.example/x"}],\
    "object_marking_refs":["%s"]}\
    """
        .formatted(HOSTILE, RegisterNode.XA, "A".repeat(1 << 20), CLEAR);
  }

  private static String clear(String id) {
    return """
    {"type":"relationship","spec_version":"2.1",\
    "id":"relationship--00000000-0000-4000-8000-00000000cafe","created_by_ref":"%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "relationship_type":"communicates-with","source_ref":"%s","target_ref":"%s",\
    "object_marking_refs":["%s"]}\
    """
        .formatted(RegisterNode.XA, MALWARE, id, CLEAR);
  }

  private static String page(String user, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = node.get(user, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("public");
    return RegisterNode.text(answer);
  }

  private static String object(String user, String id) throws IOException, InterruptedException {
    return page(user, "/en/threats/objects/" + id);
  }

  /** Looks until the index has come so far. */
  private static String search(String user, String q, String until)
      throws IOException, InterruptedException {
    String path = "/en/threats?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      HttpResponse<byte[]> answer = node.get(user, path);
      String page = RegisterNode.text(answer);
      if (page.contains(until) || System.nanoTime() > end) {
        return page;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void everyPageStandsInEveryLanguage(String lang) throws Exception {
    for (String path :
        List.of(
            "/threats",
            "/threats?q=nothing-such",
            "/threats/incidents",
            "/threats/objects/" + MALWARE)) {
      assertThat(page(ANYONE, "/" + lang + path))
          .contains("<html lang=\"" + lang + "\"")
          .doesNotContain("<script>", " style=", " onload", "{0", "threats.");
    }
  }

  private static final String ANYONE = RegisterNode.ANYONE;

  @Test
  void anObservableIsFoundAsItWasPastedAndDefanged() throws Exception {
    String value =
        RegisterNode.json(node.get(XA, "/threats/objects/" + GREEN_DOMAIN + "/raw"))
            .text("value")
            .orElseThrow();
    String defanged = value.replace(".", "[.]");

    assertThat(search(XA, defanged, GREEN_DOMAIN)).contains(GREEN_DOMAIN, value);
    assertThat(search(XA, "see hxxps://" + defanged + "/pay, please", GREEN_DOMAIN))
        .contains(GREEN_DOMAIN);
  }

  @Test
  void wordsInThreeLanguagesNamesAndIdentifiersAreFound() throws Exception {
    assertThat(search(ANYONE, "كولونيال", "language-content--")).contains("language-content--");
    assertThat(search(ANYONE, "oléoduc", "language-content--")).contains("language-content--");
    assertThat(search(ANYONE, "pipeline", "incident--")).contains("Ransomware at Colonial");
    assertThat(search(ANYONE, "Pepp", MALWARE)).contains("Pepper");
    assertThat(search(ANYONE, MALWARE, MALWARE)).contains("Pepper");
  }

  @Test
  void aSearchShowsNothingThatTheReaderMayNotRead() throws Exception {
    String seen = search(XA, "Payment page", AMBER_INFRASTRUCTURE);

    assertThat(seen).contains(AMBER_INFRASTRUCTURE);
    for (String user : List.of(ANYONE, ACME)) {
      assertThat(page(user, "/en/threats?q=Payment+page"))
          .as(user)
          .doesNotContain("/threats/objects/")
          .contains("Nothing that you may read matches");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ACME})
  void whatMayNotBeReadIsMissingInTheWordsOfWhatNeverWas(String user) throws Exception {
    String never = "infrastructure--662de82f-74db-4505-8c0b-be2acc920578";
    for (String suffix : List.of("", "?act=3", "?from=1&to=2")) {
      HttpResponse<byte[]> hidden =
          node.get(user, "/en/threats/objects/" + AMBER_INFRASTRUCTURE + suffix);
      HttpResponse<byte[]> nothing = node.get(user, "/en/threats/objects/" + never + suffix);

      assertThat(hidden.statusCode()).isEqualTo(404);
      assertThat(nothing.statusCode()).isEqualTo(404);
      assertThat(RegisterNode.text(hidden).replace(AMBER_INFRASTRUCTURE, never))
          .isEqualTo(RegisterNode.text(nothing));
    }
    assertThat(node.get(user, "/threats/objects/" + AMBER_INFRASTRUCTURE + "/raw").body())
        .isEqualTo(node.get(user, "/threats/objects/" + never + "/raw").body());
    assertThat(object(XA, AMBER_INFRASTRUCTURE)).contains("Payment page");
  }

  @Test
  void aNeighbourhoodAndTheCountsHoldOnlyWhatTheReaderMayRead() throws Exception {
    String seen = object(XA, CAMPAIGN);
    String open = object(ANYONE, MALWARE);

    assertThat(seen).contains("Who may read it");
    assertThat(open)
        .contains("communicates-with", "<svg viewBox=", "Anyone")
        .contains("/log/receipt/");
    assertThat(page(ANYONE, "/en/threats")).contains("Nothing that you may read was added");
    assertThat(page(ANYONE, "/en/threats")).doesNotContain("Payment page", AMBER_INFRASTRUCTURE);
  }

  @Test
  void twoVersionsAreComparedMemberByMember() throws Exception {
    assertThat(object(ANYONE, MALWARE))
        .contains("<h2 id=\"versions\">")
        .contains("<td><bdi dir=\"auto\">Salt</bdi></td>")
        .contains("<td><bdi dir=\"auto\">Pepper</bdi></td>")
        .contains("aliases[0]", "Grinder", ">added<", ">changed<");
    assertThat(page(ANYONE, "/en/threats/objects/" + MALWARE + "?from=999999"))
        .contains("There is no such version");
  }

  @Test
  void hostileContentIsTextThatBreaksNothing() throws Exception {
    String page = object(ANYONE, HOSTILE);

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩fdp.exe")
        .contains("&lt;svg onload=alert(2)&gt;", "mixed alphabets", "The text goes on.")
        .contains("http://live.evil.example/x")
        .doesNotContain("<script>", "<svg onload", "<iframe", "<img", "href=\"http://live")
        .doesNotContainPattern("href=\"(?!/)[^\"#]*evil");
    assertThat(page.length()).isLessThan(100_000);
    assertThat(page).contains("<pre class=\"wrap\" dir=\"ltr\"");
  }

  @Test
  void theRawBytesAreExactlyThoseThatCameAndAreNoPage() throws Exception {
    HttpResponse<byte[]> raw = node.get(ANYONE, "/threats/objects/" + HOSTILE + "/raw");

    assertThat(RegisterNode.text(raw)).isEqualTo(hostile());
    assertThat(raw.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    assertThat(raw.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    assertThat(raw.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void anIncidentShowsRivalClaimsSideBySideWithTheirSources() throws Exception {
    String incidents = page(ANYONE, "/en/threats/incidents");
    assertThat(incidents).contains("Colonial Pipeline", "JBS", "Kaseya");
    String id =
        node.list("remarks.json?limit=1000").objects("items").stream()
            .filter(item -> item.text("text").orElse("").contains("stealing about 100 gigabytes"))
            .flatMap(item -> item.texts("about").stream())
            .findFirst()
            .orElseThrow();

    assertThat(object(ANYONE, id))
        .contains("<div class=\"side-by-side\">")
        .contains("International Association of CIP Professionals", "Bloomberg")
        .contains("May 6, 2021", "May 7, 2021")
        .contains("rel=\"noopener noreferrer nofollow\"");
    assertThat(page(ANYONE, "/ar/threats/objects/" + id))
        .contains("بدأ المهاجمون في 6 مايو", "هجوم برامج الفدية على كولونيال بايبلاين");
  }

  @Test
  void theFeedTellsOfWhatAnyoneMayReadAndOfNothingElse() throws Exception {
    HttpResponse<byte[]> feed = node.get(XA, "/fr/threats/feed.atom");

    assertThat(feed.statusCode()).isEqualTo(200);
    assertThat(feed.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/atom+xml");
    assertThat(RegisterNode.text(feed))
        .contains("xml:lang=\"fr\"", "malware: Pepper", "&lt;script&gt;")
        .doesNotContain("Payment page", "<script>");
  }

  @Test
  void aQuestionThatIsTooLongIsAnsweredBesideTheFieldAndKept() throws Exception {
    assertThat(page(ANYONE, "/en/threats?q=" + "x".repeat(4001)))
        .contains("id=\"q-error\"", "x".repeat(4001));
  }

  @Test
  void jsonOfTheSamplesIsReadAsObjects() throws Exception {
    Json.Members raw = RegisterNode.json(node.get(XA, "/threats/objects/" + CAMPAIGN + "/raw"));

    assertThat(raw.text("name")).hasValue("[EXERCISE] Low Tide");
  }
}
