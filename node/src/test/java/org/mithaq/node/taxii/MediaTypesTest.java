package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.http.TestServer;

/** TAXII 2.1 §1.6.8 and RFC 9110 §12.5.1: what is asked for and what is sent. */
class MediaTypesTest extends TaxiiFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/taxii+json;version=2.1",
        "application/taxii+json; version=2.1",
        "application/taxii+json",
        "application/taxii+json;version=\"2.1\"",
        "APPLICATION/TAXII+JSON",
        "application/*",
        "*/*",
        "text/html, application/taxii+json;q=0.1",
        "application/taxii+json;version=2.0, application/taxii+json;version=2.1",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/taxii+json;version=2.1;charset=utf-8",
        "application/taxii+json;version=2.1;q=1, */*;q=0",
        "garbage, */*"
      })
  void whoAcceptsTaxii21IsServed(String accept) {
    assertThat(accept(accept).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json",
        "application/vnd.oasis.stix+json; version=2.0",
        "application/vnd.oasis.taxii+json; version=2.0",
        "application/taxii+json;version=2.0",
        "application/stix+json;version=2.1",
        "application/taxii+json;version=2.1;q=0",
        "application/taxii+json;version=2.1;q=0, */*",
        "application/taxii+json;q=0, application/*",
        "application/taxii+json;version",
        "text/*",
        "*/*;q=0",
        "*",
        "",
        "garbage",
        "*/*;q=x"
      })
  void whoDoesNotIsTold406(String accept) {
    assertError(accept(accept), 406, "not-acceptable");
  }

  @Test
  void sayingNothingAcceptsAnything() {
    assertThat(server.get(ROOT).statusCode()).isEqualTo(200);
  }

  @Test
  void repeatedAcceptHeadersCountTogether() {
    var answer =
        send(
            server
                .request(ROOT)
                .header("Accept", "text/html")
                .header("Accept", "application/taxii+json"));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/taxii+json;version=2.1", "application/taxii+json"})
  void aBodyInTaxii21IsTaken(String type) {
    assertThat(content(type).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json",
        "application/taxii+json;version=2.0",
        "application/stix+json;version=2.1",
        "*/*",
        "application/*",
        "x",
        "multipart/form-data"
      })
  void aBodyInAnythingElseIsA415(String type) {
    assertError(content(type), 415, "unsupported-media-type");
  }

  @Test
  void aBodyWithoutAContentTypeIsA415() {
    assertError(
        send(
            request(path(PUBLIC) + "objects/", "cert-xa")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))),
        415,
        "unsupported-media-type");
  }

  private HttpResponse<String> accept(String accept) {
    return send(server.request(ROOT).header("Accept", accept));
  }

  private HttpResponse<String> content(String type) {
    return send(
        server
            .request(path(PUBLIC) + "objects/")
            .header("Authorization", TestServer.basic("cert-xa"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{\"objects\":[]}")));
  }
}
