package org.mithaq.node;

import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.FEEDS;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.util.List;
import java.util.Set;
import org.mithaq.node.Secrets.Secret;
import org.mithaq.node.admit.Sample;

/** What the exercise circle, and delegates whom its members name, keep to themselves. */
final class CircleSecrets {

  /** A definition that nobody has. */
  private static final String UNKNOWN = "11111111-1111-4111-8111-111111111111";

  private CircleSecrets() {}

  static List<Secret> first() {
    Secrets.Making m = new Secrets.Making('a');
    m.add(
        "malware",
        "cert-xa",
        EXERCISE,
        m.named("malware").raw("is_family", "false").marked(Sample.AMBER),
        Secrets.CIRCLE);
    m.add(
        "indicator",
        "cert-xb",
        EXERCISE,
        m.named("indicator")
            .text("pattern_type", "stix")
            .text("valid_from", Sample.T0)
            .text("pattern", "[url:value = 'http://" + m.word() + ".example/']")
            .marked(Sample.STRICT),
        Secrets.CIRCLE);
    m.add(
        "url",
        "cert-xa",
        EXERCISE,
        Sample.url(m.id("url"), "http://" + m.word() + ".example/"),
        Secrets.CIRCLE);
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
        Sample.relationship(Secrets.OPEN, m.at(0).id())
            .text("id", m.id("relationship"))
            .text("description", m.word())
            .marked(Sample.CLEAR),
        Secrets.CIRCLE);
    m.add(
        "sighting",
        "cert-xc",
        EXERCISE,
        Sample.sighting(m.at(0).id())
            .text("id", m.id("sighting"))
            .text("description", m.word())
            .marked(Sample.GREEN),
        Secrets.CIRCLE);
    m.add(
        "incident", "cert-xa", EXERCISE, m.named("incident").marked(Sample.AMBER), Secrets.CIRCLE);
    m.made.add(
        new Secret(
            m.word(),
            m.uuid(),
            "campaign",
            "cert-xa",
            EXERCISE,
            Sample.of("campaign", Secrets.VERSIONED)
                .modified(Sample.T2)
                .text("name", m.word())
                .text("description", m.uuid())
                .marked(Sample.AMBER)
                .json(),
            Secrets.CIRCLE));
    m.add(
        "report",
        "cert-xb",
        EXERCISE,
        m.named("report")
            .text("published", Sample.T0)
            .raw("object_refs", "[\"" + Secrets.OPEN + "\"]")
            .marked(Sample.AMBER),
        Secrets.CIRCLE);
    m.add(
        "language-content",
        "cert-xa",
        EXERCISE,
        Sample.of("language-content", m.id("language-content"))
            .text("object_ref", Secrets.OPEN)
            .raw("contents", "{\"fr\":{\"name\":\"" + m.word() + "\"}}")
            .marked(Sample.AMBER),
        Secrets.CIRCLE);
    m.add("campaign", "cert-xb", FEEDS, m.named("campaign").marked(UNKNOWN), Secrets.CIRCLE);
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
        Secrets.CIRCLE);
    m.add(
        "marking-definition",
        "cert-xa",
        EXERCISE,
        Sample.statement(m.id("marking-definition"))
            .raw("definition", "{\"statement\":\"" + m.word() + "\"}")
            .marked(Sample.AMBER),
        Secrets.CIRCLE);
    m.add("circle", "cert-xa", EXERCISE, circle(m), Secrets.CIRCLE);
    m.add(
        "membership",
        "cert-xa",
        EXERCISE,
        RegisterText.membership(m.uuid(), m.at(m.made.size() - 1).id(), RegisterText.XB, "member")
            .replace("a paper", m.word()),
        Secrets.CIRCLE);
    m.add(
        "undertaking",
        "cert-xa",
        EXERCISE,
        RegisterText.undertaking(m.uuid(), m.word(), RegisterText.XA),
        Secrets.CIRCLE);
    m.add(
        "progress",
        "cert-xa",
        EXERCISE,
        RegisterText.progress(m.uuid(), m.at(m.made.size() - 1).id(), m.word()),
        Secrets.CIRCLE);
    m.add(
        "position",
        "cert-xa",
        EXERCISE,
        RegisterText.position(m.uuid(), RegisterText.ACME, "withdrawn")
            .replace("a paper", m.word()),
        Secrets.CIRCLE);
    m.add(
        "note",
        "cert-xa",
        EXERCISE,
        RegisterText.remark(m.uuid(), RegisterText.XB, m.word()),
        Secrets.CIRCLE);
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
    MatterSecrets.addTo(m);
    m.add(
        "opinion",
        "cert-xb",
        EXERCISE,
        Sample.of("opinion", m.id("opinion"))
            .text("opinion", "strongly-disagree")
            .text("explanation", m.word())
            .raw("labels", "[\"false-positive\"]")
            .raw("object_refs", "[\"" + Secrets.OPEN_INDICATOR + "\"]")
            .marked(Sample.AMBER),
        Secrets.CIRCLE);
    return m.made;
  }

  private static String circle(Secrets.Making m) {
    return RegisterText.circle(m.id("circle"), m.word(), RegisterText.XA);
  }

  static List<Secret> second() {
    Secrets.Making m = new Secrets.Making('b');
    String long3000 = "lengthy ".repeat(400);
    m.add(
        "tool",
        "cert-xa",
        EXERCISE,
        m.named("tool").text("description", long3000 + m.word()).marked(Sample.STRICT),
        Secrets.CIRCLE);
    m.add("campaign", "cert-xb", EXERCISE, m.named("campaign"), Secrets.CIRCLE);
    m.add(
        "domain-name",
        "cert-xa",
        EXERCISE,
        Sample.url(m.id("domain-name"), m.word() + ".example").text("type", "domain-name"),
        Secrets.CIRCLE);
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
        Sample.sighting(Secrets.OPEN)
            .text("id", m.id("sighting"))
            .text("description", m.word())
            .marked(Sample.AMBER),
        Secrets.CIRCLE);
    m.add(
        "relationship",
        "cert-xc",
        EXERCISE,
        Sample.relationship(m.at(0).id(), Secrets.OPEN)
            .text("id", m.id("relationship"))
            .text("description", m.word()),
        Secrets.CIRCLE);
    MatterSecrets.addTo(m);
    while (m.made.size() < first().size() - 1) {
      String type = List.of("campaign", "course-of-action", "tool").get(m.made.size() % 3);
      m.add(
          type,
          m.made.size() % 2 == 0 ? "cert-xa" : "cert-xc",
          m.made.size() % 5 == 0 ? FEEDS : EXERCISE,
          m.named(type)
              .text("description", long3000.substring(m.made.size() * 8) + m.word())
              .marked(m.made.size() % 3 == 0 ? Sample.STRICT : Sample.AMBER),
          Secrets.CIRCLE);
    }
    // Where the first world has an opinion of it, this one has a version that takes it back.
    m.made.add(
        new Secret(
            m.word(),
            m.uuid(),
            "indicator",
            "cert-xa",
            EXERCISE,
            Secrets.openIndicator()
                .modified(Sample.T2)
                .text("name", m.word())
                .text("description", m.uuid())
                .raw("revoked", "true")
                .marked(Sample.AMBER)
                .json(),
            Secrets.CIRCLE));
    return m.made;
  }
}
