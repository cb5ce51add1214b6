package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mithaq.node.http.TestServer;

/** TAXII 2.1 §5.3 and §5.8: what there is, without the objects. */
class ManifestTest extends TaxiiFixture {

  @Test
  void aManifestEntryTellsIdVersionMediaTypeAndWhenItWasAdded() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));

    var answer = get(path(PUBLIC) + "manifest/");

    assertThat(answer.body())
        .isEqualTo(
            "{\"more\":false,\"objects\":[{\"id\":\""
                + id(1)
                + "\",\"date_added\":\"2026-09-21T14:13:20.000000Z\","
                + "\"version\":\"2026-01-01T00:00:00.000Z\","
                + "\"media_type\":\"application/stix+json;version=2.1\"}]}");
    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-First"))
        .hasValue("2026-09-21T14:13:20.000000Z");
    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-Last"))
        .hasValue("2026-09-21T14:13:20.000000Z");
  }

  @Test
  void theVersionOfAnUnversionedObjectIsWhenItWasAdded() {
    node.share(
        PUBLIC, TestServer.XA, "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--" + uuid(1) + "\"}");

    assertThat(get(path(PUBLIC) + "manifest/").body())
        .contains("\"version\":\"2026-09-21T14:13:20.000000Z\"");
    assertThat(get(path(PUBLIC) + "objects/ipv4-addr--" + uuid(1) + "/versions/").body())
        .isEqualTo("{\"more\":false,\"versions\":[\"2026-09-21T14:13:20.000000Z\"]}");
  }

  /** §2: a list that would be empty is left out. */
  @Test
  void aPageOfWhichAllIsDamagedLeadsOnWithoutAList() {
    for (int i = 0; i < 3; i++) {
      node.damaged.add(node.share(PUBLIC, TestServer.XA, indicator(i, "2026-01-01T00:00:00.000Z")));
    }

    assertThat(get(path(PUBLIC) + "manifest/?limit=2").body())
        .isEqualTo("{\"more\":true,\"next\":\"2\"}");
    assertThat(withheld).containsExactly(0L, 1L);
  }

  /** §5.3 names both media types for a manifest. */
  @Test
  void whoAcceptsStixAloneGetsAManifestToo() {
    for (String accept :
        List.of(
            "application/stix+json;version=2.1",
            "application/taxii+json;version=2.1,application/stix+json;version=2.1")) {
      assertThat(
              send(server.request(path(PUBLIC) + "manifest/").header("Accept", accept))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void manifestsAreFilteredAndPagedAsObjectsAre() {
    for (int i = 0; i < 5; i++) {
      node.share(PUBLIC, TestServer.XA, indicator(i, "2026-01-01T00:00:00.000Z"));
    }

    assertThat(get(path(PUBLIC) + "manifest/?limit=2").body())
        .startsWith("{\"more\":true,\"next\":\"2\",\"objects\":[");
    assertThat(get(path(PUBLIC) + "manifest/?match[id]=" + id(3)).body()).contains(id(3));
    assertThat(get(path(PUBLIC) + "manifest/?match[type]=malware").body()).isEqualTo("{}");
  }

  @Test
  void allVersionsOfAnObjectAreListedInTheOrderOfSharing() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-02-01T00:00:00.000Z"));
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));
    String versions = path(PUBLIC) + "objects/" + id(1) + "/versions/";

    assertThat(get(versions).body())
        .isEqualTo(
            "{\"more\":false,\"versions\":[\"2026-02-01T00:00:00.000Z\",\"2026-01-01T00:00:00.000Z\"]}");
    assertThat(get(versions + "?limit=1").body())
        .isEqualTo("{\"more\":true,\"next\":\"1\",\"versions\":[\"2026-02-01T00:00:00.000Z\"]}");
    assertThat(get(versions + "?match[spec_version]=2.0").body()).isEqualTo("{}");
  }

  @Test
  void versionsOfAnUnknownOrUnreadableObjectAreA404() {
    node.share(EXERCISE, TestServer.XA, object(1, ",\"audience\":\"circle:exercise\""));

    assertError(get(path(PUBLIC) + "objects/" + id(1) + "/versions/"), 404, "not-found");
    assertError(
        getAs("acme", path(EXERCISE) + "objects/malware--" + uuid(1) + "/versions/"),
        404,
        "not-found");
  }

  @Test
  void aDamagedRecordIsLeftOutAndReported() {
    node.share(PUBLIC, TestServer.XA, indicator(1, "2026-01-01T00:00:00.000Z"));
    node.share(PUBLIC, TestServer.XA, indicator(2, "2026-01-01T00:00:00.000Z"));
    node.damaged.add(0L);

    assertThat(get(path(PUBLIC) + "manifest/").body()).contains(id(2)).doesNotContain(id(1));
    assertThat(withheld).containsExactly(0L);
  }
}
