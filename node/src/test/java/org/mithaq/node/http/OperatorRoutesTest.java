package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health, readiness and metrics. */
class OperatorRoutesTest {

  @Test
  void healthIsOkAndReadinessNamesWhatIsNotReady() {
    List<Readiness.Waiting> waiting = new ArrayList<>();
    waiting.add(new Readiness.Waiting("index", "rebuilding 12 of 100 acts"));
    try (TestServer server =
        new TestServer(new HealthRoutes(() -> List.copyOf(waiting)).routes())) {
      assertThat(server.get("/healthz").body()).isEqualTo("ok\n");

      HttpResponse<String> notReady = server.get("/readyz");
      assertThat(notReady.statusCode()).isEqualTo(503);
      assertThat(notReady.body())
          .isEqualTo(
              "{\"ready\":false,\"waiting\":[{\"name\":\"index\",\"message\":\"rebuilding 12 of 100 acts\"}]}");

      waiting.clear();
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(server.get("/readyz").body()).isEqualTo("{\"ready\":true,\"waiting\":[]}");
    }
  }

  @Test
  void metricsAreInThePrometheusTextFormatWithTheGaugesOfOthers() {
    Metrics metrics = new Metrics();
    metrics.gauge("mithaq.queue.depth", "Drafts waiting for the writer", () -> 42);
    metrics.request("/x", "GET", 200, 1_000_000);
    try (TestServer server = new TestServer(List.of(metrics.route()))) {
      HttpResponse<String> answer = server.get("/metrics");

      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.body())
          .contains("# HELP mithaq_queue_depth Drafts waiting for the writer")
          .contains("mithaq_queue_depth 42.0")
          .contains(
              "http_server_requests_seconds_sum{method=\"GET\",route=\"/x\",status=\"200\"} 0.001");
    }
  }
}
