package org.mithaq.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.DataDirectory;
import org.mithaq.node.Node;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.http.TestServer;
import org.mithaq.tlog.Origin;

/** Look-up and front page of a whole node: what was shared is found, by whoever may read it. */
class LookupNodeTest {

  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final String EXERCISE = "f4268ffa-7150-47d5-ae0c-eaf9a7b7625b";
  private static final String CLEAR = "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487";
  private static final String AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path data;

  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  @Test
  void whatWasSharedIsFoundByWhoeverMayReadIt() throws Exception {
    Origin origin = new Origin("lookup.invalid/log");
    DataDirectory.create(data, origin);
    Config config =
        Config.demo(origin.value(), data, new Endpoint("127.0.0.1", 0), Optional.empty(), Map.of());
    try (Node node = Node.start(config);
        client) {
      port = node.port();
      String envelope =
          "{\"objects\":[%s,%s]}"
              .formatted(
                  indicator("1fd6ecc2-4bc5-4c35-9d62-000000000001", CLEAR),
                  indicator("1fd6ecc2-4bc5-4c35-9d62-000000000002", AMBER));
      String root = "/taxii2/" + root() + "/collections/" + EXERCISE + "/objects/";
      HttpResponse<String> added =
          send(
              request(root, "cert-xa")
                  .header("Accept", TAXII)
                  .header("Content-Type", TAXII)
                  .POST(HttpRequest.BodyPublishers.ofString(envelope)));
      assertThat(added.body()).contains("\"success_count\":2");

      String query = "/lookup?observable=198.51.100.3";
      assertThat(awaitTotal(query, 2))
          .contains("\"counts\":{\"indicator\":2}", "\"collection\":\"" + EXERCISE + "\"");
      // All is in the index by now: what others lack is kept from them.
      assertThat(send(request(query, "acme")).body())
          .contains("\"total\":1", "000000000001")
          .doesNotContain("000000000002", "next");
      assertThat(send(request(query + "&next=bad", "acme")).statusCode()).isEqualTo(400);

      assertThat(send(request("/", "acme").header("Accept-Language", "ar")).headers().map())
          .containsEntry("location", List.of("/ar/"));
      assertThat(send(request("/en/", "acme")).body())
          .contains("lookup.invalid/log", "Paris Call", "class=\"banner\"");
    }
  }

  private String root() throws Exception {
    String discovery = send(request("/taxii2/", "acme").header("Accept", TAXII)).body();
    return discovery.replaceFirst("(?s).*\"default\":\"[^\"]*/taxii2/([^/\"]+)/\".*", "$1");
  }

  /** Look-up follows commits on its own threads: asks until it has caught up. */
  private String awaitTotal(String query, int total) throws Exception {
    long until = System.nanoTime() + LONG.toNanos();
    String body = "";
    while (!body.contains("\"total\":" + total) && System.nanoTime() < until) {
      body = send(request(query, "cert-xb")).body();
    }
    assertThat(body).contains("\"total\":" + total);
    return body;
  }

  private HttpRequest.Builder request(String path, String name) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", TestServer.basic(name))
        .timeout(LONG);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String indicator(String uuid, String marking) {
    return """
    {"type":"indicator","spec_version":"2.1","id":"indicator--%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "name":"Exercise","indicator_types":["malicious-activity"],\
    "pattern":"[ipv4-addr:value = '198.51.100.3']","pattern_type":"stix",\
    "valid_from":"2026-01-01T00:00:00Z","object_marking_refs":["%s"]}\
    """
        .formatted(uuid, marking);
  }
}
