package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every address: methods, errors, headers, credentials, names of the host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServerTest {

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        new TestServer(
            List.of(
                Route.get("/open", Access.OPEN, call -> Reply.text(200, "hello")),
                Route.get("/published", Access.PUBLISHED, call -> Reply.text(200, "all")),
                Route.get(
                    "/who",
                    Access.FILTERED,
                    call -> Reply.text(200, call.caller().delegate().orElse("nobody"))),
                Route.post("/open", Access.OPEN, call -> Reply.empty(204)),
                Route.get("/a/{one}/b/", Access.OPEN, call -> Reply.text(200, call.segment("one"))),
                Route.get(
                    "/rest/{all...}", Access.OPEN, call -> Reply.text(200, call.segment("all"))),
                Route.get(
                    "/query",
                    Access.OPEN,
                    call -> Reply.text(200, call.parameters().single("q").orElse("none"))),
                Route.get(
                    "/broken",
                    Access.OPEN,
                    call -> {
                      throw new IllegalStateException("secret detail");
                    })));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void errorsAreOneFormOfJsonThatNamesThePlace() {
    HttpResponse<String> answer = server.get("/nothing-here");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"not-found\",\"message\":\"There is nothing at this address.\",\"where\":\"\"}}");
  }

  @Test
  void aFailureShowsNeitherItsMessageNorItsStackButAnIdForTheOperator() {
    HttpResponse<String> answer = server.get("/broken");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .doesNotContain("secret", "Exception", "mithaq.node")
        .containsPattern("\"where\":\"[0-9a-f-]{36}\"");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeadersAndTellsNothingOfTheServer() {
    for (String path : List.of("/open", "/nothing-here", "/broken", "/who")) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .hasValue("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
      assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }
  }

  @Test
  void anotherMethodIsA405WithAllowAndOptionsTellsTheSame() {
    HttpResponse<String> put =
        server.send(server.request("/open").PUT(HttpRequest.BodyPublishers.ofString("x")));
    HttpResponse<String> options =
        server.send(server.request("/open").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
    assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(
            server
                .send(server.request("/x").method("OPTIONS", HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void headIsGetWithoutABody() {
    HttpResponse<String> head = server.send(server.request("/open").HEAD());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length")).hasValue("5");
  }

  @Test
  void pagesOfOtherSitesMayReadWhatIsPublishedAndNothingElse() {
    HttpResponse<String> preflight =
        server.send(
            server.request("/published").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
        .hasValue("GET, HEAD");
    assertThat(server.get("/published").headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("*");
    assertThat(server.get("/open").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(server.get("/who").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void patternsMatchOneSegmentOrAllThatRemain() {
    assertThat(server.get("/a/x%20y/b/").body()).isEqualTo("x y");
    assertThat(server.get("/a/x/b").statusCode()).isEqualTo(404);
    assertThat(server.get("/a/x/b").body()).contains("ends in a slash");
    assertThat(server.get("/rest/x/y/z").body()).isEqualTo("x/y/z");
  }

  @Test
  void queriesAreReadStrictly() {
    assertThat(server.get("/query?q=%D9%85+x%2By").body()).isEqualTo("م x+y");
    assertThat(server.get("/query?q").body()).isEmpty();
    assertThat(server.get("/query?").body()).isEqualTo("none");
    assertThat(server.get("/query?q=1&q=2").statusCode()).isEqualTo(400);
  }

  @Test
  void credentialsAreTakenByBasicAndByBearer() {
    assertThat(server.get("/who").body()).isEqualTo("nobody");
    assertThat(authorized(TestServer.basic("acme")).body()).isEqualTo("acme");
    assertThat(authorized("bAsIc " + TestServer.basic("acme").substring(6)).body())
        .isEqualTo("acme");
    assertThat(authorized("Bearer token-cert-xa").body()).isEqualTo("cert-xa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic YWNtZTp3cm9uZw==",
        "Basic bm9ib2R5OmRlbW8=",
        "Basic",
        "Basic ",
        "Basic !!!!",
        "Basic YWNtZQ==",
        "Basic /////w==",
        "Bearer x",
        "Bearer",
        "Digest x=y",
        "acme:demo",
        ""
      })
  void wrongCredentialsAreA401WithAChallenge(String authorization) {
    HttpResponse<String> answer = authorized(authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate")).hasSize(2);
    assertThat(answer.body()).contains("\"where\":\"Authorization\"");
  }

  @Test
  void twoAuthorizationHeadersAreA401() {
    assertThat(
            server
                .send(
                    server
                        .request("/who")
                        .header("Authorization", TestServer.basic("acme"))
                        .header("Authorization", TestServer.basic("cert-xa")))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void http2InCleartextAnswersAsHttp1Does() throws Exception {
    HttpResponse<String> answer =
        server.client.send(
            HttpRequest.newBuilder(server.uri("/who"))
                .version(HttpClient.Version.HTTP_2)
                .header("Authorization", TestServer.basic("acme"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.body()).isEqualTo("acme");
  }

  @Test
  void requestsAreCountedByRouteAndStatusNeverByAddress() {
    server.get("/a/very-secret/b/");
    server.get("/also-secret");

    String text =
        server.metrics.registry()
                instanceof io.micrometer.prometheusmetrics.PrometheusMeterRegistry p
            ? p.scrape()
            : "";
    assertThat(text)
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",route=\"/a/{one}/b/\",status=\"200\"}")
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"}")
        .doesNotContain("secret");
  }

  @Test
  void theTableOfRoutesCanBeListedAndHoldsNothingTwice() {
    Route route = Route.get("/x", Access.OPEN, call -> Reply.empty(204));

    assertThat(new RouteTable(List.of(route)).routes()).containsExactly(route);
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RouteTable(List.of(route, Route.get("/x", Access.OPEN, call -> Reply.empty(200)))));
  }

  private HttpResponse<String> authorized(String header) {
    return server.send(server.request("/who").header("Authorization", header));
  }
}
