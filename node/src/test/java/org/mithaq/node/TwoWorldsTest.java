package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.crash.DemoClient.ANYONE;
import static org.mithaq.node.crash.DemoClient.EXERCISE;
import static org.mithaq.node.crash.DemoClient.FEEDS;
import static org.mithaq.node.crash.DemoClient.PUBLIC;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;

/**
 * Two worlds with acts at equal positions and times, where those that a reader may not read differ
 * in content, ids, sizes, markings, audience and collection: the reader gets the same bytes from
 * both. What is random by nature is named in {@link #comparable}, and nothing else is left out.
 */
final class TwoWorldsTest {

  private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
  private static final List<String> OUTSIDERS = List.of(ANYONE, "acme", "ngo", "admin");

  @TempDir private Path folder;

  /** What is hidden in one world. */
  private record Hidden(String party, String collection, String marking, int size, String word) {}

  private static final List<Hidden> ONE =
      List.of(
          new Hidden("cert-xa", EXERCISE, Notes.AMBER, 60, "alpha"),
          new Hidden("cert-xb", EXERCISE, Notes.RED, 4000, "beta"),
          new Hidden("cert-xa", FEEDS, "", 100, "gamma"),
          new Hidden("cert-xc", EXERCISE, Notes.AMBER_STRICT, 10, "delta"));
  private static final List<Hidden> OTHER =
      List.of(
          new Hidden("cert-xb", FEEDS, Notes.AMBER_STRICT, 9000, "epsilon"),
          new Hidden("cert-xc", PUBLIC, Notes.RED, 10, "zeta"),
          new Hidden("cert-xc", EXERCISE, Notes.AMBER, 700, "eta"),
          new Hidden("cert-xb", FEEDS, Notes.RED, 90, "theta"));

  /** A world: shown and hidden acts in turn. */
  private record World(LocalNode node, List<String> hidden, String root, List<String> keys)
      implements AutoCloseable {

    @Override
    public void close() {
      node.close();
    }
  }

  private World world(String name, List<Hidden> hidden) throws Exception {
    LocalNode node = LocalNode.start(prepared(folder.resolve(name)), () -> NOW, storage -> storage);
    List<String> ids = new ArrayList<>();
    for (int turn = 0; turn < hidden.size(); turn++) {
      String shown = note(id(turn), "shown " + turn, Notes.CLEAR, 20);
      assertAccepted(node.client.post("acme", PUBLIC, Envelopes.of(bytes(shown))));
      Hidden each = hidden.get(turn);
      String id = "note--%08x-0000-4000-8000-%012d".formatted(each.word.hashCode(), turn);
      ids.add(id);
      assertAccepted(
          node.client.post(
              each.party,
              each.collection,
              Envelopes.of(bytes(note(id, each.word, each.marking, each.size)))));
    }
    return new World(
        node,
        ids,
        root(node.client, 2L * hidden.size()),
        DemoClient.text(node.client.get(ANYONE, "/log/key")).lines().toList());
  }

  private static Path prepared(Path data) throws Exception {
    DataDirectory.create(data, LocalNode.ORIGIN);
    return data;
  }

  private static String root(DemoClient client, long acts) throws Exception {
    for (int attempt = 0; ; attempt++) {
      HttpResponse<byte[]> answer = client.get(ANYONE, "/log/checkpoint");
      List<String> lines = DemoClient.text(answer).lines().toList();
      if (answer.statusCode() == 200 && lines.get(1).equals(Long.toString(acts))) {
        return lines.get(2);
      }
      assertThat(attempt).as("published within a quarter of a second").isLessThan(5000);
    }
  }

  private static String id(int number) {
    return "note--00000000-0000-4000-8000-%012d".formatted(number);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String note(String id, String word, String marking, int size) {
    return """
    {"type":"note","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"2026-01-01T00:00:00.000Z","content":"%s %s",\
    "object_refs":["identity--a0000000-0000-4000-8000-0000000000a1"]%s}\
    """
        .formatted(
            id,
            word,
            "x".repeat(size),
            marking.isEmpty()
                ? ""
                : ",\"object_marking_refs\":[\"marking-definition--" + marking + "\"]");
  }

  private static void assertAccepted(HttpResponse<byte[]> answer) {
    assertThat(DemoClient.text(answer)).contains("\"success_count\":1");
  }

  /** Everything that there is to ask for, with the ids of what is hidden in either world. */
  private static List<String> questions(List<String> ids) {
    List<String> questions = new ArrayList<>();
    for (String collection : List.of(PUBLIC, EXERCISE, FEEDS)) {
      String at = "/taxii2/accord/collections/" + collection + "/";
      questions.add(at);
      for (String list : List.of("objects/", "manifest/")) {
        questions.add(at + list);
        questions.add(at + list + "?limit=1");
        questions.add(at + list + "?limit=2&next=3");
        questions.add(at + list + "?match%5Btype%5D=note&added_after=2026-11-10T12:00:00.000001Z");
      }
      for (String id : ids) {
        questions.add(at + "objects/" + id + "/");
        questions.add(at + "objects/" + id + "/versions/");
        questions.add(at + "objects/?match%5Bid%5D=" + id);
      }
    }
    questions.addAll(
        List.of(
            "/taxii2/",
            "/taxii2/accord/",
            "/taxii2/accord/collections/",
            "/taxii2/accord/status/00000000-0000-4000-8000-000000000000/",
            "/lookup?text=x",
            "/access/tokens",
            "/access/holds",
            "/healthz",
            "/readyz"));
    for (String word : List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta")) {
      questions.add("/lookup?name=" + word);
      questions.add("/lookup?text=" + word);
      questions.add("/en/threats?q=" + word);
    }
    for (String id : ids) {
      questions.add("/lookup?id=" + id);
      questions.add("/en/threats/objects/" + id);
      questions.add("/ar/threats/objects/" + id);
    }
    for (int act = 0; act < 10; act++) {
      questions.add("/log/receipt/" + act);
    }
    for (String language : List.of("ar", "fr", "en")) {
      for (String page :
          List.of("/", "/story", "/register", "/threats", "/threats/volumes", "/verify")) {
        questions.add("/" + language + page);
      }
    }
    for (String list : List.of("accords", "parties", "positions", "circles", "undertakings")) {
      questions.add("/register/" + list + ".json");
      questions.add("/register/" + list + ".csv");
    }
    return questions;
  }

  /** An answer without what differs between any two nodes. */
  private static String comparable(HttpResponse<byte[]> answer, World world) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    // The time of day, by the machine's own clock.
    headers.remove("date");
    String body = DemoClient.text(answer);
    if (body.startsWith("c2sp.org/tlog-proof")) {
      // A receipt of what may be read: salts are random, and hashes and signatures follow.
      headers.remove("content-length");
      body = "a receipt";
    }
    // TAXII's errors each have an id, drawn at random.
    body = body.replaceFirst("\"error_id\":\"[0-9a-f-]{36}\"", "");
    // The root of the log: made from random salts.
    String all = answer.statusCode() + " " + headers + "\n" + body;
    all = all.replace(world.root, "ROOT");
    for (String key : world.keys) {
      // The log's keys, as pages show them, with what HTML writes otherwise.
      all = all.replace(key, "KEY").replace(key.replace("+", "&#43;"), "KEY");
    }
    return all;
  }

  @Test
  void whoMayNotReadGetsTheSameBytesFromBoth() throws Exception {
    try (World one = world("one", ONE);
        World other = world("other", OTHER)) {
      List<String> ids = new ArrayList<>(one.hidden);
      ids.addAll(other.hidden);
      Map<String, long[]> nanos = new TreeMap<>();
      for (String user : OUTSIDERS) {
        for (String question : questions(ids)) {
          String first = ask(one, user, question, nanos, 0);
          String second = ask(other, user, question, nanos, 1);
          assertThat(second).as(user + " " + question).isEqualTo(first);
        }
      }
      report(nanos);
      // The test can fail: to a member the worlds are different ones.
      String objects = "/taxii2/accord/collections/" + EXERCISE + "/objects/";
      assertThat(ask(one, "cert-xb", objects, nanos, 0))
          .isNotEqualTo(ask(other, "cert-xb", objects, nanos, 1));
    }
  }

  private static String ask(
      World world, String user, String question, Map<String, long[]> nanos, int which)
      throws Exception {
    long began = System.nanoTime();
    HttpResponse<byte[]> answer = world.node.client.get(user, question);
    nanos.computeIfAbsent(user, _ -> new long[2])[which] += System.nanoTime() - began;
    return comparable(answer, world);
  }

  private static void report(Map<String, long[]> nanos) {
    nanos.forEach((user, each) ->
        System.out.printf(
            Locale.ROOT,
            "TwoWorldsTest: %s waited %d ms in one world, %d ms in the other%n",
            user.isEmpty() ? "anyone" : user,
            Duration.ofNanos(each[0]).toMillis(),
            Duration.ofNanos(each[1]).toMillis()));
  }

  @Test
  void whoSubmitsUnderTheIdOfWhatIsHiddenIsToldTheSame() throws Exception {
    try (World one = world("one", ONE);
        World other = world("other", OTHER)) {
      List<String> ids = new ArrayList<>(one.hidden);
      ids.addAll(other.hidden);
      for (String id : ids) {
        for (String later : List.of("2026-01-01", "2026-01-02")) {
          String object =
              note(id, "guessed", Notes.CLEAR, 5)
                  .replace("\"modified\":\"2026-01-01", "\"modified\":\"" + later);
          assertThat(submitted(other, object)).as(id).isEqualTo(submitted(one, object));
        }
      }
      for (String id : ids) {
        String relation =
            """
            {"type":"relationship","spec_version":"2.1","id":"%s",\
            "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
            "relationship_type":"related-to","source_ref":"%s","target_ref":"%s"}\
            """
                .formatted(id.replace("note--", "relationship--"), id, id(0));
        assertThat(submitted(other, relation)).isEqualTo(submitted(one, relation));
        String at = "/taxii2/accord/collections/" + PUBLIC + "/objects/";
        String relationId = id.replace("note--", "relationship--");
        assertThat(DemoClient.text(other.node.client.get(ANYONE, at + relationId + "/")))
            .isEqualTo(DemoClient.text(one.node.client.get(ANYONE, at + relationId + "/")))
            .contains(relationId);
      }
    }
  }

  private static String submitted(World world, String object) throws Exception {
    HttpResponse<byte[]> answer =
        world.node.client.post("acme", PUBLIC, Envelopes.of(bytes(object)));
    // The status has an id of its own, drawn at random.
    return answer.statusCode()
        + DemoClient.text(answer).replaceFirst("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"STATUS\"");
  }
}
