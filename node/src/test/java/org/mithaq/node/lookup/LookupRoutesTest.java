package org.mithaq.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mithaq.node.access.Audience;
import org.mithaq.node.http.TestServer;
import org.mithaq.node.index.Sought;

/** Look-up over HTTP, with an index and a vault in memory behind it. */
class LookupRoutesTest {

  private static final Audience CIRCLE = Audience.of(Set.of("circle:exercise"));
  private static final String IP = "198.51.100.3";
  private static final String NOTHING =
      "{\"as_of\":\"2026-11-24\",\"known_at\":\"2026-11-24\",\"total\":0,\"counts\":{},\"items\":[]}";

  private final MemoryActs acts = new MemoryActs();
  private TestServer server;

  @BeforeEach
  void start() {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T00:00:01Z"));
    server =
        new TestServer(
            new LookupRoutes(acts, acts, acts.audiences, ObjectStates.NONE, clock).routes());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> getAs(String name, String query) {
    return server.send(
        server.request("/lookup?" + query).header("Authorization", TestServer.basic(name)));
  }

  private HttpResponse<String> post(String query, String body) {
    return server.send(
        server
            .request("/lookup" + query)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Sought asked() {
    return acts.asked.orElseThrow();
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String code, String where) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body())
        .startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":\"")
        .endsWith("\",\"where\":\"" + where + "\"}}");
  }

  @Test
  void theAnswerIsTheListFormWithWhatWasFound() {
    acts.share("ipv4-addr--a", Optional.empty(), Audience.PUBLIC, IP);
    acts.share("indicator--b", Audience.PUBLIC, IP);

    HttpResponse<String> answer = server.get("/lookup?observable=" + IP);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body())
        .isEqualTo(
            "{\"as_of\":\"2026-11-24\",\"known_at\":\"2026-11-24\",\"total\":2,"
                + "\"counts\":{\"indicator\":1,\"ipv4-addr\":1},\"items\":["
                + "{\"sequence\":0,\"date_added\":\"2026-11-23T12:00:00.000001Z\","
                + "\"collection\":\"b0000000-0000-4000-8000-000000000001\","
                + "\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--a\","
                + "\"version\":\"2026-11-23T12:00:00.000001Z\","
                + "\"revoked\":false,\"expired\":false,\"false_positive\":0},"
                + "{\"sequence\":1,\"date_added\":\"2026-11-23T12:00:00.000002Z\","
                + "\"collection\":\"b0000000-0000-4000-8000-000000000001\","
                + "\"type\":\"indicator\",\"id\":\"indicator--b\","
                + "\"version\":\"2026-01-01T00:00:00.000Z\","
                + "\"revoked\":false,\"expired\":false,\"false_positive\":0}]}");
    assertThat(server.get("/lookup?observable=192.0.2.1").body()).isEqualTo(NOTHING);
  }

  @Test
  void valuesAreRepeatedOrSeparatedByCommas() {
    assertThat(server.get("/lookup?id=malware--a,malware--b&id=malware--c").body())
        .isEqualTo(NOTHING);
    assertThat(asked()).isEqualTo(new Sought.Ids(Set.of("malware--a", "malware--b", "malware--c")));

    server.get("/lookup?observable=a.example&observable=b.example%2Cc.example");
    assertThat(asked())
        .isEqualTo(new Sought.Observables(Set.of("a.example", "b.example", "c.example")));
  }

  @Test
  void whatPeopleTypeIsTakenAsItStands() {
    server.get("/lookup?name=Lazarus+G,%20x");
    assertThat(asked()).isEqualTo(new Sought.NamePrefix("Lazarus G, x"));

    server.get("/lookup?text=%D9%85%D8%B3%D8%AA%D8%B4%D9%81%D9%89");
    assertThat(asked()).isEqualTo(new Sought.Text("مستشفى"));
  }

  @Test
  void whatTheCallerMayNotReadShowsInNoCountAndNoNext() {
    acts.share("indicator--a", Audience.PUBLIC, IP);
    acts.share("indicator--b", CIRCLE, IP);
    acts.share("indicator--c", CIRCLE, IP);
    String query = "limit=1&observable=" + IP;

    assertThat(getAs("cert-xa", query).body()).contains("\"total\":1").endsWith(",\"next\":1}");
    assertThat(getAs("acme", query).body())
        .isEqualTo(server.get("/lookup?" + query).body())
        .contains("\"total\":1", "\"counts\":{\"indicator\":1}", "\"id\":\"indicator--a\"")
        .doesNotContain("next");
    assertThat(getAs("acme", "next=1&" + query).body()).isEqualTo(NOTHING);
    assertThat(getAs("acme", "id=indicator--b").body())
        .isEqualTo(getAs("acme", "id=indicator--none").body());
  }

  @Test
  void theAudienceIsCheckedAgainBehindTheIndex() {
    acts.share("indicator--a", CIRCLE, IP);
    acts.share("indicator--b", CIRCLE, IP);
    acts.careless = true;

    assertThat(getAs("acme", "limit=1&observable=" + IP).body()).isEqualTo(NOTHING);
    assertThat(getAs("cert-xa", "observable=" + IP).body()).contains("\"total\":2");
  }

  @Test
  void whatWasErasedMeanwhileShowsInNoCountAndNoNext() {
    for (int i = 0; i < 6; i++) {
      acts.share("indicator--" + i, Audience.PUBLIC, IP);
    }
    acts.erased.addAll(Set.of(0L, 2L, 3L, 5L));

    assertThat(server.get("/lookup?limit=1&observable=" + IP).body())
        .contains("\"total\":1", "\"sequence\":1,")
        .endsWith(",\"next\":2}");
    assertThat(server.get("/lookup?limit=1&next=2&observable=" + IP).body())
        .contains("\"total\":1", "\"sequence\":4,")
        .doesNotContain("next");
  }

  @Test
  void pagesGiveEverythingOnce() {
    IntStream.range(0, 25).forEach(i -> acts.share("indicator--" + i, Audience.PUBLIC, IP));
    StringBuilder seen = new StringBuilder();
    String next = "0";
    int pages = 0;
    while (!next.isEmpty()) {
      String page = server.get("/lookup?limit=7&observable=" + IP + "&next=" + next).body();
      for (String item : page.split("\"sequence\":", -1)) {
        seen.append(item.charAt(0) == '{' ? "" : item.substring(0, item.indexOf(',')) + " ");
      }
      next = page.contains("\"next\":") ? page.replaceFirst(".*\"next\":(\\d+)}", "$1") : "";
      pages++;
    }
    assertThat(pages).isEqualTo(4);
    assertThat(seen.toString().strip())
        .isEqualTo(
            IntStream.range(0, 25).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
  }

  @Test
  void aBodyTakesTenThousandValuesWithCommasToo() {
    acts.share("url--a", Audience.PUBLIC, "https://a.example/x,y");
    String values =
        IntStream.range(0, 9_999).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(","));

    HttpResponse<String> most =
        post("?limit=1", "{\"observables\":[\"https://a.example/x,y\"," + values + "]}");

    assertThat(most.body()).contains("\"total\":1", "\"id\":\"url--a\"");
    assertRefused(
        post("", "{\"observables\":[\"a\",\"b\"," + values + "]}"), 413, "too-many", "observables");
    post("", "{\"ids\":[\"malware--a\",\"malware--a\"]}");
    assertThat(asked()).isEqualTo(new Sought.Ids(Set.of("malware--a")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                         | query",
        "limit=3                    | query",
        "id=a&observable=b          | observable",
        "name=a&text=b              | text",
        "id=a&sort=b                | sort",
        "id=a&Limit=1               | Limit",
        "id=                        | id",
        "id=a,,b                    | id",
        "observable=a&observable=   | observable",
        "name=+                     | name",
        "name=a&name=b              | name",
        "name=%D9%80                | name",
        "text=                      | text",
        "id=a&limit=0               | limit",
        "id=a&limit=1001            | limit",
        "id=a&limit=-1              | limit",
        "id=a&limit=5&limit=6       | limit",
        "id=a&next=-1               | next",
        "id=a&next=01               | next",
        "id=a&next=9999999999999999999 | next",
        "id=a&next=x                | next",
      })
  void aBadQueryIsA400ThatNamesTheParameter(String query, String where) {
    assertRefused(server.get("/lookup?" + query), 400, "bad-parameter", where);
  }

  @Test
  void whatPeopleTypeHasABound() {
    assertThat(server.get("/lookup?name=" + "a".repeat(300)).statusCode()).isEqualTo(200);
    assertRefused(server.get("/lookup?name=" + "a".repeat(301)), 400, "bad-parameter", "name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                 | body",
        "{                                  | body",
        "{}                                 | body",
        "[]                                 | body",
        "[\"a\"]                            | body",
        "{\"observable\":[\"a\"]}           | body",
        "{\"ids\":[\"a\"],\"ids\":[\"b\"]}  | body",
        "{\"ids\":[\"a\"],\"limit\":1}      | body",
        "{\"ids\":[\"a\"]} {}               | body",
        "{\"ids\":[\"a\"                    | body",
        "{\"ids\":[[[\"a\"]]]}              | body",
        "{\"ids\":\"a\"}                    | ids",
        "{\"ids\":[]}                       | ids",
        "{\"ids\":[\"a\",1]}                | ids[1]",
        "{\"ids\":[null]}                   | ids[0]",
        "{\"observables\":[\"a\",\" \"]}    | observables[1]",
      })
  void aBadBodyIsA400ThatNamesThePlace(String body, String where) {
    assertRefused(post("", body), 400, "bad-body", where);
  }

  @Test
  void bodiesAndTheirValuesHaveBounds() {
    String longest = "x".repeat(SoughtBody.LONGEST);
    assertThat(post("", "{\"observables\":[\"" + longest + "\"]}").statusCode()).isEqualTo(200);
    assertRefused(post("", "{\"observables\":[\"" + longest + "x\"]}"), 400, "bad-body", "body");
    assertRefused(post("", " ".repeat((4 << 20) + 1)), 413, "too-long", "body");
    assertRefused(post("?id=a", "{\"ids\":[\"a\"]}"), 400, "bad-parameter", "id");
  }

  @Test
  void aBodyOfAnotherMediaTypeIsA415() {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/lookup")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ids\":[\"a\"]}")));

    assertRefused(answer, 415, "unsupported-media-type", "Content-Type");
  }

  @Test
  void whileTheIndexIsRebuiltTheCallerIsAskedToComeBack() {
    acts.rebuilding = true;

    HttpResponse<String> answer = server.get("/lookup?id=a");

    assertRefused(answer, 503, "busy", "");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
  }

  @Test
  void wrongCredentialsAreA401() {
    assertThat(getAs("nobody", "id=a").statusCode()).isEqualTo(401);
  }
}
