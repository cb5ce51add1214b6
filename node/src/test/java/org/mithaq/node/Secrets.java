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
  static final String OPEN_INDICATOR = "indicator--00000000-0000-4000-8000-0000000001d0";
  static final String OPEN_URL = "url--00000000-0000-4000-8000-00000000cafe";
  static final String OPEN_UNDERTAKING = RegisterText.uuid(8001);

  static final Set<String> CIRCLE = Set.of("cert-xa", "cert-xb", "cert-xc");
  private static final Set<String> SUPPORTERS = Set.of("cert-xa", "cert-xb", "acme", "ngo");
  private static final Set<String> BOTH = Set.of("cert-xa", "cert-xb", "cert-xc", "acme", "ngo");

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
        Sample.of("campaign", VERSIONED).text("name", "Old name").marked(Sample.CLEAR).json(),
        openIndicator().json());
    node.sent(
        "cert-xb",
        PUBLIC,
        RegisterText.undertaking(OPEN_UNDERTAKING, "Open policy", RegisterText.XB));
    node.sent("cert-xa", PUBLIC, MatterSecrets.openContact());
  }

  static Sample openIndicator() {
    return Sample.of("indicator", OPEN_INDICATOR)
        .text("name", "Open indicator")
        .text("pattern", "[url:value = 'http://open.example/']")
        .text("pattern_type", "stix")
        .text("valid_from", Sample.T0)
        .marked(Sample.CLEAR);
  }

  /** Builds the secrets of one world. */
  static final class Making {

    private final char world;
    final List<Secret> made = new ArrayList<>();

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
    return world == 'a' ? CircleSecrets.first() : CircleSecrets.second();
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
