package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.http.TestServer;

/** TAXII 2.1 §3.4 filtering and §3.5 paging: what is understood, and what is refused. */
class FilterTest extends TaxiiFixture {

  private static final String V1 = "2026-01-01T00:00:00.000Z";
  private static final String V2 = "2026-02-01T00:00:00.000Z";
  private static final String V3 = "2026-03-01T00:00:00.000Z";

  @BeforeEach
  void share() {
    node.share(PUBLIC, TestServer.XA, indicator(1, V1));
    node.share(PUBLIC, TestServer.XA, indicator(1, V2));
    node.share(PUBLIC, TestServer.XA, indicator(1, V3));
    node.share(PUBLIC, TestServer.XA, indicator(2, V2));
    node.share(PUBLIC, TestServer.XA, object(3, ""));
  }

  @Test
  void byDefaultTheLatestVersionsAreGiven() {
    assertThat(versions("")).containsExactly(V3, V2, "2026-02-01T00:00:00.000Z");
  }

  @Test
  void versionsMatchByWordAndByTimestampAndAnyOfSeveralWillDo() {
    String id = "match[id]=" + id(1) + "&";
    assertThat(versions(id + "match[version]=first")).containsExactly(V1);
    assertThat(versions(id + "match[version]=last")).containsExactly(V3);
    assertThat(versions(id + "match[version]=all")).containsExactly(V1, V2, V3);
    assertThat(versions(id + "match[version]=first,last")).containsExactly(V1, V3);
    assertThat(versions(id + "match[version]=" + V2 + ",last")).containsExactly(V2, V3);
  }

  @Test
  void aTimestampMatchesByItsTimeNotItsText() {
    assertThat(versions("match[id]=" + id(1) + "&match[version]=2026-02-01T00:00:00Z"))
        .containsExactly(V2);
  }

  @Test
  void aVersionThatNoObjectCanHaveMatchesNothing() {
    assertThat(get(path(PUBLIC) + "objects/?match[version]=1066-10-14T09:00:00Z").body())
        .isEqualTo("{}");
    assertThat(get(path(PUBLIC) + "objects/?match[version]=2026-01-01T00:00:00.0000000001Z").body())
        .isEqualTo("{}");
  }

  @Test
  void commasMeanOrAndFieldsMeanAnd() {
    assertThat(versions("match[id]=" + id(1) + "," + id(2))).hasSize(2);
    assertThat(versions("match[type]=indicator,malware")).hasSize(3);
    assertThat(versions("match[type]=malware&match[id]=" + id(1))).isEmpty();
  }

  @Test
  void aCommaMayBePercentEncoded() {
    assertThat(versions("match[id]=" + id(1) + "%2C" + id(2))).hasSize(2);
  }

  @Test
  void everythingHereIsOfSpecVersion21() {
    assertThat(versions("match[spec_version]=2.1")).hasSize(3);
    assertThat(versions("match[spec_version]=2.0,2.1")).hasSize(3);
    assertThat(versions("match[spec_version]=2.0")).isEmpty();
  }

  @Test
  void unknownMatchFieldsAndParametersAreIgnored() {
    assertThat(versions("match[colour]=red&match[colour]=blue&flavour=x")).hasSize(3);
  }

  @Test
  void addedAfterIsExclusiveToTheMicrosecond() {
    assertThat(ObjectsTest.ids(get(after("2026-09-21T14:13:23.000003Z")).body())).hasSize(1);
    assertThat(ObjectsTest.ids(get(after("2026-09-21T14:13:23.000002Z")).body())).hasSize(2);
    assertThat(ObjectsTest.ids(get(after("2026-09-21T14:13:23.0000029Z")).body())).hasSize(2);
    assertThat(get(after("2026-09-21T14:13:24.000004Z")).body()).isEqualTo("{}");
    assertThat(get(after("9999-12-31T23:59:60Z")).body()).isEqualTo("{}");
    assertThat(get(after("0000-01-01T00:00:00Z")).body()).contains("\"objects\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=x",
        "limit=",
        "limit=1.5",
        "limit=1e3",
        "limit=01",
        "limit=%2B1",
        "limit=٣",
        "limit=1&limit=1",
        "next=",
        "next=x",
        "next=-1",
        "next=1.0",
        "next=99999999999999999999",
        "next=00",
        "next=1&next=1",
        "added_after=foo",
        "added_after=",
        "added_after=2026-01-01",
        "added_after=2026-13-01T00:00:00Z",
        "added_after=2026-02-30T00:00:00Z",
        "added_after=2026-01-01T24:00:00Z",
        "added_after=2026-01-01T00:00:61Z",
        "added_after=2026-01-01T00:00:00",
        "added_after=2026-01-01T00:00:00%2B00:00",
        "added_after=2026-01-01t00:00:00z",
        "added_after=2026-01-01T00:00:00.Z",
        "added_after=2026-01-01T00:00:00Z&added_after=2026-01-01T00:00:00Z",
        "match[version]=foo",
        "match[version]=all,last",
        "match[version]=all,2026-01-01T00:00:00Z",
        "match[version]=",
        "match[version]=last,",
        "match[version]=last,first,last",
        "match[version]=2026-01-01T00:00:00Z,2026-01-01T00:00:00Z",
        "match[version]=last&match[version]=first",
        "match[type]=",
        "match[type]=a,,b",
        "match[type]=a&match[type]=b",
        "match[id]=,",
        "match[id]=a&match[id]=a",
        "match[spec_version]=",
        "match[spec_version]=2.1&match[spec_version]=2.0"
      })
  void whatIsNotOfTheFormIsA400ThatNamesTheParameter(String query) {
    for (String endpoint : List.of("objects/", "manifest/")) {
      var answer = get(path(PUBLIC) + endpoint + "?" + query.replace("٣", "%D9%A3"));
      assertError(answer, 400, "bad-parameter");
      assertThat(answer.body()).contains("\"where\":\"" + query.substring(0, query.indexOf('=')));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "next=%00%ff",
        "next=%",
        "next=%1",
        "next=%zz",
        "limit=%0a1",
        "%ff=1",
        "match[id]=%c0%af",
        "match[id]=%ed%a0%80",
        "a=%00"
      })
  void whatIsNotPercentEncodedUtf8IsA400(String query) throws Exception {
    // Java's client refuses to send some of these.
    String answer =
        server.raw(
            "GET "
                + path(PUBLIC)
                + "objects/?"
                + query
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: "
                + TAXII
                + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"http_status\":\"400\"");
  }

  @Test
  void moreThanAHundredParametersAreA400() {
    assertError(get(path(PUBLIC) + "objects/?" + "a=1&".repeat(101)), 400, "bad-query");
  }

  @Test
  void theVersionsEndpointKnowsNoMatchForVersion() {
    assertThat(get(path(PUBLIC) + "objects/" + id(1) + "/versions/?match[version]=foo").body())
        .contains(V1, V2, V3);
  }

  private static String after(String timestamp) {
    return path(PUBLIC) + "objects/?match[version]=all&added_after=" + timestamp;
  }

  private List<String> versions(String query) {
    String body = get(path(PUBLIC) + "objects/?" + query).body();
    return java.util.regex.Pattern.compile("\"modified\":\"([^\"]+)\"")
        .matcher(body)
        .results()
        .map(r -> r.group(1))
        .toList();
  }
}
