package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mithaq.node.http.TestServer;

/** TAXII 2.1 §5.4 and §5.6: reading objects, page by page. */
class ObjectsTest extends TaxiiFixture {

  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

  @Test
  void anEnvelopeHoldsTheVeryBytesThatWereShared() {
    String odd =
        "{ \"type\" : \"malware\",\n \"id\":\"malware--"
            + uuid(1)
            + "\", \"é\":\"\\u00e9\", \"x\":1.50E+2 }";
    node.share(PUBLIC, TestServer.XA, odd);
    node.share(PUBLIC, TestServer.XA, object(2, ""));

    assertThat(get(path(PUBLIC) + "objects/").body())
        .isEqualTo("{\"more\":false,\"objects\":[" + odd + "," + object(2, "") + "]}");
  }

  @Test
  void contentLengthIsToldAndNothingIsCompressedUnasked() {
    node.share(PUBLIC, TestServer.XA, object(1, ",\"x\":\"" + "é".repeat(4000) + "\""));

    HttpResponse<String> answer = get(path(PUBLIC) + "objects/");

    assertThat(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void aCollectionWithoutReadableObjectsIsAnEmptyObjectWithoutDates() {
    HttpResponse<String> answer = get(path(PUBLIC) + "objects/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-First")).isEmpty();
  }

  @Test
  void theHeadersTellWhenTheFirstAndTheLastOfThePageWereAdded() {
    for (int i = 0; i < 5; i++) {
      node.share(PUBLIC, TestServer.XA, object(i, ""));
    }

    HttpResponse<String> answer = get(path(PUBLIC) + "objects/?limit=2&next=1");

    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-First"))
        .hasValue("2026-09-21T14:13:21.000001Z");
    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-Last"))
        .hasValue("2026-09-21T14:13:22.000002Z");
  }

  @Test
  void followingNextReadsEveryObjectOnce() {
    List<String> shared = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      shared.add(id(i));
      node.share(PUBLIC, TestServer.XA, indicator(i, "2026-01-01T00:00:00.000Z"));
    }

    List<String> read = new ArrayList<>();
    String next = "";
    while (true) {
      String body = get(path(PUBLIC) + "objects/?limit=4" + next).body();
      read.addAll(ids(body));
      Matcher found = NEXT.matcher(body);
      assertThat(body.contains("\"more\":true")).isEqualTo(found.find());
      if (body.contains("\"more\":false")) {
        break;
      }
      found.reset();
      assertThat(found.find()).isTrue();
      next = "&next=" + found.group(1);
    }

    assertThat(read).isEqualTo(shared);
  }

  @Test
  void withoutALimitAPageHasTheDefaultAndAGreaterLimitIsCapped() {
    for (int i = 0; i < 60; i++) {
      node.share(PUBLIC, TestServer.XA, indicator(i, "2026-01-01T00:00:00.000Z"));
    }

    assertThat(ids(get(path(PUBLIC) + "objects/").body())).hasSize(SETTINGS.defaultLimit());
    assertThat(ids(get(path(PUBLIC) + "objects/?limit=51").body())).hasSize(SETTINGS.maxLimit());
    assertThat(ids(get(path(PUBLIC) + "objects/?limit=99999999999999999999").body()))
        .hasSize(SETTINGS.maxLimit());
  }

  @Test
  void aPageEndsBeforeItGrowsTooLargeAndALargerObjectHasAPageOfItsOwn() {
    String big = ",\"x\":\"" + "y".repeat(30_000) + "\"";
    for (int i = 0; i < 3; i++) {
      node.share(PUBLIC, TestServer.XA, object(i, big));
    }
    node.share(PUBLIC, TestServer.XA, object(3, ",\"x\":\"" + "y".repeat(200_000) + "\""));
    node.share(PUBLIC, TestServer.XA, object(4, ""));

    String first = get(path(PUBLIC) + "objects/").body();
    assertThat(ids(first)).hasSize(2);
    assertThat(first).startsWith("{\"more\":true,\"next\":\"2\",");
    assertThat(ids(get(path(PUBLIC) + "objects/?next=2").body())).hasSize(1);
    assertThat(get(path(PUBLIC) + "objects/?next=3").body())
        .startsWith("{\"more\":true,\"next\":\"4\",")
        .hasSizeGreaterThan(200_000);
  }

  @Test
  void whatAReaderMayNotReadLeavesNoTrace() {
    node.share(EXERCISE, TestServer.XA, object(1, ",\"audience\":\"circle:exercise\""));
    node.share(EXERCISE, TestServer.XA, object(2, ",\"audience\":\"supporters\""));
    node.share(EXERCISE, TestServer.XA, object(3, ",\"audience\":\"circle:exercise\""));

    assertThat(ids(get(path(EXERCISE) + "objects/").body())).hasSize(3);
    HttpResponse<String> outside = getAs("acme", path(EXERCISE) + "objects/?limit=1");
    assertThat(ids(outside.body())).containsExactly("malware--" + uuid(2));
    assertThat(outside.body()).startsWith("{\"more\":false,");
    assertThat(getAnonymously(path(EXERCISE) + "objects/").body()).isEqualTo("{}");
    assertError(
        getAs("acme", path(EXERCISE) + "objects/malware--" + uuid(1) + "/"), 404, "not-found");
  }

  @Test
  void oneObjectIsItsLatestVersionUnlessOthersAreAskedFor() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-03-01T00:00:00.000Z"));
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-02-01T00:00:00.000Z"));
    node.share(PUBLIC, TestServer.XA, indicator(2, "2026-05-01T00:00:00.000Z"));
    String object = path(PUBLIC) + "objects/" + id(1) + "/";

    assertThat(get(object).body()).contains("2026-03-01").doesNotContain("2026-02-01");
    assertThat(ids(get(object + "?match[version]=all").body())).hasSize(3);
    assertThat(get(object + "?match[version]=first").body()).contains("\"modified\":\"2026-01-01");
  }

  @Test
  void anUnknownObjectIsA404ButAKnownOneThatTheFilterLeavesOutIsEmpty() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));

    assertError(get(path(PUBLIC) + "objects/" + id(2) + "/"), 404, "not-found");
    assertThat(
            get(path(PUBLIC) + "objects/" + id(1) + "/?match[version]=2020-01-01T00:00:00Z").body())
        .isEqualTo("{}");
  }

  @Test
  void aDamagedRecordIsWithheldAndReportedAndItsNeighboursAreServedWhole() {
    for (int i = 0; i < 4; i++) {
      node.share(PUBLIC, TestServer.XA, object(i, ""));
    }
    node.damaged.addAll(List.of(0L, 2L));

    HttpResponse<String> answer = get(path(PUBLIC) + "objects/");

    assertThat(answer.body())
        .isEqualTo("{\"more\":false,\"objects\":[" + object(1, "") + "," + object(3, "") + "]}");
    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-First"))
        .hasValue("2026-09-21T14:13:21.000001Z");
    assertThat(withheld).containsExactly(0L, 2L);
  }

  @Test
  void aPageOfDamagedRecordsAloneHasNoObjectsAndLeadsOn() {
    for (int i = 0; i < 3; i++) {
      node.share(PUBLIC, TestServer.XA, object(i, ""));
    }
    node.damaged.addAll(List.of(0L, 1L));

    assertThat(get(path(PUBLIC) + "objects/?limit=2").body())
        .isEqualTo("{\"more\":true,\"next\":\"2\"}");
  }

  @Test
  void anObjectWhoseRecordIsDamagedIsNotThere() {
    node.share(PUBLIC, TestServer.XA, object(1, ""));
    node.damaged.add(0L);

    assertError(get(path(PUBLIC) + "objects/malware--" + uuid(1) + "/"), 404, "not-found");
    assertThat(withheld).containsExactly(0L);
  }

  @Test
  void whileTheIndexIsRebuiltTheAnswerIs503WithRetryAfter() {
    node.rebuilding = true;

    HttpResponse<String> answer = get(path(PUBLIC) + "objects/");

    assertError(answer, 503, "busy");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
  }

  @Test
  void everyBufferComesBackAfterItsPage() {
    for (int i = 0; i < 10; i++) {
      node.share(PUBLIC, TestServer.XA, object(i, ""));
    }
    for (int i = 0; i < 20; i++) {
      get(path(PUBLIC) + "objects/");
      server.send(request(path(PUBLIC) + "objects/", "cert-xa").HEAD());
    }

    server.server.close();
    assertThat(pool.lent()).isZero();
  }

  @Test
  void whenAllBuffersAreLentTheAnswerIs503WithRetryAfter() throws Exception {
    node.share(PUBLIC, TestServer.XA, object(1, ""));
    try (var all = pool.lease(1 << 20).orElseThrow()) {
      assertThat(all.buffer().capacity()).isEqualTo(1 << 20);

      assertError(get(path(PUBLIC) + "objects/"), 503, "busy");
    }
    assertThat(get(path(PUBLIC) + "objects/").statusCode()).isEqualTo(200);
  }

  static List<String> ids(String body) {
    return Pattern.compile("\"id\":\"([^\"]+)\"")
        .matcher(body)
        .results()
        .map(r -> r.group(1))
        .toList();
  }
}
