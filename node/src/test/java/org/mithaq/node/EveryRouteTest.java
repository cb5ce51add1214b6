package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.crash.DemoClient.ANYONE;
import static org.mithaq.node.crash.DemoClient.COLLECTIONS;
import static org.mithaq.node.crash.DemoClient.EXERCISE;
import static org.mithaq.node.crash.DemoClient.FEEDS;
import static org.mithaq.node.crash.DemoClient.PUBLIC;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.crash.DemoClient;
import org.mithaq.node.crash.Envelopes;
import org.mithaq.node.crash.Notes;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Route;

/**
 * Every way out of a node, found by asking the node itself: each says to whom it answers what, and
 * none shows anything of what a reader may not read. Who adds a route adds it to the table here.
 */
final class EveryRouteTest {

  private static final String GREEN = "quicksilver";
  private static final String CIRCLE = "verdigris";
  private static final String RED = "cinnabar";

  /** Routes of pages stand once, for all languages. */
  private static final Map<Access, Set<String>> TABLE =
      Map.of(
          Access.OPEN,
          Set.of(
              "GET /",
              "GET /LANG",
              "GET /LANG/{nowhere...}",
              "GET /LANG/mithaq-verify.html",
              "GET /LANG/threats/feed.atom",
              "GET /LANG/verify",
              "GET /assets/FILE",
              "GET /healthz",
              "GET /readyz",
              "GET /register/applications/{id}",
              "GET /register/codebook.ar.md",
              "GET /register/codebook.en.md",
              "GET /register/codebook.fr.md",
              "GET /register/codebook.md",
              "POST /register/applications",
              "POST /register/applications/{id}/check",
              "POST /register/applications/{id}/position"),
          Access.PUBLISHED,
          Set.of("GET /log/checkpoint", "GET /log/key", "GET /log/tile/{tile...}"),
          Access.FILTERED,
          Set.of(
              "GET /LANG/",
              "GET /LANG/account",
              "GET /LANG/register/feed.atom",
              "GET /LANG/map.svg",
              "GET /LANG/method",
              "GET /LANG/register",
              "GET /LANG/register/accords/{slug}",
              "GET /LANG/register/circles",
              "GET /LANG/register/circles/{slug}",
              "GET /LANG/register/parties",
              "GET /LANG/register/parties/{id}",
              "GET /LANG/register/positions",
              "GET /LANG/register/undertakings",
              "GET /LANG/register/undertakings/{id}",
              "GET /LANG/set-up",
              "GET /LANG/sign-in",
              "GET /LANG/story",
              "GET /LANG/threats",
              "GET /LANG/threats/incidents",
              "GET /LANG/threats/objects/{id}",
              "GET /log/receipt/{sequence}",
              "GET /lookup",
              "GET /register/{list}",
              "GET /threats/objects/{id}/raw",
              "POST /access/readers",
              "POST /lookup"),
          Access.SCOPED,
          Set.of(
              "DELETE /taxii2/accord/collections/{collection}/objects/{object}/",
              "GET /taxii2/",
              "GET /taxii2/accord/",
              "GET /taxii2/accord/collections/",
              "GET /taxii2/accord/collections/{collection}/",
              "GET /taxii2/accord/collections/{collection}/manifest/",
              "GET /taxii2/accord/collections/{collection}/objects/",
              "GET /taxii2/accord/collections/{collection}/objects/{object}/",
              "GET /taxii2/accord/collections/{collection}/objects/{object}/versions/",
              "GET /taxii2/accord/status/{status}/",
              "POST /taxii2/accord/collections/{collection}/objects/"),
          Access.OWN,
          Set.of(
              "DELETE /access/holds/{act}",
              "DELETE /access/tokens/{id}",
              "GET /access/audit",
              "GET /access/holds",
              "GET /access/tokens",
              "GET /register/applications",
              "POST /access/erasures",
              "POST /access/holds",
              "POST /access/tokens",
              "POST /register/applications/{id}/decide"),
          Access.FORM,
          Set.of(
              "POST /LANG/account/people",
              "POST /LANG/account/people/end",
              "POST /LANG/account/tokens",
              "POST /LANG/account/tokens/revoke",
              "POST /LANG/set-up",
              "POST /LANG/sign-in",
              "POST /LANG/sign-out"));

  @TempDir private Path folder;

  @Test
  void everyRouteSaysToWhomItAnswersWhat() throws Exception {
    try (LocalNode node = LocalNode.create(folder.resolve("data"))) {
      Map<Access, Set<String>> found = new TreeMap<>();
      for (Route route : node.routes()) {
        found
            .computeIfAbsent(route.access(), _ -> new TreeSet<>())
            .add(
                route.method()
                    + " "
                    + route
                        .pattern()
                        .replaceFirst("^/(ar|fr|en)(?=/|$)", "/LANG")
                        .replaceFirst("^/assets/.+", "/assets/FILE"));
      }
      Map<Access, Set<String>> expected = new TreeMap<>();
      TABLE.forEach((access, routes) -> expected.put(access, new TreeSet<>(routes)));
      assertThat(lines(found)).isEqualTo(lines(expected));
    }
  }

  private static String lines(Map<Access, Set<String>> table) {
    StringBuilder lines = new StringBuilder();
    table.forEach((access, routes) ->
        routes.forEach(route -> lines.append(access).append(' ').append(route).append('\n')));
    return lines.toString();
  }

  @Test
  void noRouteShowsWhatAReaderMayNotRead() throws Exception {
    try (LocalNode node = LocalNode.create(folder.resolve("data"))) {
      DemoClient client = node.client;
      List<String> ids = new ArrayList<>();
      for (String collection : List.of(EXERCISE, FEEDS, PUBLIC)) {
        ids.add(
            share(
                client,
                collection,
                "note--%08d-0000-4000-8000-000000000000".formatted(ids.size()),
                Notes.GREEN,
                GREEN));
        ids.add(
            share(
                client,
                collection,
                "note--%08d-0000-4000-8000-000000000000".formatted(ids.size()),
                Notes.RED,
                RED));
        if (!collection.equals(PUBLIC)) {
          ids.add(
              share(
                  client,
                  collection,
                  "note--%08d-0000-4000-8000-000000000000".formatted(ids.size()),
                  Notes.AMBER,
                  CIRCLE));
          ids.add(
              share(
                  client,
                  collection,
                  "note--%08d-0000-4000-8000-000000000000".formatted(ids.size()),
                  Notes.AMBER_STRICT,
                  CIRCLE));
          ids.add(
              share(
                  client,
                  collection,
                  "note--%08d-0000-4000-8000-000000000000".formatted(ids.size()),
                  "",
                  CIRCLE));
        }
      }
      Map<String, Set<String>> hidden =
          Map.of(
              ANYONE,
              Set.of(GREEN, CIRCLE, RED),
              "admin",
              Set.of(GREEN, CIRCLE, RED),
              "acme",
              Set.of(CIRCLE, RED),
              "ngo",
              Set.of(CIRCLE, RED),
              "cert-xb",
              Set.of(RED));
      List<String> requests = requests(node.routes(), ids);
      for (Map.Entry<String, Set<String>> reader : hidden.entrySet()) {
        Set<String> seen = new TreeSet<>();
        for (String request : requests) {
          HttpResponse<byte[]> answer = client.get(reader.getKey(), request);
          String all = answer.headers().map() + DemoClient.text(answer);
          for (String word : List.of(GREEN, CIRCLE, RED)) {
            // A search says again what was sought.
            if (all.contains(word) && !request.contains("q=" + word)) {
              assertThat(reader.getValue())
                  .as("%s at %s".formatted(reader.getKey(), request))
                  .doesNotContain(word);
              seen.add(word);
            }
          }
        }
        // The test can fail: what may be read is found.
        Set<String> readable = new TreeSet<>(Set.of(GREEN, CIRCLE, RED));
        readable.removeAll(reader.getValue());
        assertThat(seen).as(reader.getKey()).isEqualTo(readable);
      }
    }
  }

  private static String share(
      DemoClient client, String collection, String id, String marking, String word)
      throws Exception {
    String object =
        """
        {"type":"note","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",\
        "modified":"2026-01-01T00:00:00.000Z","abstract":"%s","content":"%s",\
        "object_refs":["identity--a0000000-0000-4000-8000-0000000000a1"]%s}\
        """
            .formatted(
                id,
                word,
                word,
                marking.isEmpty()
                    ? ""
                    : ",\"object_marking_refs\":[\"marking-definition--" + marking + "\"]");
    HttpResponse<byte[]> answer =
        client.post("cert-xa", collection, Envelopes.of(object.getBytes(StandardCharsets.UTF_8)));
    assertThat(DemoClient.text(answer)).contains("\"success_count\":1");
    return id;
  }

  /** Each GET route with all that could stand in its pattern, and with what filters take. */
  private static List<String> requests(List<Route> routes, List<String> ids) {
    Set<String> requests = new TreeSet<>();
    for (Route route : routes) {
      if (route.method().equals("GET")) {
        expand(route.pattern(), ids, requests);
      }
    }
    for (String word : List.of(GREEN, CIRCLE, RED)) {
      requests.add("/lookup?text=" + word);
      requests.add("/lookup?name=" + word);
      requests.add("/en/threats?q=" + word);
    }
    ids.forEach(id -> requests.add("/lookup?id=" + id));
    return List.copyOf(requests);
  }

  private static void expand(String pattern, List<String> ids, Set<String> into) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      into.add(pattern);
      return;
    }
    int close = pattern.indexOf('}');
    String name = pattern.substring(open + 1, close);
    for (String value : values(name, ids)) {
      expand(pattern.substring(0, open) + value + pattern.substring(close + 1), ids, into);
    }
  }

  private static List<String> values(String name, List<String> ids) {
    return switch (name) {
      case "collection" -> COLLECTIONS;
      case "object", "id" -> ids;
      case "sequence", "act" ->
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
      case "list" -> List.of("parties.json", "positions.csv", "circles.json", "undertakings.json");
      case "slug" -> List.of("exercise", "paris-call");
      case "tile..." -> List.of("0/000.p/12", "entries/000.p/12");
      default -> List.of("x");
    };
  }
}
