package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.access.Role;
import org.mithaq.node.admit.Sample;
import org.mithaq.node.config.Config;

/**
 * Makes docs/access.md of what a running node answers, cell by cell, and compares it with the
 * committed file; {@code -Dmithaq.write=true} writes the file instead.
 */
class AccessTableTest {

  private static final Path FILE = Path.of("..", "docs", "access.md");

  /** What stands in the table for an account: its relation to what cert-xa shares. */
  private static final Map<String, String> RELATIONS = new LinkedHashMap<>();

  /** Accounts of cert-xa by their only role. */
  private static final Map<String, Role> ROLES = new LinkedHashMap<>();

  private static final Map<String, String> MARKINGS = new LinkedHashMap<>();

  static {
    RELATIONS.put("cert-xa", "own party");
    RELATIONS.put("cert-xc", "circle's member, no supporter");
    RELATIONS.put("cert-xb", "circle's member, named in RED");
    RELATIONS.put("ngo", "supporter outside");
    RELATIONS.put("acme", "supporter outside, named in RED");
    RELATIONS.put("depositary", "other party");
    RELATIONS.put("admin", "operator");
    RELATIONS.put("", "nobody in particular");
    ROLES.put("xa-reads", Role.READER);
    ROLES.put("xa-shares", Role.CONTRIBUTOR);
    ROLES.put("xa-signs", Role.SIGNER);
    ROLES.put("xa-keeps", Role.PARTY_ADMINISTRATOR);
    ROLES.put("xa-steers", Role.CIRCLE_STEWARD);
    ROLES.put("xa-deposits", Role.DEPOSITARY);
    MARKINGS.put("TLP:CLEAR", Sample.CLEAR);
    MARKINGS.put("TLP:GREEN", Sample.GREEN);
    MARKINGS.put("TLP:AMBER", Sample.AMBER);
    MARKINGS.put("TLP:AMBER+STRICT", Sample.STRICT);
    MARKINGS.put("TLP:RED", Sample.RED);
    MARKINGS.put("none", "");
  }

  @TempDir private static Path folder;
  private static AccessNode node;
  private static int number = 400;

  @BeforeAll
  static void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"), AccessTableTest::withRoles);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Config withRoles(Config config) {
    Config with = config;
    for (Map.Entry<String, Role> each : ROLES.entrySet()) {
      with = DelegateNames.with(with, each.getKey(), "cert-xa", Set.of(each.getValue()));
    }
    return with;
  }

  @Test
  void theCommittedTableIsWhatANodeAnswers() throws Exception {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Who may read and do what

        Made by `AccessTableTest` of the answers of a running demo, cell by cell; the build fails where they differ. After a change that is
        meant: `./mvnw test -pl node -am -Dtest=AccessTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dmithaq.write=true`.

        «yes» is an answer with the object, «404» the one that is given for what never was, «–» says that such an object is refused.
        What cert-xa shares is read; in TLP:RED it names the delegates `cert-xb` and `acme`.

        """);
    for (String collection : List.of(EXERCISE, PUBLIC)) {
      reading(page, collection);
    }
    writing(page);
    duties(page);
    if (Boolean.getBoolean("mithaq.write")) {
      Files.writeString(FILE, page);
    }
    assertThat(Files.readString(FILE)).isEqualTo(page.toString());
  }

  /** A way to what is shared. */
  private record Way(String name, String path) {}

  private static List<Way> ways(String collection, String id, long act) {
    String objects = AccessNode.objects(collection);
    return List.of(
        new Way("GET objects", objects + "?match[id]=" + id),
        new Way("GET object", objects + id + "/"),
        new Way("GET versions", objects + id + "/versions/"),
        new Way("GET manifest", objects.replace("objects", "manifest") + "?match[id]=" + id),
        new Way("GET /lookup", "/lookup?id=" + id),
        new Way("GET /stream", "/stream?follow=false&from=" + act),
        new Way("GET /log/receipt", "/log/receipt/" + act),
        new Way("GET page", "/en/threats/objects/" + id),
        new Way("GET raw", "/threats/objects/" + id + "/raw"));
  }

  private static String cell(String user, Way way, String id) throws Exception {
    AccessNode.Answer answer = node.get(user, way.path());
    boolean list =
        way.name().endsWith("objects")
            || way.name().endsWith("manifest")
            || way.name().endsWith("lookup")
            || way.name().endsWith("stream");
    if (answer.status() != 200) {
      return Integer.toString(answer.status());
    }
    return list && !answer.text().contains(id) ? "nothing" : "yes";
  }

  private static void reading(StringBuilder page, String collection) throws Exception {
    boolean circle = collection.equals(EXERCISE);
    page.append(
        circle
            ? "## Reading, in a circle's collection (default AMBER, strict)\n"
            : "## Reading, in a collection without a circle (default CLEAR, strict)\n");
    for (Map.Entry<String, String> marking : MARKINGS.entrySet()) {
      String id = Sample.id("campaign");
      Sample object = Sample.of("campaign", id).text("name", "n");
      if (!marking.getValue().isEmpty()) {
        object.marked(marking.getValue());
      }
      if (marking.getValue().equals(Sample.RED)) {
        object.recipients("[\"cert-xb\",\"acme\"]");
      }
      long act = node.acts();
      boolean taken =
          node.post("cert-xa", collection, object.json()).text().contains("\"success_count\":1");
      page.append("\n### ").append(marking.getKey()).append("\n\n");
      if (!taken) {
        page.append("– refused: it needs a collection with a circle.\n");
        continue;
      }
      node.settle();
      List<Way> ways = ways(collection, id, act);
      row(page, "relation", ways.stream().map(Way::name).toList());
      row(page, "---", ways.stream().map(_ -> "---").toList());
      for (Map.Entry<String, String> relation : RELATIONS.entrySet()) {
        List<String> cells = new ArrayList<>();
        for (Way way : ways) {
          cells.add(cell(relation.getKey(), way, id));
        }
        row(page, relation.getValue(), cells);
      }
    }
    page.append('\n');
  }

  private static void row(StringBuilder page, String first, List<String> cells) {
    page.append("| ").append(first).append(" | ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** What somebody does, and how it is answered. */
  private interface Doing {
    String by(String user) throws Exception;
  }

  private static void writing(StringBuilder page) throws Exception {
    page.append("## Writing, by relation\n\n");
    page.append(
        "«taken» and «refused» are said of the object in a 202; a number is the status.\n\n");
    Map<String, Doing> doings = new LinkedHashMap<>();
    for (Map.Entry<String, String> each :
        Map.of(PUBLIC, "public", EXERCISE, "exercise").entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .toList()) {
      for (Map.Entry<String, String> marking : MARKINGS.entrySet()) {
        doings.put(
            "POST objects, " + each.getValue() + ", " + marking.getKey(),
            user -> sent(user, each.getKey(), marked(marking.getValue())));
      }
    }
    doings.put("DELETE what cert-xa shared", AccessTableTest::deletes);
    doings.put(
        "POST /access/readers, exercise",
        user -> {
          String body = AccessNode.envelope(List.of(Sample.malware().json()));
          return status(user, "POST", "/access/readers?collection=exercise", body);
        });
    doings.put("GET /access/tokens", user -> status(user, "GET", "/access/tokens", ""));
    row(page, "verb, endpoint, marking", List.copyOf(RELATIONS.values()));
    row(page, "---", RELATIONS.values().stream().map(_ -> "---").toList());
    for (Map.Entry<String, Doing> doing : doings.entrySet()) {
      List<String> cells = new ArrayList<>();
      for (String user : RELATIONS.keySet()) {
        cells.add(doing.getValue().by(user));
      }
      row(page, doing.getKey(), cells);
    }
    page.append('\n');
  }

  private static String marked(String marking) {
    return (marking.isEmpty() ? Sample.malware() : Sample.malware().marked(marking)).json();
  }

  /** What cert-xa has just shared for everyone. */
  private static String deletes(String user) throws Exception {
    String id = Sample.id("campaign");
    node.sent("cert-xa", PUBLIC, Sample.of("campaign", id).text("name", "n").json());
    return status(user, "DELETE", AccessNode.objects(PUBLIC) + id + "/", "");
  }

  private static String status(String user, String method, String path, String body)
      throws Exception {
    return Integer.toString(node.ask(user, method, path, body).status());
  }

  private static String sent(String user, String collection, String object) throws Exception {
    AccessNode.Answer answer = node.post(user, collection, object);
    if (answer.status() != 202) {
      return Integer.toString(answer.status());
    }
    return answer.text().contains("\"success_count\":1") ? "taken" : "refused";
  }

  private static void duties(StringBuilder page) throws Exception {
    page.append(
        "## Writing, by a delegate's role\n\nDelegates of cert-xa, which is the steward of the circle; each has this role alone.\n\n");
    List<String> names =
        List.of(
            "reads AMBER",
            "POST object",
            "POST position",
            "POST undertaking",
            "POST membership",
            "DELETE its party's");
    row(page, "role", names);
    row(page, "---", names.stream().map(_ -> "---").toList());
    String amber = Sample.id("campaign");
    node.sent(
        "cert-xa",
        EXERCISE,
        Sample.of("campaign", amber).text("name", "n").marked(Sample.AMBER).json());
    for (Map.Entry<String, Role> role : ROLES.entrySet()) {
      String user = role.getKey();
      row(
          page,
          role.getValue().word(),
          List.of(
              node.reads(user, EXERCISE, amber) ? "yes" : "404",
              sent(user, EXERCISE, Sample.malware().json()),
              sent(
                  user,
                  PUBLIC,
                  RegisterText.position(RegisterText.uuid(number++), RegisterText.XA, "supports")),
              sent(
                  user,
                  PUBLIC,
                  RegisterText.undertaking(RegisterText.uuid(number++), "U", RegisterText.XA)),
              sent(
                  user,
                  PUBLIC,
                  RegisterText.membership(
                      RegisterText.uuid(number++), RegisterText.CIRCLE, RegisterText.XC, "member")),
              deletes(user)));
    }
  }
}
