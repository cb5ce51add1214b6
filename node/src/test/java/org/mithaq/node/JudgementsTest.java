package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.FEEDS;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.admit.Sample;

/** What parties said of shared objects, and whether these still hold, for readers of all kinds. */
class JudgementsTest {

  private static final String OVER = "2026-03-01T13:00:00.000Z";
  private static final String LATER = "2027-03-01T00:00:00.000Z";

  @TempDir private Path folder;
  private AccessNode node;

  @BeforeEach
  void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static Sample indicator(String id, String value) {
    return Sample.of("indicator", id)
        .text("name", "Name of " + value)
        .text("pattern", "[domain-name:value = '" + value + "']")
        .text("pattern_type", "stix")
        .text("valid_from", Sample.T0);
  }

  private static Sample opinion(String of, String word) {
    return Sample.of("opinion", Sample.id("opinion"))
        .text("opinion", word)
        .raw("object_refs", "[\"" + of + "\"]");
  }

  private static Sample labelled(Sample opinion) {
    return opinion.raw("labels", "[\"false-positive\"]");
  }

  private String shared(String user, String collection, String marking) throws Exception {
    String id = Sample.id("indicator");
    node.sent(user, collection, indicator(id, "evil.example").marked(marking).json());
    return id;
  }

  private String get(String user, String path) throws Exception {
    node.settle();
    Answer answer = node.get(user, path);
    assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
    // The footer counts acts, as the public log does.
    return answer.text().replaceAll("(?s)<footer>.*</footer>", "");
  }

  private String page(String user, String id) throws Exception {
    return get(user, "/en/threats/objects/" + id);
  }

  private String lookup(String user, String id) throws Exception {
    return get(user, "/lookup?id=" + id);
  }

  @Test
  void rivalJudgementsStandSideBySideWithWhoStatesThem() throws Exception {
    String id = shared("cert-xa", EXERCISE, Sample.CLEAR);
    node.sent(
        "cert-xb",
        EXERCISE,
        Sample.sighting(id).raw("count", "3").marked(Sample.CLEAR).json(),
        opinion(id, "strongly-agree").text("explanation", "Seen twice").json(),
        Sample.of("note", Sample.id("note"))
            .text("content", "Look at the port")
            .raw("object_refs", "[\"" + id + "\"]")
            .json());
    node.sent("cert-xc", EXERCISE, opinion(id, "disagree").text("explanation", "Ours").json());

    assertThat(page("cert-xa", id))
        .contains("CERT of Xebec</bdi> states:", "CERT of Xcalia</bdi> states:")
        .contains("It saw it 3 times.", "Seen twice", "Look at the port", "It disagrees.", "Ours")
        .doesNotContain("false positive");
  }

  @Test
  void aFalsePositiveIsMarkedByWhoSaysThatItHitIt() throws Exception {
    String id = shared("cert-xa", EXERCISE, Sample.CLEAR);
    node.sent("cert-xb", EXERCISE, opinion(id, "disagree").json());
    node.sent("cert-xc", EXERCISE, Sample.sighting(id).json());
    assertThat(lookup("cert-xa", id)).as("neither alone").contains("\"false_positive\":0");
    node.sent("cert-xb", EXERCISE, Sample.sighting(id).raw("count", "0").json());
    assertThat(lookup("cert-xa", id)).as("0 is not seen").contains("\"false_positive\":0");
    node.sent("cert-xc", EXERCISE, labelled(opinion(id, "neutral")).json());
    assertThat(lookup("cert-xa", id)).as("no disagreement").contains("\"false_positive\":0");

    node.sent("cert-xb", EXERCISE, Sample.sighting(id).raw("count", "2").json());
    assertThat(lookup("cert-xa", id)).contains("\"false_positive\":1");
    node.sent("cert-xc", EXERCISE, labelled(opinion(id, "strongly-disagree")).json());
    node.sent("cert-xc", EXERCISE, labelled(opinion(id, "disagree")).json());
    assertThat(lookup("cert-xa", id)).as("parties, not words").contains("\"false_positive\":2");

    assertThat(page("cert-xb", id))
        .contains("2 parties state that it is a false positive")
        .contains("CERT of Xebec</bdi> states that it is a false positive.")
        .contains("A sighting of its own stands beside.")
        .contains("It says by the label that it hit it.");
    assertThat(get("cert-xb", "/en/threats?q=" + id))
        .contains("2 parties state that it is a false positive");
  }

  @Test
  void whatItsPartyTookBackOrChangedCountsNoMore() throws Exception {
    String id = shared("cert-xa", EXERCISE, Sample.CLEAR);
    Sample revoked = labelled(opinion(id, "disagree"));
    Sample changed = labelled(opinion(id, "disagree"));
    node.sent("cert-xb", EXERCISE, revoked.json());
    node.sent("cert-xc", EXERCISE, changed.json());
    assertThat(lookup("cert-xa", id)).contains("\"false_positive\":2");

    node.sent("cert-xb", EXERCISE, revoked.modified(Sample.T1).raw("revoked", "true").json());
    node.sent("cert-xc", EXERCISE, changed.modified(Sample.T1).text("opinion", "agree").json());

    assertThat(lookup("cert-xa", id)).contains("\"false_positive\":0");
    assertThat(page("cert-xa", id)).contains("It agrees.").doesNotContain("It disagrees.");
  }

  @Test
  void aJudgementIsForThoseWhoMayReadWhatItIsOn() throws Exception {
    String id = shared("cert-xa", EXERCISE, Sample.AMBER);
    Sample opinion = labelled(opinion(id, "disagree")).marked(Sample.CLEAR);
    node.sent("cert-xb", EXERCISE, opinion.json());

    String opinionId = opinion.json().replaceAll(".*\"id\":\"(opinion--[^\"]+)\".*", "$1");
    assertThat(node.reads("cert-xc", EXERCISE, opinionId)).isTrue();
    for (String outsider : List.of(ANYONE, "acme", "admin")) {
      assertThat(node.reads(outsider, EXERCISE, opinionId)).isFalse();
    }
  }

  private List<String> everywhere(String user, String id) throws Exception {
    List<String> all = new ArrayList<>();
    for (String path :
        List.of(
            "/en/threats/objects/" + id,
            "/en/threats",
            "/en/threats?q=" + id,
            "/en/threats?q=evil",
            "/lookup?id=" + id,
            "/lookup?id=" + id + "&current=true",
            "/lookup?observable=evil.example",
            "/threats/indicators.json",
            "/threats/indicators.csv?limit=1",
            "/threats/indicators.csv?false_positives=true&expired=true")) {
      node.settle();
      Answer answer = node.get(user, path);
      all.add(
          path
              + Randomness.masked(answer.headers() + get(user, path)).replaceAll("etag=[^,]*", ""));
    }
    return all;
  }

  @Test
  void anOpinionThatAReaderMayNotReadChangesNothingForHim() throws Exception {
    String id = shared("cert-xa", EXERCISE, Sample.CLEAR);
    shared("cert-xa", EXERCISE, Sample.CLEAR);
    List<String> before = everywhere("acme", id);
    node.sent(
        "cert-xb",
        EXERCISE,
        labelled(opinion(id, "strongly-disagree")).marked(Sample.RED).json(),
        Sample.sighting(id).marked(Sample.AMBER).json());

    assertThat(everywhere("acme", id)).isEqualTo(before);
    assertThat(lookup("cert-xb", id)).contains("\"false_positive\":1");
    assertThat(get("cert-xb", "/threats/indicators.csv")).doesNotContain(id);
  }

  @Test
  void aVersionThatAReaderMayNotReadRevokesNothingForHim() throws Exception {
    String id = Sample.id("indicator");
    Sample object = indicator(id, "evil.example").marked(Sample.CLEAR);
    node.sent("cert-xa", EXERCISE, object.json());
    List<String> before = everywhere("acme", id);
    node.sent(
        "cert-xa",
        EXERCISE,
        object.modified(Sample.T1).raw("revoked", "true").marked(Sample.AMBER).json());

    assertThat(everywhere("acme", id)).isEqualTo(before);
    assertThat(lookup("cert-xb", id))
        .contains("\"revoked\":true")
        .doesNotContain("revoked\":false");
    assertThat(get("cert-xb", "/threats/indicators.json")).doesNotContain(id);
  }

  @Test
  void lookUpTellsEverythingAndWhatToMakeOfIt() throws Exception {
    String id = Sample.id("indicator");
    node.sent(
        "cert-xa",
        PUBLIC,
        indicator(id, "evil.example").text("valid_until", OVER).json(),
        indicator(Sample.id("indicator"), "evil.example").text("valid_until", LATER).json());
    assertThat(lookup(ANYONE, id)).contains("\"expired\":false");

    node.pass(Duration.ofHours(1));

    assertThat(lookup(ANYONE, id)).contains("\"total\":1", "\"expired\":true");
    String all = "/lookup?observable=evil.example";
    assertThat(get(ANYONE, all)).contains("\"total\":2");
    assertThat(get(ANYONE, all + "&current=true")).contains("\"total\":1").doesNotContain(id);
    assertThat(get(ANYONE, all + "&current=true&limit=1")).contains("\"total\":1");
    assertThat(node.get(ANYONE, all + "&current=yes").status()).isEqualTo(400);
  }

  @Test
  void listsLeaveOutWhatIsOverAndSayHowMuchOfWhatTheirReaderMayRead() throws Exception {
    node.sent(
        "cert-xa",
        EXERCISE,
        indicator(Sample.id("indicator"), "zebra.example")
            .text("valid_until", OVER)
            .marked(Sample.CLEAR)
            .json(),
        indicator(Sample.id("indicator"), "zebra.example")
            .text("valid_until", OVER)
            .marked(Sample.AMBER)
            .json());
    String search = "/en/threats?q=zebra.example";
    assertThat(get(ANYONE, search)).contains("Name of zebra").doesNotContain("left out");

    node.pass(Duration.ofHours(1));

    assertThat(get(ANYONE, search))
        .contains("One that you may read is left out")
        .doesNotContain("Name of zebra");
    assertThat(get("cert-xb", search)).contains("2 that you may read are left out");
    assertThat(get(ANYONE, search + "&expired=true"))
        .contains("Name of zebra", "expired</span>")
        .doesNotContain("left out");
    assertThat(get(ANYONE, "/en/threats")).doesNotContain("Name of zebra").contains("left out");
  }

  @Test
  void connectionsWithWhatWasRevokedAreLeftOutUnlessAskedFor() throws Exception {
    String incident = Sample.id("incident");
    String gone = Sample.id("indicator");
    Sample object = indicator(gone, "zebra.example");
    node.sent(
        "cert-xa",
        PUBLIC,
        Sample.of("incident", incident).text("name", "Attack").json(),
        object.json(),
        Sample.relationship(gone, incident).json());
    assertThat(page(ANYONE, incident)).contains("Name of zebra");

    node.sent("cert-xa", PUBLIC, object.modified(Sample.T1).raw("revoked", "true").json());

    assertThat(page(ANYONE, incident)).contains("left out").doesNotContain("Name of zebra");
    assertThat(page(ANYONE, incident + "?expired=true")).contains("Name of zebra");
    assertThat(page(ANYONE, gone)).contains("revoked</span>");
  }

  @Test
  void machinesGetWhatIsCurrentAValueALine() throws Exception {
    String over = Sample.id("indicator");
    String either = Sample.id("indicator");
    String together = Sample.id("indicator");
    node.sent(
        "cert-xa",
        EXERCISE,
        indicator(over, "over.example").text("valid_until", Sample.T1).marked(Sample.CLEAR).json(),
        indicator(either, "x")
            .text("pattern", "[ipv4-addr:value = '192.0.2.7' OR url:value = '=cmd()']")
            .raw("labels", "[\"c2\",\"botnet\"]")
            .marked(Sample.GREEN)
            .json(),
        indicator(together, "x")
            .text("pattern", "[a:b = 'one.example' AND c:d = 'two.example']")
            .marked(Sample.CLEAR)
            .json());

    String csv = get("acme", "/threats/indicators.csv");

    assertThat(csv.lines().toList()).hasSize(4);
    assertThat(csv)
        .startsWith("observable_type,value,pattern,")
        .contains("\r\nipv4-addr,192.0.2.7,", "\r\nurl,'=cmd(),", "\r\n,,[a:b = 'one.example'")
        .contains("c2; botnet", "CERT of Xandria", "TLP:GREEN")
        .doesNotContain(over);
    assertThat(get(ANYONE, "/threats/indicators.csv")).doesNotContain("192.0.2.7");
    assertThat(get("acme", "/threats/indicators.csv?expired=true")).contains(over);
    assertThat(get(ANYONE, "/threats/indicators.json"))
        .contains("\"left_out\":{\"revoked\":0,\"expired\":1,\"false_positive\":0}")
        .contains("\"total\":1", together);
    assertThat(node.get(ANYONE, "/threats/indicators.json?limit=0").status()).isEqualTo(400);
    assertThat(node.get(ANYONE, "/threats/indicators.csv?since=1").status()).isEqualTo(400);
  }

  @Test
  void pagesGiveEveryCurrentIndicatorOnceFromWhicheverCollection() throws Exception {
    List<String> current = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String id = Sample.id("indicator");
      Sample object = indicator(id, "n" + i + ".example").marked(Sample.CLEAR);
      if (i % 3 == 0) {
        object.text("valid_until", Sample.T1);
      } else {
        current.add(id);
      }
      String collection = List.of(PUBLIC, EXERCISE, FEEDS).get(i % 3);
      node.sent("cert-xa", collection, object.json());
      if (i % 4 == 0) {
        node.sent("cert-xa", collection.equals(FEEDS) ? PUBLIC : FEEDS, object.json());
      }
    }
    List<String> found = new ArrayList<>();
    String next = "0";
    while (!next.isEmpty()) {
      String page = get(ANYONE, "/threats/indicators.json?limit=5&next=" + next);
      java.util.regex.Pattern.compile("\"id\":\"(indicator--[^\"]+)\"")
          .matcher(page)
          .results()
          .forEach(id -> found.add(id.group(1)));
      next = page.contains("\"next\":") ? page.replaceFirst("(?s).*\"next\":(\\d+)}", "$1") : "";
    }
    assertThat(found).containsExactlyElementsOf(current);
  }
}
