package org.mithaq.node.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mithaq.node.access.Audience;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.ErrorForms;
import org.mithaq.node.http.Limits;
import org.mithaq.node.http.ReadingLog;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.http.TestServer;
import org.mithaq.node.stream.Listening.Event;

/** What the stream promises to connections, over real sockets, of acts that cost nothing. */
class StreamRoutesTest {

  private static final StreamLimits USUAL = new StreamLimits(100, 100, Duration.ofSeconds(15));
  private static final StreamLimits QUICK = new StreamLimits(100, 100, Duration.ofMillis(40));

  private final FewActs acts = new FewActs();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  private StreamRoutes routes(StreamLimits limits, ReadingLog readings) {
    return new StreamRoutes(acts.blocks, acts.arrivals, readings, List.of(), limits);
  }

  private TestServer serve(StreamRoutes routes, Limits limits) {
    Route quick = Route.get("/quick", Access.OPEN, call -> Reply.text(200, "quick"));
    TestServer server =
        new TestServer(List.of(routes.route(), quick), new ErrorForms(Map.of()), limits);
    opened.add(server);
    return server;
  }

  private TestServer serve(StreamLimits limits) {
    return serve(routes(limits, ReadingLog.NONE), Limits.DEFAULT);
  }

  private Listening listen(TestServer server, String query, String... headers) throws IOException {
    Listening listening = Listening.open(server.port, "/stream" + query, headers);
    opened.add(listening);
    return listening;
  }

  private static List<Long> ids(List<Event> events) {
    return events.stream().map(Event::id).toList();
  }

  @Test
  void anEventSaysWhatTheActShowsAndWhereTheRestIs() throws Exception {
    acts.share(2, Audience.PUBLIC);
    acts.erase(0);
    TestServer server = serve(USUAL);

    Listening listening = listen(server, "?from=0&follow=false");

    assertThat(listening.headers())
        .contains("Content-Type: text/event-stream\n", "Cache-Control: no-store\n")
        .doesNotContain("Content-Length", "Content-Encoding");
    assertThat(listening.rest())
        .containsExactly(
            new Event(
                1,
                "campaign",
                """
                {"sequence":1,"time":"2026-11-23T12:00:00.000001Z","act":"share",\
                "type":"campaign","id":"campaign--00000000-0000-4000-8000-000000000001",\
                "version":"2026-01-01T00:00:00.000Z",\
                "collection":"b0000000-0000-4000-8000-000000000001","alias":"few",\
                "party":"identity--a0000000-0000-4000-8000-0000000000a1","exercise":true,\
                "receipt":"/log/receipt/1",\
                "object":"/threats/objects/campaign--00000000-0000-4000-8000-000000000001/raw?act=1"}\
                """),
            new Event(
                2,
                "erase",
                """
                {"sequence":2,"time":"2026-11-23T12:00:00.000002Z","act":"erase",\
                "type":"campaign","id":"campaign--00000000-0000-4000-8000-000000000002",\
                "version":"2026-01-01T00:00:00.000Z",\
                "collection":"b0000000-0000-4000-8000-000000000001","alias":"few",\
                "party":"identity--a0000000-0000-4000-8000-0000000000a1","exercise":false,\
                "target":0,"receipt":"/log/receipt/2"}\
                """));
    assertThat(listening.whole()).isTrue();
  }

  @Test
  void everyNumberIsABeginning() throws Exception {
    int count = 3 * Blocks.ACTS + 7;
    acts.share(count, Audience.PUBLIC);
    TestServer server = serve(USUAL);
    for (int from : new int[] {0, 1, 255, 256, 257, 511, 512, count - 1, count, count + 9}) {
      List<Long> all = LongStream.range(from, count).boxed().toList();
      String follow = "?follow=false&from=";
      assertThat(ids(listen(server, follow + from).rest())).isEqualTo(all);
      if (from > 0) {
        assertThat(ids(listen(server, follow + 0, "Last-Event-ID: " + (from - 1)).rest()))
            .as("a browser that comes again sends both")
            .isEqualTo(all);
      }
    }
    assertThat(ids(listen(server, "?follow=false").rest())).isEmpty();
    Listening next = listen(server, "");
    assertThat(next.line()).contains("retry: 2000");
    assertThat(next.line())
        .as("one that hears nothing loses nothing")
        .contains("id: " + (count - 1));
    acts.share(Audience.PUBLIC);
    assertThat(ids(next.events(1))).containsExactly((long) count);
  }

  @Test
  void filtersLeaveOutAndTheirNumbersAreNotMadeUp() throws Exception {
    acts.share(6, Audience.PUBLIC);
    acts.erase(2);
    TestServer server = serve(USUAL);
    String all = "?follow=false&from=0&";
    assertThat(ids(listen(server, all + "exercise=true").rest())).containsExactly(1L, 3L, 5L);
    assertThat(ids(listen(server, all + "exercise=false").rest())).containsExactly(0L, 4L, 6L);
    assertThat(ids(listen(server, all + "act=erase,keys").rest())).containsExactly(6L);
    assertThat(ids(listen(server, all + "type=tool&type=campaign").rest())).hasSize(6);
    assertThat(ids(listen(server, all + "type=tool").rest())).isEmpty();
    assertThat(ids(listen(server, all + "collection=" + FewActs.COLLECTION).rest())).hasSize(6);
    String party = "party=identity--a0000000-0000-4000-8000-0000000000a";
    assertThat(ids(listen(server, all + party + 1).rest())).hasSize(6);
    assertThat(ids(listen(server, all + party + 2).rest())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "?since=3, since",
    "?from=-1, from",
    "?from=01, from",
    "?from=1234567890123456789, from",
    "?from=1&from=2, from",
    "?act=shout, act",
    "?collection=nowhere, collection",
    "?party=cert-xa, party",
    "?exercise=perhaps, exercise",
    "?follow=no, follow",
  })
  void whatIsNotKnownIsRefused(String query, String where) throws Exception {
    Listening answer = listen(serve(USUAL), query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.refusal()).contains("\"where\":\"" + where + "\"");
  }

  @Test
  void headersAreReadAsStrictlyAndHeadHoldsNothingOpen() throws Exception {
    StreamRoutes routes = routes(USUAL, ReadingLog.NONE);
    TestServer server = serve(routes, Limits.DEFAULT);
    assertThat(listen(server, "", "Last-Event-ID: seven").status()).isEqualTo(400);
    assertThat(listen(server, "", "Accept: application/json, text/html;q=0.5").status())
        .isEqualTo(406);
    assertThat(listen(server, "", "Accept: text/event-stream;q=0").status()).isEqualTo(406);
    assertThat(listen(server, "?follow=false", "Accept: text/html, */*;q=0.1").status())
        .isEqualTo(200);
    HttpResponse<String> head =
        server.send(server.request("/stream").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
    until(() -> routes.listeners() == 0);
  }

  /** Compressing would hold events back until there are enough of them. */
  @Test
  void eventsComeAtOnceBeTheConnectionCompressedOrNot() throws Exception {
    Listening listening = listen(serve(USUAL), "?from=0", "Accept-Encoding: gzip, zstd");
    for (int i = 0; i < 5; i++) {
      acts.share(Audience.PUBLIC);
      assertThat(ids(listening.events(1))).containsExactly((long) i);
    }
    assertThat(listening.headers()).doesNotContain("Content-Encoding");
  }

  @Test
  void manyListenersOverOneConnectionOfHttp2DoNotHoldUpOneAnother() throws Exception {
    TestServer server = serve(USUAL);
    HttpClient http = HttpClient.newHttpClient();
    opened.add(http::shutdownNow);
    http.send(request(server, "/quick"), HttpResponse.BodyHandlers.ofString());
    List<InputStream> streams = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      HttpResponse<InputStream> answer =
          http.send(request(server, "/stream?from=0"), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      streams.add(answer.body());
    }
    acts.share(Audience.PUBLIC);
    for (InputStream each : streams) {
      assertThat(new String(each.readNBytes(60), StandardCharsets.UTF_8))
          .startsWith("retry: 2000\n:\n\nid: 0\nevent: campaign\ndata: {");
      assertThat(http.send(request(server, "/quick"), HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("quick");
    }
  }

  private static HttpRequest request(TestServer server, String path) {
    return HttpRequest.newBuilder(server.uri(path))
        .version(HttpClient.Version.HTTP_2)
        .timeout(Duration.ofSeconds(30))
        .build();
  }

  /** Longer than any connection may be idle. */
  @Test
  void aListenerWhoMayReadNothingIsToldOfItsPositionAloneAndStays() throws Exception {
    acts.share(Audience.PUBLIC);
    StreamRoutes routes = routes(QUICK, ReadingLog.NONE);
    TestServer server = serve(routes, patient(Duration.ofMillis(300)));
    Listening listening = listen(server, "");
    acts.share(700, FewActs.CIRCLE);
    long began = System.nanoTime();
    while (System.nanoTime() - began < Duration.ofMillis(900).toNanos()) {
      listening.line();
    }
    assertThat(listening.text())
        .matches("retry: 2000\nid: 0\n\n(id: [0-9]+\n\n)*id: 700\n\n(id: 700\n\n)*(id: 700\n)?");
    assertThat(routes.listeners()).isEqualTo(1);
    listening.close();
    until(() -> routes.listeners() == 0);
  }

  @Test
  void heartbeatsKeepAStreamOfHttp2OpenToo() throws Exception {
    TestServer server = serve(routes(QUICK, ReadingLog.NONE), patient(Duration.ofMillis(300)));
    HttpClient http = HttpClient.newHttpClient();
    opened.add(http::shutdownNow);
    HttpResponse<InputStream> answer =
        http.send(request(server, "/stream"), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    long began = System.nanoTime();
    while (System.nanoTime() - began < Duration.ofMillis(900).toNanos()) {
      assertThat(answer.body().read()).isPositive();
    }
    acts.share(Audience.PUBLIC);
    StringBuilder said = new StringBuilder();
    while (said.indexOf("event: campaign\n") < 0) {
      int next = answer.body().read();
      assertThat(next).as("the end of " + said).isPositive();
      said.append((char) next);
    }
  }

  private static Limits patient(Duration idle) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        usual.connections(),
        usual.addressConnections(),
        usual.wrongSecrets(),
        usual.headerBytes(),
        idle,
        Duration.ofMillis(200),
        usual.bytesPerSecond(),
        usual.bodiesInFlight(),
        usual.shutdown());
  }

  @Test
  void whoeverReadsTooSlowlyIsEndedAndCanGoOn() throws Exception {
    int count = 16_000;
    acts.share(count, Audience.PUBLIC);
    StreamRoutes routes = routes(USUAL, ReadingLog.NONE);
    TestServer server = serve(routes, patient(Duration.ofSeconds(30)));
    Listening slow = listen(server, "?from=0");
    Event first = slow.events(1).getFirst();
    assertThat(first.id()).isZero();
    until(() -> routes.listeners() == 0);
    List<Event> got = slow.rest();
    assertThat(slow.whole()).isFalse();
    assertThat(got).hasSizeLessThan(count - 1);
    long last = got.getLast().id();
    List<Event> others =
        listen(serve(USUAL), "?from=0&follow=false", "Last-Event-ID: " + last).rest();
    assertThat(ids(others)).isEqualTo(LongStream.range(last + 1, count).boxed().toList());
  }

  @Test
  void nobodyTakesMoreThanAShareOfTheSeats() throws Exception {
    StreamRoutes routes = routes(new StreamLimits(3, 2, QUICK.heartbeat()), ReadingLog.NONE);
    TestServer server = serve(routes, Limits.DEFAULT);
    Listening first = listen(server, "");
    Listening second = listen(server, "", "Authorization: " + TestServer.basic("cert-xa"));
    Listening third = listen(server, "");
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.headers()).contains("Retry-After: 15");
    assertThat(third.refusal()).contains("This address has 2 streams open");
    first.close();
    until(() -> routes.listeners() == 1);
    Listening fourth = listen(server, "");
    assertThat(fourth.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
  }

  @Test
  void seatsAreSharedByAddressAndByAccountAndAreAtAnEnd() throws Exception {
    Seats seats = new Seats(new StreamLimits(4, 2, QUICK.heartbeat()));
    Runnable one = seats.take("a", java.util.Optional.of("x"));
    Runnable two = seats.take("b", java.util.Optional.of("x"));
    assertRefused(seats, "c", "x", 429);
    Runnable _ = seats.take("a", java.util.Optional.of("y"));
    assertRefused(seats, "a", "z", 429);
    Runnable _ = seats.take("c", java.util.Optional.empty());
    assertRefused(seats, "d", "z", 503);
    one.run();
    one.run();
    assertThat(seats.taken()).isEqualTo(3);
    two.run();
    Runnable _ = seats.take("a", java.util.Optional.of("x"));
    Runnable _ = seats.take("d", java.util.Optional.of("x"));
    assertRefused(seats, "e", "", 503);
  }

  private static void assertRefused(Seats seats, String address, String account, int status) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    org.mithaq.node.http.Refusal.class,
                    () ->
                        seats.take(
                            address,
                            java.util.Optional.of(account).filter(name -> !name.isEmpty())))
                .status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpClient.Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aStoppingServerEndsStreamsAtOnceAndProperly(HttpClient.Version version) throws Exception {
    acts.share(Audience.PUBLIC);
    StreamRoutes routes = routes(USUAL, ReadingLog.NONE);
    TestServer server = serve(routes, Limits.DEFAULT);
    HttpClient http = HttpClient.newBuilder().version(version).build();
    opened.add(http::shutdownNow);
    List<CompletableFuture<HttpResponse<String>>> streams = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      streams.add(
          http.sendAsync(
              HttpRequest.newBuilder(server.uri("/stream?from=0")).version(version).build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    until(() -> routes.listeners() == 10);
    long began = System.nanoTime();
    server.server.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    for (CompletableFuture<HttpResponse<String>> stream : streams) {
      assertThat(stream.get(10, TimeUnit.SECONDS).body()).startsWith("retry: 2000\n");
    }
  }

  @Test
  void whatIsWatchedIsSentOnRecordOrNotAtAll() throws Exception {
    Audience watched = FewActs.CIRCLE.watched();
    acts.share(FewActs.CIRCLE);
    acts.share(3, watched);
    List<String> taken = new CopyOnWriteArrayList<>();
    ReadingLog log =
        (caller, route, what) -> {
          if (taken.size() == 1) {
            throw new IllegalStateException("the disk is full");
          }
          taken.add(caller.delegate().orElse("") + " " + route + " " + what.acts());
        };
    TestServer server = serve(routes(USUAL, log), Limits.DEFAULT);
    String acme = "Authorization: " + TestServer.basic("acme");
    assertThat(listen(server, "?from=0&follow=false", acme).rest()).isEmpty();
    assertThat(taken).as("who may not read it reads nothing").isEmpty();

    Listening listening =
        listen(server, "?from=0", "Authorization: " + TestServer.basic("cert-xa"));
    assertThat(ids(listening.events(4))).containsExactly(0L, 1L, 2L, 3L);
    assertThat(taken).containsExactly("cert-xa /stream 3");
    acts.share(FewActs.CIRCLE);
    assertThat(ids(listening.events(1))).containsExactly(4L);
    acts.share(watched);

    assertThat(listening.rest()).isEmpty();
    assertThat(listening.text())
        .endsWith("read on record only, and that can't be written now.\n\n");
    assertThat(listening.whole()).isTrue();
  }

  /** Of 20 who read 512 acts each, one reads the headers. */
  @Test
  void listenersShareWhatIsReadAndErasureTakesItFromAll() throws Exception {
    acts.share(2 * Blocks.ACTS, Audience.PUBLIC);
    TestServer server = serve(USUAL);
    List<Listening> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(listen(server, "?from=0"));
    }
    for (Listening each : all) {
      assertThat(each.events(2 * Blocks.ACTS)).hasSize(2 * Blocks.ACTS);
    }
    assertThat(acts.read.get()).isEqualTo(2 * Blocks.ACTS);
    for (int i = 0; i < 10; i++) {
      acts.share(Audience.PUBLIC);
    }
    for (Listening each : all) {
      each.events(10);
    }
    assertThat(acts.read.get()).isEqualTo(2 * Blocks.ACTS + 10);
    acts.erase(3);
    assertThat(ids(listen(server, "?from=0&follow=false").rest()))
        .hasSize(2 * Blocks.ACTS + 10)
        .doesNotContain(3L);
  }

  private interface Reached {
    boolean yet() throws Exception;
  }

  private static void until(Reached reached) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!reached.yet()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it has not come to this");
      }
      Thread.onSpinWait();
    }
  }
}
