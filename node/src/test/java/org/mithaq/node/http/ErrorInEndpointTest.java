package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An endpoint that ends in an error of the machine is answered, and keeps nothing. */
class ErrorInEndpointTest {

  @Test
  void anErrorIsAnsweredAndWhatTheRequestHeldIsGivenBack() {
    Route failing =
        Route.post(
            "/failing",
            Access.OPEN,
            call -> {
              call.body(1 << 20);
              throw new InternalError("a page of the mapping could not be read");
            });
    TestServer server = new TestServer(List.of(failing));
    try (server) {
      for (int i = 0; i < 20; i++) {
        HttpResponse<String> answer =
            server.send(
                server.request("/failing").POST(BodyPublishers.ofByteArray(new byte[500_000])));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("mapping");
      }
    }
    assertThat(server.server.bodiesInFlight()).isZero();
  }
}
