package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stopping server finishes what it has accepted. */
class ShutdownTest {

  @ParameterizedTest
  @EnumSource(
      value = HttpClient.Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aRequestUnderWayIsAnsweredWholeAndNoneIsTakenAfterIt(HttpClient.Version version)
      throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    byte[] big = new byte[5 << 20];
    Route slow =
        Route.get(
            "/slow",
            Access.OPEN,
            call -> {
              arrived.countDown();
              released.await();
              return Reply.of(200, "application/octet-stream", big);
            });
    Route quick = Route.get("/quick", Access.OPEN, call -> Reply.empty(204));
    try (TestServer server =
        new TestServer(List.of(slow, quick), new ErrorForms(Map.of()), Limits.DEFAULT)) {
      CompletableFuture<HttpResponse<byte[]>> answer =
          server.client.sendAsync(
              HttpRequest.newBuilder(server.uri("/slow")).version(version).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      Thread stopping = Thread.ofVirtual().start(server.server::close);
      assertThatThrownBy(
              () -> {
                // Until the listening socket is closed, a connection may still be made.
                while (true) {
                  server.raw("GET /quick HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                }
              })
          .isInstanceOf(IOException.class);
      released.countDown();

      assertThat(answer.get(10, TimeUnit.SECONDS).body()).hasSize(big.length);
      stopping.join();
    }
  }
}
