package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TAXII 2.1 §4.1, §4.2, §5.1, §5.2: discovery, API root, collections; and the addresses. */
class RootTest extends TaxiiFixture {

  /** In cleartext by its path: an absolute URL would have to be one of HTTPS (§4.1.1). */
  @Test
  void discoveryNamesTheOneApiRoot() {
    String root = "/taxii2/accord/";

    assertThat(getAnonymously("/taxii2/").body())
        .isEqualTo(
            "{\"title\":\"An accord\",\"description\":\"Shared under an accord\","
                + "\"contact\":\"desk@example.org\",\"default\":\""
                + root
                + "\",\"api_roots\":[\""
                + root
                + "\"]}");
  }

  @Test
  void theApiRootTellsItsVersionsAndItsGreatestBody() {
    assertThat(getAnonymously(ROOT).body())
        .isEqualTo(
            "{\"title\":\"An accord\",\"description\":\"Shared under an accord\","
                + "\"versions\":[\"application/taxii+json;version=2.1\"],"
                + "\"max_content_length\":262144}");
  }

  @Test
  void collectionsComeInOrderOfIdWithWhatTheCallerMayDo() {
    String body = getAs("acme", ROOT + "collections/").body();

    assertThat(ObjectsTest.ids(body))
        .containsExactly(EXERCISE.id().toString(), PUBLIC.id().toString(), INBOX.id().toString());
    assertThat(body)
        .contains("\"alias\":\"exercise\",\"can_read\":true,\"can_write\":false")
        .contains("\"alias\":\"public\",\"can_read\":true,\"can_write\":true")
        .contains("\"alias\":\"inbox\",\"can_read\":false,\"can_write\":true")
        .contains("\"media_types\":[\"application/stix+json;version=2.1\"]");
    assertThat(get(ROOT + "collections/").body())
        .contains("\"alias\":\"exercise\",\"can_read\":true,\"can_write\":true");
  }

  @Test
  void aCollectionIsFoundByIdAndByAlias() {
    String byId = get(ROOT + "collections/" + PUBLIC.id() + "/").body();

    assertThat(byId).startsWith("{\"id\":\"" + PUBLIC.id() + "\",\"title\":\"Collection public\"");
    assertThat(get(ROOT + "collections/public/").body()).isEqualTo(byId);
    assertThat(get(ROOT + "collections/public/objects/").statusCode()).isEqualTo(200);
  }

  @Test
  void aCollectionThatTheCallerMayNotKnowOfAnswersAsOneThatIsNotThere() {
    for (String rest : List.of("", "objects/", "manifest/", "objects/" + id(1) + "/")) {
      var hidden = get(ROOT + "collections/hidden/" + rest);
      var missing = get(ROOT + "collections/missing/" + rest);
      assertError(hidden, 404, "not-found");
      assertThat(hidden.body().replaceAll("error_id\":\"[^\"]+", ""))
          .isEqualTo(missing.body().replaceAll("error_id\":\"[^\"]+", ""));
    }
    assertError(post("cert-xa", ROOT + "collections/hidden/objects/", "{}"), 404, "not-found");
  }

  @Test
  void aCollectionThatMayOnlyBeWrittenToIsA403ForReaders() {
    assertError(get(path(INBOX) + "objects/"), 403, "not-allowed");
    assertError(get(path(INBOX) + "manifest/"), 403, "not-allowed");
    assertThat(get(path(INBOX)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/taxii2/accord",
        "/taxii2/accord/collections",
        "/taxii2/accord/collections/public",
        "/taxii2/accord/collections/public/objects",
        "/taxii2/accord/collections/public/manifest"
      })
  void anAddressWithoutItsLastSlashIsA404ThatSaysSo(String path) {
    var answer = get(path);
    assertError(answer, 404, "not-found");
    assertThat(answer.body()).contains("ends in a slash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/taxii2/not-a-uuid/collections/",
        "/taxii2/accord/x/",
        "/taxii2/accord/collections/public/x/",
        "/taxii2/accord/status/x/y/"
      })
  void anUnknownAddressIsA404(String path) {
    assertError(get(path), 404, "not-found");
  }

  @Test
  void anotherMethodIsA405WithAllow() {
    var answer =
        send(
            request(path(PUBLIC) + "objects/", "cert-xa")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
    assertError(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
    assertError(delete("cert-xa", ROOT), 405, "method-not-allowed");
  }

  @Test
  void headAnswersAsGetWithoutABody() {
    var head = send(request(ROOT, "cert-xa").HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length"))
        .hasValue(get(ROOT).body().length());
  }
}
