package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.RegisterNode.ANYONE;
import static org.mithaq.cli.RegisterNode.CIRCLE;
import static org.mithaq.cli.RegisterNode.EXERCISE;
import static org.mithaq.cli.RegisterNode.FEEDS;
import static org.mithaq.cli.RegisterNode.PUBLIC;
import static org.mithaq.cli.RegisterNode.XA;
import static org.mithaq.cli.RegisterNode.XB;
import static org.mithaq.cli.RegisterNode.XC;
import static org.mithaq.cli.RegisterNode.id;
import static org.mithaq.cli.RegisterNode.note;
import static org.mithaq.cli.RegisterNode.text;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.Tlp;

/** Leaks that other platforms had, by the numbers that they are known under: none is here. */
final class KnownLeaksTest {

  private static final String ACME = "identity--a0000000-0000-4000-8000-0000000000b1";
  private static final String WORD = "quicksilver";

  @TempDir private Path folder;
  private RegisterNode node;

  @BeforeEach
  void start() throws Exception {
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static String at(String collection, String more) {
    return "/taxii2/accord/collections/" + collection + "/" + more;
  }

  /** All that a reader gets of an object, or of everything that holds a word. */
  private String all(String user, String id) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String collection : List.of(PUBLIC, EXERCISE, FEEDS)) {
      for (String more :
          List.of("objects/", "manifest/", "objects/" + id + "/", "objects/" + id + "/versions/")) {
        HttpResponse<byte[]> answer = node.get(user, at(collection, more));
        all.append(answer.statusCode() == 200 ? text(answer) : "");
      }
    }
    for (String path :
        List.of(
            "/lookup?id=" + id,
            "/lookup?text=" + WORD,
            "/en/threats/objects/" + id,
            "/threats/objects/" + id + "/raw",
            "/en/threats")) {
      HttpResponse<byte[]> answer = node.get(user, path);
      all.append(answer.statusCode() == 200 ? text(answer) : "");
    }
    return all.toString();
  }

  private static String relationship(int number, String source, String target) {
    return """
    {"type":"relationship","spec_version":"2.1","id":"%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "relationship_type":"related-to","source_ref":"%s","target_ref":"%s",\
    "object_marking_refs":["%s"]}\
    """
        .formatted(id("relationship", number), source, target, Tlp.CLEAR_2.id());
  }

  /** OpenCTI 11496: what is related to something hidden was inferred from the other end. */
  @Test
  void aHiddenRelationshipIsNotInferred() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, "shown", Tlp.CLEAR_2));
    node.accepted("cert-xa", EXERCISE, note(2, WORD, Tlp.AMBER_2));
    node.accepted("cert-xa", EXERCISE, relationship(3, id("note", 1), id("note", 2)));

    String shown = all("acme", id("note", 1));
    assertThat(shown).contains("shown").doesNotContain(id("relationship", 3), id("note", 2));
    assertThat(all("acme", id("relationship", 3))).doesNotContain("related-to");
    assertThat(all("cert-xb", id("note", 1))).contains(id("relationship", 3));
  }

  /** OpenCTI 7348: an export held what was above the reader's greatest marking. */
  @Test
  void anExportKeepsToTheMarkings() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, WORD, Tlp.AMBER_2));
    Run run = new Run(folder);
    for (String user : List.of("acme", "ngo")) {
      assertThat(run.mithaq("pull", "--user", user + ":demo", node.url(), "exercise")).isZero();
      assertThat(run.out).doesNotContain(WORD);
    }
    assertThat(run.mithaq("pull", "--user", "cert-xb:demo", node.url(), "exercise")).isZero();
    assertThat(run.out).contains(WORD);
    assertThat(all("acme", id("note", 1))).doesNotContain(WORD);
  }

  /** OpenCTI 8422: what a feed brought did not get the feed's default marking. */
  @Test
  void whatAFeedBringsUnmarkedIsForTheCircle() throws Exception {
    String unmarked =
        note(1, WORD, Tlp.CLEAR_2)
            .replace(",\"object_marking_refs\":[\"" + Tlp.CLEAR_2.id() + "\"]", "");
    node.accepted("cert-xa", FEEDS, unmarked);

    assertThat(all("acme", id("note", 1))).doesNotContain(WORD);
    assertThat(all(ANYONE, id("note", 1))).doesNotContain(WORD);
    assertThat(all("cert-xc", id("note", 1))).contains(WORD);
  }

  /** OpenCTI connectors 6762: the author's identity went along with what it had written. */
  @Test
  void theAuthorIsNotSentAlong() throws Exception {
    String author =
        """
        {"type":"identity","spec_version":"2.1","id":"%s",\
        "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
        "name":"%s","identity_class":"individual","object_marking_refs":["%s"]}\
        """
            .formatted(id("identity", 1), WORD, Tlp.RED_2.id());
    node.accepted("cert-xa", EXERCISE, author);
    String written =
        note(2, "shown", Tlp.CLEAR_2)
            .replace("\"content\"", "\"created_by_ref\":\"" + id("identity", 1) + "\",\"content\"");
    node.accepted("cert-xa", EXERCISE, written);

    assertThat(all("acme", id("note", 2))).contains("shown").doesNotContain(WORD);
    assertThat(all("cert-xb", id("identity", 1))).doesNotContain(WORD);
  }

  /** OpenCTI 14918: a public collection was served with the rights of the system. */
  @Test
  void whatIsOpenIsServedWithTheRightsOfNobody() throws Exception {
    node.accepted("acme", PUBLIC, note(1, "shown", Tlp.CLEAR_2));
    node.accepted("acme", PUBLIC, note(2, WORD, Tlp.GREEN_2));
    node.accepted("acme", PUBLIC, note(3, WORD, Tlp.RED_2));

    assertThat(all(ANYONE, id("note", 2))).contains("shown").doesNotContain(WORD);
    assertThat(all("admin", id("note", 3))).contains("shown").doesNotContain(WORD);
  }

  /** MISP 4200: a sharing group without members published to all. */
  @Test
  void aCircleWithoutMembersIsReadByNobody() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, WORD, Tlp.AMBER_2));
    node.accepted("cert-xb", PUBLIC, RegisterNode.membership(2, CIRCLE, XB, "left"));
    node.accepted("cert-xc", PUBLIC, RegisterNode.membership(3, CIRCLE, XC, "left"));
    node.accepted("cert-xa", PUBLIC, RegisterNode.membership(4, CIRCLE, XA, "left"));

    for (String user : List.of(ANYONE, "cert-xb", "cert-xc", "acme", "ngo", "admin")) {
      assertThat(all(user, id("note", 1))).as(user).doesNotContain(WORD);
    }
    // Its own submitter alone.
    assertThat(all("cert-xa", id("note", 1))).contains(WORD);
  }

  /** MISP 1720: an organisation saw another one's event. */
  @Test
  void whatIsForOnePartyIsSeenByNoOther() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, WORD + " of xa", Tlp.RED_2));
    node.accepted("cert-xb", EXERCISE, note(2, WORD + " of xb", Tlp.RED_2));

    assertThat(all("cert-xa", id("note", 2))).contains("of xa").doesNotContain("of xb");
    assertThat(all("cert-xb", id("note", 1))).contains("of xb").doesNotContain("of xa");
    assertThat(all("cert-xc", id("note", 1))).doesNotContain(WORD);
  }

  /** MISP 3380: a sharing group's id met another's, and its members saw what was not theirs. */
  @Test
  void aCircleOfTheSameNameOpensNothing() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, WORD, Tlp.AMBER_2));
    node.post("acme", PUBLIC, RegisterNode.circle(2, "exercise", ACME));
    node.post("acme", PUBLIC, RegisterNode.membership(3, id("circle", 2), ACME, "member"));

    assertThat(all("acme", id("note", 1))).doesNotContain(WORD);
  }

  /** MISP 2223: after another marking was set, both stood, and the wider one counted. */
  @Test
  void ofTwoMarkingsTheNarrowerCounts() throws Exception {
    String both =
        note(1, WORD, Tlp.CLEAR_2)
            .replace(
                "[\"" + Tlp.CLEAR_2.id() + "\"]",
                "[\"" + Tlp.CLEAR_2.id() + "\",\"" + Tlp.AMBER_2.id() + "\"]");
    node.post("cert-xa", EXERCISE, both);
    assertThat(all("acme", id("note", 1))).doesNotContain(WORD);

    node.accepted("cert-xa", EXERCISE, note(2, "shown", Tlp.CLEAR_2));
    node.accepted(
        "cert-xa",
        EXERCISE,
        note(2, WORD, Tlp.AMBER_2)
            .replace("\"modified\":\"2026-01-01", "\"modified\":\"2026-01-02"));
    assertThat(all("acme", id("note", 2))).contains("shown").doesNotContain(WORD, "2026-01-02");
  }

  /** MISP 3468: members who came later did not see what had been shared before. */
  @Test
  void whoJoinsLaterReadsWhatWasSharedBeforeAsOfItsOwnTime() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, WORD, Tlp.AMBER_2));
    String before = text(node.get("cert-xa", at(EXERCISE, "manifest/")));
    assertThat(all("acme", id("note", 1))).doesNotContain(WORD);

    node.accepted("cert-xa", PUBLIC, RegisterNode.membership(2, CIRCLE, ACME, "member"));

    assertThat(all("acme", id("note", 1))).contains(WORD);
    assertThat(text(node.get("acme", at(EXERCISE, "manifest/")))).isEqualTo(before);
  }

  /** What is said of one's own access by whoever is not entitled to settle it is a claim. */
  @Test
  void nobodyGrantsAccessToHimself() throws Exception {
    node.accepted("cert-xa", EXERCISE, note(1, WORD, Tlp.AMBER_2));
    node.post("acme", PUBLIC, RegisterNode.membership(2, CIRCLE, ACME, "member"));
    node.post("ngo", PUBLIC, RegisterNode.membership(3, CIRCLE, ACME, "member"));
    node.post("acme", PUBLIC, RegisterNode.position(4, XC, "supports"));
    assertThat(all("acme", id("note", 1))).doesNotContain(WORD);

    node.accepted("acme", PUBLIC, note(5, "for supporters " + WORD, Tlp.GREEN_2));
    assertThat(all("cert-xc", id("note", 5))).doesNotContain("for supporters");
  }
}
