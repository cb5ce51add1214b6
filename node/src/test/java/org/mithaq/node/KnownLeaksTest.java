package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.COLLECTIONS;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.FEEDS;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.admit.Sample;

/** Leaks that were reported of other software, each shown not to be here. */
class KnownLeaksTest {

  private static final String CHANGED = Sample.T1;

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

  private Set<String> readers(String collection, String id) throws Exception {
    Set<String> readers = new TreeSet<>();
    for (String user : AccessNode.EVERYBODY) {
      if (node.reads(user, collection, id)) {
        readers.add(user);
      }
    }
    return readers;
  }

  /** All that a user can get about an object and its neighbours. */
  private String around(String user, String... ids) throws Exception {
    node.settle();
    StringBuilder all = new StringBuilder();
    for (String id : ids) {
      for (String path :
          List.of(
              "/en/threats/objects/" + id,
              "/threats/objects/" + id + "/raw",
              "/lookup?id=" + id,
              "/en/threats?q=" + id)) {
        all.append(node.get(user, path).text());
      }
    }
    for (String collection : COLLECTIONS) {
      all.append(node.get(user, AccessNode.objects(collection)).text());
      all.append(node.get(user, "/taxii2/accord/collections/" + collection + "/manifest/").text());
    }
    return all.append(node.get(user, "/en/threats").text()).toString();
  }

  /**
   * OpenCTI 11496: two objects that everyone may read stood side by side for a reader who may not
   * read the relationship between them, so he knew that there was one.
   */
  @Test
  void aHiddenRelationshipIsNotInferredFromItsReadableEnds() throws Exception {
    String malware = Sample.id("malware");
    String campaign = Sample.id("campaign");
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.malware(malware).marked(Sample.CLEAR).json(),
        Sample.of("campaign", campaign).text("name", "open").marked(Sample.CLEAR).json());
    String before = pages("acme", malware, campaign);
    Sample tie = Sample.relationship(campaign, malware).marked(Sample.RED);
    node.sent("cert-xa", EXERCISE, tie.json());

    assertThat(pages("acme", malware, campaign)).isEqualTo(before);
    assertThat(pages("cert-xa", malware, campaign)).contains("relationship--");
  }

  private String pages(String user, String... ids) throws Exception {
    node.settle();
    StringBuilder pages = new StringBuilder();
    for (String id : ids) {
      // The footer counts acts, as the public log does.
      pages.append(
          node.get(user, "/en/threats/objects/" + id)
              .text()
              .replaceAll("(?s)<footer>.*</footer>", ""));
      pages.append(node.get(user, "/lookup?id=" + id).text());
    }
    return pages.toString();
  }

  /**
   * OpenCTI 7348: an export took along objects above the marking that its reader might share. Every
   * way out here has the one filter, so whatever is exported is what the reader may read.
   */
  @Test
  void anExportOfAReportHoldsNothingThatItsReaderMayNotRead() throws Exception {
    List<String> ids = new ArrayList<>();
    List<String> objects = new ArrayList<>();
    for (String marking :
        List.of(Sample.CLEAR, Sample.GREEN, Sample.AMBER, Sample.STRICT, Sample.RED)) {
      String id = Sample.id("campaign");
      ids.add(id);
      objects.add(Sample.of("campaign", id).text("name", "part").marked(marking).json());
    }
    objects.add(
        Sample.of("report", Sample.id("report"))
            .text("name", "whole")
            .text("published", Sample.T0)
            .raw("object_refs", "[\"" + ids.getFirst() + "\"]")
            .marked(Sample.CLEAR)
            .json());
    node.sent("cert-xa", EXERCISE, objects);

    assertThat(exported(ANYONE, ids)).containsExactly(ids.getFirst());
    assertThat(exported("ngo", ids)).containsExactlyElementsOf(ids.subList(0, 2));
    assertThat(exported("cert-xc", ids)).containsExactlyElementsOf(ids.subList(0, 4));
    assertThat(exported("cert-xa", ids)).containsExactlyElementsOf(ids);
  }

  private List<String> exported(String user, List<String> ids) throws Exception {
    String all = around(user, ids.toArray(String[]::new));
    return ids.stream().filter(id -> all.contains("\"id\":\"" + id)).toList();
  }

  /** OpenCTI 8422: what a feed brought without markings did not get the default one. */
  @Test
  void whatAFeedBringsUnmarkedHasTheCollectionsDefault() throws Exception {
    String id = Sample.id("campaign");
    String url = Sample.id("url");
    node.sent(
        "cert-xb",
        FEEDS,
        Sample.of("campaign", id).text("name", "unmarked").json(),
        Sample.url(url, "http://unmarked.example/").json());

    assertThat(readers(FEEDS, id)).containsExactly("cert-xa", "cert-xb", "cert-xc");
    assertThat(readers(FEEDS, url)).containsExactly("cert-xa", "cert-xb", "cert-xc");
  }

  /**
   * OpenCTI connectors 6762: the identity of the author went along with what was sent on. Nothing
   * is added here to what a party shares: no created_by_ref, no delegate, no identity.
   */
  @Test
  void theDelegateWhoSharedAnObjectIsToldToNobody() throws Exception {
    AccessNode other = AccessNode.create(folder.resolve("named"), DelegateNames::withAnAnalyst);
    try (other) {
      String id = Sample.id("campaign");
      String object = Sample.of("campaign", id).text("name", "n").marked(Sample.CLEAR).json();
      other.sent(DelegateNames.ANALYST, EXERCISE, object);
      other.settle();
      for (String user : List.of(ANYONE, "acme", "cert-xb", "admin")) {
        assertThat(other.get(user, AccessNode.objects(EXERCISE) + id + "/").text())
            .contains("[" + object + "]");
        for (String path :
            List.of(
                "/en/threats/objects/" + id,
                "/log/receipt/" + (other.acts() - 1),
                "/lookup?id=" + id,
                "/en/threats/feed.atom")) {
          Answer answer = other.get(user, path);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.all()).doesNotContain(DelegateNames.ANALYST);
        }
      }
    }
  }

  /**
   * OpenCTI 14918: a collection that was made public was served as the system's own user, who may
   * read everything. Here nobody in particular reads as nobody in particular.
   */
  @Test
  void aPublicCollectionIsServedToAStrangerAsToAStranger() throws Exception {
    String red = Sample.id("campaign");
    String green = Sample.id("campaign");
    String clear = Sample.id("campaign");
    node.sent(
        "acme",
        PUBLIC,
        Sample.of("campaign", red).text("name", "r").marked(Sample.RED).json(),
        Sample.of("campaign", green).text("name", "g").marked(Sample.GREEN).json(),
        Sample.of("campaign", clear).text("name", "c").json());

    assertThat(around(ANYONE, clear)).contains(clear).doesNotContain(red, green);
    assertThat(around("admin", clear)).as("nor to the operator").doesNotContain(red, green);
  }

  /** MISP 4200: what was shared with a group without members went to everyone. */
  @Test
  void whatACircleWithoutMembersSharesIsReadByItsSubmitterAlone() throws Exception {
    String id = Sample.id("campaign");
    node.sent(
        "cert-xb",
        EXERCISE,
        Sample.of("campaign", id).text("name", "n").marked(Sample.AMBER).json());
    int number = 1;
    for (String party : List.of(RegisterText.XB, RegisterText.XC, RegisterText.XA)) {
      node.sent(
          "cert-xa",
          PUBLIC,
          RegisterText.membership(RegisterText.uuid(number++), RegisterText.CIRCLE, party, "left"));
    }
    assertThat(readers(EXERCISE, id)).containsExactly("cert-xb");
  }

  /** MISP 1720: an organisation outside the group could see its events. */
  @Test
  void aPartyThatIsInNoCircleReadsNothingOfIt() throws Exception {
    String amber = Sample.id("campaign");
    String green = Sample.id("campaign");
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", amber).text("name", "n").marked(Sample.AMBER).json(),
        Sample.of("campaign", green).text("name", "n").marked(Sample.GREEN).json());

    assertThat(readers(EXERCISE, amber)).containsExactly("cert-xa", "cert-xb", "cert-xc");
    assertThat(readers(EXERCISE, green)).doesNotContain(ANYONE, "depositary", "admin");
    assertThat(node.post("acme", EXERCISE, Sample.malware().json()).status()).isEqualTo(403);
  }

  /**
   * MISP 3380: groups went by numbers that another instance gave to other groups. A circle here has
   * the name that its first opener gave it; nobody else gets under that name.
   */
  @Test
  void aSecondCircleUnderTheSameNameOpensNothing() throws Exception {
    String id = Sample.id("campaign");
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", id).text("name", "n").marked(Sample.AMBER).json());
    String own = "circle--" + RegisterText.uuid(1);
    node.post("acme", PUBLIC, RegisterText.circle(own, "exercise", RegisterText.ACME));
    node.post("acme", PUBLIC, RegisterText.circle(RegisterText.CIRCLE, "own", RegisterText.ACME));
    for (String circle : List.of(own, RegisterText.CIRCLE)) {
      node.post(
          "acme",
          PUBLIC,
          RegisterText.membership(
              RegisterText.uuid(circle.hashCode() & 0xffff), circle, RegisterText.ACME, "member"));
    }
    assertThat(readers(EXERCISE, id)).containsExactly("cert-xa", "cert-xb", "cert-xc");
  }

  /**
   * MISP 2223: after retagging an event had two TLP colours, since the removal of the first did not
   * travel. Here a new marking is a new version; of two in one version the stricter one holds.
   */
  @Test
  void ofTwoColoursTheStricterHoldsAndARetaggedVersionHasItsOwn() throws Exception {
    String both = Sample.id("campaign");
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", both)
            .text("name", "n")
            .marked(Sample.CLEAR, Sample.AMBER, Sample.GREEN)
            .json());
    assertThat(readers(EXERCISE, both)).containsExactly("cert-xa", "cert-xb", "cert-xc");

    String narrowed = Sample.id("campaign");
    Sample object = Sample.of("campaign", narrowed).text("name", "wide").marked(Sample.CLEAR);
    node.sent("cert-xa", EXERCISE, object.json());
    node.sent(
        "cert-xa",
        EXERCISE,
        object.modified(CHANGED).text("name", "narrow").marked(Sample.RED).json());
    String path = AccessNode.objects(EXERCISE) + narrowed + "/";
    assertThat(node.get("acme", path).text()).contains("wide").doesNotContain("narrow");
    assertThat(node.get("cert-xa", path).text()).contains("narrow").doesNotContain("wide");
  }

  /**
   * MISP 3468: who joined a group never got its older events. Joining opens all history, which
   * keeps its date_added.
   */
  @Test
  void aNewMemberReadsWhatTheCircleSharedBefore() throws Exception {
    String id = Sample.id("campaign");
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", id).text("name", "n").marked(Sample.AMBER).json());
    assertThat(node.reads("acme", EXERCISE, id)).isFalse();
    node.sent(
        "cert-xa",
        PUBLIC,
        RegisterText.membership(
            RegisterText.uuid(1), RegisterText.CIRCLE, RegisterText.ACME, "member"));

    String manifest = "/taxii2/accord/collections/" + EXERCISE + "/manifest/?match[id]=" + id;
    assertThat(node.get("acme", manifest).text())
        .contains(id)
        .isEqualTo(node.get("cert-xb", manifest).text());
    assertThat(around("acme", id)).contains("\"id\":\"" + id);
  }
}
