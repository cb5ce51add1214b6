package org.mithaq.node;

import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.FEEDS;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mithaq.node.admit.Sample;

/**
 * What two worlds hide: as many acts at the same positions, but of other objects, sizes, markings
 * and readers. Each secret has a word and a UUID that stand nowhere else.
 */
final class Secrets {

  /** What everyone knows; the same in all worlds. */
  static final String OPEN = "malware--00000000-0000-4000-8000-00000000face";

  static final String VERSIONED = "campaign--00000000-0000-4000-8000-00000000feed";
  static final String OPEN_URL = "url--00000000-0000-4000-8000-00000000cafe";
  static final String OPEN_UNDERTAKING = RegisterText.uuid(8001);

  private static final Set<String> CIRCLE = Set.of("cert-xa", "cert-xb", "cert-xc");
  private static final Set<String> SUPPORTERS = Set.of("cert-xa", "cert-xb", "acme", "ngo");
  private static final Set<String> BOTH = Set.of("cert-xa", "cert-xb", "cert-xc", "acme", "ngo");

  /** A definition that nobody has. */
  private static final String UNKNOWN = "11111111-1111-4111-8111-111111111111";

  private Secrets() {}

  /**
   * One act that not everyone may know of.
   *
   * @param word stands in its text
   * @param uuid the end of its id
   * @param user account of the party that shares it
   * @param object as it is sent
   * @param readers accounts; all others are not to learn of it
   */
  record Secret(
      String word,
      String uuid,
      String type,
      String user,
      String collection,
      String object,
      Set<String> readers) {

    String id() {
      return type + "--" + uuid;
    }

    boolean readBy(String account) {
      return readers.contains(account);
    }
  }

  /** What is there before anything is hidden. */
  static void enterOpen(AccessNode node) throws IOException, InterruptedException {
    node.sent(
        "cert-xa",
        PUBLIC,
        Sample.malware(OPEN).text("name", "Openware").text("description", "seen by all").json(),
        Sample.url(OPEN_URL, "http://open.example/").json(),
        Sample.of("incident", "incident--00000000-0000-4000-8000-00000000dead")
            .text("name", "Open incident")
            .json());
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", VERSIONED).text("name", "Old name").marked(Sample.CLEAR).json());
    node.sent(
        "cert-xb",
        PUBLIC,
        RegisterText.undertaking(OPEN_UNDERTAKING, "Open policy", RegisterText.XB));
  }

  /** Builds the secrets of one world. */
  private static final class Making {

    private final char world;
    private final List<Secret> made = new ArrayList<>();

    Making(char world) {
      this.world = world;
    }

    /** Letters alone, with an end that no grammar cuts off. */
    String word() {
      return "zorq"
          + (char) ('a' + made.size() / 26)
          + (char) ('a' + made.size() % 26)
          + world
          + "k";
    }

    String uuid() {
      return "%c%07d-%04d-4000-8000-%012d"
          .formatted(world, 1000 + made.size(), made.size(), 77_000 + made.size());
    }

    String id(String type) {
      return type + "--" + uuid();
    }

    Sample named(String type) {
      return Sample.of(type, id(type))
          .text("name", word())
          .text("description", "of " + word() + " and more");
    }

    void add(String type, String user, String collection, String object, Set<String> readers) {
      made.add(new Secret(word(), uuid(), type, user, collection, object, readers));
    }

    void add(String type, String user, String collection, Sample object, Set<String> readers) {
      add(type, user, collection, object.json(), readers);
    }

    Secret at(int index) {
      return made.get(index);
    }
  }

  /** What the circle and named delegates keep to themselves. */
  static List<Secret> ofCircle(char world) {
    return world == 'a' ? first() : second();
  }

  private static List<Secret> first() {
    Making m = new Making('a');
    m.add(
        "malware",
        "cert-xa",
        EXERCISE,
        m.named("malware").raw("is_family", "false").marked(Sample.AMBER),
        CIRCLE);
    m.add(
        "indicator",
        "cert-xb",
        EXERCISE,
        m.named("indicator")
            .text("pattern_type", "stix")
            .text("valid_from", Sample.T0)
            .text("pattern", "[url:value = 'http://" + m.word() + ".example/']")
            .marked(Sample.STRICT),
        CIRCLE);
    m.add(
        "url",
        "cert-xa",
        EXERCISE,
        Sample.url(m.id("url"), "http://" + m.word() + ".example/"),
        CIRCLE);
    m.add(
        "campaign",
        "cert-xa",
        EXERCISE,
        m.named("campaign").marked(Sample.RED).recipients("[\"cert-xb\"]"),
        Set.of("cert-xa", "cert-xb"));
    m.add("campaign", "cert-xa", PUBLIC, m.named("campaign").marked(Sample.RED), Set.of("cert-xa"));
    m.add(
        "relationship",
        "cert-xa",
        EXERCISE,
        Sample.relationship(OPEN, m.at(0).id())
            .text("id", m.id("relationship"))
            .text("description", m.word())
            .marked(Sample.CLEAR),
        CIRCLE);
    m.add(
        "sighting",
        "cert-xc",
        EXERCISE,
        Sample.sighting(m.at(0).id())
            .text("id", m.id("sighting"))
            .text("description", m.word())
            .marked(Sample.GREEN),
        CIRCLE);
    m.add("incident", "cert-xa", EXERCISE, m.named("incident").marked(Sample.AMBER), CIRCLE);
    m.made.add(
        new Secret(
            m.word(),
            m.uuid(),
            "campaign",
            "cert-xa",
            EXERCISE,
            Sample.of("campaign", VERSIONED)
                .modified(Sample.T2)
                .text("name", m.word())
                .text("description", m.uuid())
                .marked(Sample.AMBER)
                .json(),
            CIRCLE));
    m.add(
        "report",
        "cert-xb",
        EXERCISE,
        m.named("report")
            .text("published", Sample.T0)
            .raw("object_refs", "[\"" + OPEN + "\"]")
            .marked(Sample.AMBER),
        CIRCLE);
    m.add(
        "language-content",
        "cert-xa",
        EXERCISE,
        Sample.of("language-content", m.id("language-content"))
            .text("object_ref", OPEN)
            .raw("contents", "{\"fr\":{\"name\":\"" + m.word() + "\"}}")
            .marked(Sample.AMBER),
        CIRCLE);
    m.add("campaign", "cert-xb", FEEDS, m.named("campaign").marked(UNKNOWN), CIRCLE);
    m.add(
        "campaign",
        "cert-xa",
        EXERCISE,
        m.named("campaign")
            .marked(Sample.CLEAR)
            .raw(
                "granular_markings",
                "[{\"marking_ref\":\"marking-definition--"
                    + Sample.AMBER
                    + "\",\"selectors\":[\"name\"]}]"),
        CIRCLE);
    m.add(
        "marking-definition",
        "cert-xa",
        EXERCISE,
        Sample.statement(m.id("marking-definition"))
            .raw("definition", "{\"statement\":\"" + m.word() + "\"}")
            .marked(Sample.AMBER),
        CIRCLE);
    m.add("circle", "cert-xa", EXERCISE, circle(m), CIRCLE);
    m.add(
        "membership",
        "cert-xa",
        EXERCISE,
        RegisterText.membership(m.uuid(), m.at(m.made.size() - 1).id(), RegisterText.XB, "member")
            .replace("a paper", m.word()),
        CIRCLE);
    m.add(
        "undertaking",
        "cert-xa",
        EXERCISE,
        RegisterText.undertaking(m.uuid(), m.word(), RegisterText.XA),
        CIRCLE);
    m.add(
        "progress",
        "cert-xa",
        EXERCISE,
        RegisterText.progress(m.uuid(), m.at(m.made.size() - 1).id(), m.word()),
        CIRCLE);
    m.add(
        "position",
        "cert-xa",
        EXERCISE,
        RegisterText.position(m.uuid(), RegisterText.ACME, "withdrawn")
            .replace("a paper", m.word()),
        CIRCLE);
    m.add(
        "note",
        "cert-xa",
        EXERCISE,
        RegisterText.remark(m.uuid(), RegisterText.XB, m.word()),
        CIRCLE);
    Set<String> named = Set.of("depositary", "cert-xb");
    m.add(
        "undertaking",
        "depositary",
        PUBLIC,
        RegisterText.red(RegisterText.undertaking(m.uuid(), m.word(), RegisterText.FR), "cert-xb"),
        named);
    m.add(
        "position",
        "depositary",
        PUBLIC,
        RegisterText.red(
            RegisterText.position(m.uuid(), RegisterText.FR, "supports")
                .replace("2026-02-01", "2021-11-01")
                .replace("a paper", m.word()),
            "cert-xb"),
        named);
    return m.made;
  }

  private static String circle(Making m) {
    return RegisterText.circle(m.id("circle"), m.word(), RegisterText.XA);
  }

  private static List<Secret> second() {
    Making m = new Making('b');
    String long3000 = "lengthy ".repeat(400);
    m.add(
        "tool",
        "cert-xa",
        EXERCISE,
        m.named("tool").text("description", long3000 + m.word()).marked(Sample.STRICT),
        CIRCLE);
    m.add("campaign", "cert-xb", EXERCISE, m.named("campaign"), CIRCLE);
    m.add(
        "domain-name",
        "cert-xa",
        EXERCISE,
        Sample.url(m.id("domain-name"), m.word() + ".example").text("type", "domain-name"),
        CIRCLE);
    m.add(
        "incident", "cert-xa", EXERCISE, m.named("incident").marked(Sample.RED), Set.of("cert-xa"));
    m.add(
        "malware",
        "cert-xb",
        PUBLIC,
        m.named("malware").raw("is_family", "true").marked(Sample.RED).recipients("[\"cert-xc\"]"),
        Set.of("cert-xb", "cert-xc"));
    m.add(
        "sighting",
        "cert-xa",
        EXERCISE,
        Sample.sighting(OPEN)
            .text("id", m.id("sighting"))
            .text("description", m.word())
            .marked(Sample.AMBER),
        CIRCLE);
    m.add(
        "relationship",
        "cert-xc",
        EXERCISE,
        Sample.relationship(m.at(0).id(), OPEN)
            .text("id", m.id("relationship"))
            .text("description", m.word()),
        CIRCLE);
    while (m.made.size() < first().size()) {
      String type = List.of("campaign", "course-of-action", "tool").get(m.made.size() % 3);
      m.add(
          type,
          m.made.size() % 2 == 0 ? "cert-xa" : "cert-xc",
          m.made.size() % 5 == 0 ? FEEDS : EXERCISE,
          m.named(type)
              .text("description", long3000.substring(m.made.size() * 8) + m.word())
              .marked(m.made.size() % 3 == 0 ? Sample.STRICT : Sample.AMBER),
          CIRCLE);
    }
    return m.made;
  }

  /** What supporters share, and what one of them keeps to itself. */
  static List<Secret> ofSupporters(char world) {
    Making m = new Making(world == 'a' ? 'c' : 'd');
    boolean first = world == 'a';
    String type = first ? "campaign" : "tool";
    m.add(type, first ? "acme" : "ngo", PUBLIC, m.named(type).marked(Sample.GREEN), SUPPORTERS);
    m.add(
        type,
        "cert-xa",
        first ? EXERCISE : FEEDS,
        m.named(type).marked(first ? Sample.GREEN : Sample.AMBER),
        first ? BOTH : CIRCLE);
    m.add(
        type,
        "acme",
        PUBLIC,
        m.named(type).marked(Sample.RED).text("description", m.word() + " ".repeat(first ? 1 : 99)),
        Set.of("acme"));
    return m.made;
  }
}
