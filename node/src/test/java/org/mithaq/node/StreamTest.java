package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.admit.Sample;
import org.mithaq.node.stream.Listening;
import org.mithaq.node.stream.Listening.Event;
import org.mithaq.stix.Json;

/** The stream of a running node: to each what it may read, as long as it may. */
final class StreamTest {

  @TempDir private static Path folder;
  private static AccessNode node;
  private static int count;
  private final List<Listening> opened = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void close() throws Exception {
    for (Listening each : opened) {
      each.close();
    }
  }

  private Listening listen(String user, String query, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!user.isEmpty()) {
      all.add("Authorization: " + AccessNode.basic(user));
    }
    Listening listening =
        Listening.open(node.port(), "/stream" + query, all.toArray(String[]::new));
    opened.add(listening);
    assertThat(listening.status()).isEqualTo(200);
    return listening;
  }

  private static String id(int number) {
    return "campaign--00000000-0000-4000-8000-%012d".formatted(number);
  }

  /** A new object; its id. */
  private static String share(String user, String collection, String marking) throws Exception {
    return share(node, user, collection, marking);
  }

  private static String share(AccessNode at, String user, String collection, String marking)
      throws Exception {
    String id = id(++count);
    at.sent(user, collection, Sample.of("campaign", id).text("name", "n").marked(marking).json());
    return id;
  }

  private static Optional<String> idOf(Event event) {
    Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(event.data());
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  private static List<String> idsOf(List<Event> events) {
    return events.stream().flatMap(event -> idOf(event).stream()).toList();
  }

  private List<String> told(String user) throws IOException {
    return idsOf(listen(user, "?follow=false&from=0").rest());
  }

  @Test
  void eachIsToldOfWhatItMayReadAndTheLinksLeadThere() throws Exception {
    String open = share("cert-xa", PUBLIC, Sample.CLEAR);
    String green = share("cert-xa", EXERCISE, Sample.GREEN);
    String amber = share("cert-xa", EXERCISE, Sample.AMBER);
    String red = share("cert-xa", EXERCISE, Sample.RED);

    assertThat(told(ANYONE)).contains(open).doesNotContain(green, amber, red);
    assertThat(told("acme")).contains(open, green).doesNotContain(amber, red);
    assertThat(told("cert-xb")).contains(open, green, amber).doesNotContain(red);
    assertThat(told("cert-xa")).contains(open, green, amber, red);
    node.settle();
    for (Event event : listen("cert-xa", "?follow=false&from=0&type=campaign").rest()) {
      Json.Members said =
          Json.parse(
              event.data().getBytes(StandardCharsets.UTF_8),
              0,
              event.data().getBytes(StandardCharsets.UTF_8).length);
      assertThat(node.get("cert-xa", said.text("receipt").orElseThrow()).status()).isEqualTo(200);
      assertThat(node.get("cert-xa", said.text("object").orElseThrow()).text())
          .contains(idOf(event).orElseThrow());
    }
  }

  @Test
  void whoeverIsCutOffGoesOnWithoutLossOrRepetitionWhileOthersWrite() throws Exception {
    long seed = System.nanoTime();
    System.out.println("StreamTest: seed " + seed);
    Random random = new Random(seed);
    int shared = 60;
    long begin = node.acts();
    CompletableFuture<List<String>> writer = new CompletableFuture<>();
    Thread writing =
        Thread.ofVirtual()
            .start(() -> {
              try {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < shared; i++) {
                  String id = share("cert-xa", PUBLIC, Sample.CLEAR);
                  String _ = share("cert-xa", EXERCISE, Sample.AMBER);
                  ids.add(id);
                }
                writer.complete(ids);
              } catch (Exception e) {
                writer.completeExceptionally(e);
              }
            });
    List<Event> got = new ArrayList<>();
    String last = Long.toString(begin - 1);
    while (got.size() < shared) {
      try (Listening listening = listen(ANYONE, "", "Last-Event-ID: " + last)) {
        int most = Math.min(1 + random.nextInt(20), shared - got.size());
        got.addAll(listening.events(most));
        last = listening.position().orElseThrow();
      }
    }
    writing.join();
    assertThat(idsOf(got)).isEqualTo(writer.get());
    assertThat(got.stream().map(Event::id)).isSorted().doesNotHaveDuplicates();
  }

  /** What a stranger gets is the same, byte for byte, but for the numbers, which the log tells. */
  @Test
  void whetherSomethingWasHiddenBetweenDoesNotShow() throws Exception {
    try (AccessNode one = AccessNode.create(folder.resolve("one"));
        AccessNode other = AccessNode.create(folder.resolve("other"));
        Listening here = Listening.open(one.port(), "/stream");
        Listening there = Listening.open(other.port(), "/stream")) {
      long from = one.acts();
      for (int i = 0; i < 30; i++) {
        for (int hidden = 0; hidden < i % 4; hidden++) {
          String _ = share(one, "cert-xa", EXERCISE, Sample.AMBER);
        }
        one.pass(Duration.ofSeconds(7));
        other.pass(Duration.ofSeconds(7));
        String open =
            Sample.of("tool", id(i).replace("campaign", "tool"))
                .text("name", "n")
                .marked(Sample.CLEAR)
                .json();
        one.sent("cert-xb", PUBLIC, open);
        other.sent("cert-xb", PUBLIC, open);
      }
      List<Event> ofHere = here.events(30);
      assertThat(ofHere).hasSameSizeAs(there.events(30));
      assertThat(withoutNumbers(here.text())).isEqualTo(withoutNumbers(there.text()));
      assertThat(here.text()).isNotEqualTo(there.text());
      assertThat(withoutNumbers(afresh(one, from))).isEqualTo(withoutNumbers(afresh(other, from)));
    }
  }

  private String afresh(AccessNode of, long from) throws IOException {
    try (Listening listening = Listening.open(of.port(), "/stream?follow=false&from=" + from)) {
      assertThat(listening.rest()).hasSize(30);
      return listening.text();
    }
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("(?m)^id: [0-9]+$|(?<=\"sequence\":)[0-9]+|(?<=/receipt/)[0-9]+", "*")
        .replaceAll("(?<=act=)[0-9]+", "*");
  }

  @Test
  void whoLeavesACircleIsToldNoMoreOfIt() throws Exception {
    Listening leaving = listen("cert-xc", "?type=campaign");
    Listening staying = listen("cert-xb", "?type=campaign");
    String before = share("cert-xa", EXERCISE, Sample.AMBER);
    assertThat(idsOf(leaving.events(1))).containsExactly(before);

    node.sent(
        "cert-xa",
        PUBLIC,
        RegisterText.membership(
            RegisterText.uuid(7001), RegisterText.CIRCLE, RegisterText.XC, "left"));
    String after = share("cert-xa", EXERCISE, Sample.AMBER);
    String open = share("cert-xa", PUBLIC, Sample.CLEAR);

    assertThat(idsOf(leaving.events(1))).containsExactly(open);
    assertThat(idsOf(staying.events(3))).containsExactly(before, after, open);
  }

  @Test
  void aTokenThatIsRevokedEndsTheStreamThatItOpened() throws Exception {
    Answer issued = node.ask("cert-xb", "POST", "/access/tokens", "{}");
    Json.Members told = Json.parse(issued.body(), 0, issued.body().length);
    String bearer = "Authorization: Bearer " + told.text("token").orElseThrow();
    Listening listening = listen(ANYONE, "?type=campaign", bearer);
    String first = share("cert-xa", EXERCISE, Sample.AMBER);
    assertThat(idsOf(listening.events(1))).containsExactly(first);

    String token = "/access/tokens/" + told.text("id").orElseThrow();
    assertThat(node.ask("cert-xb", "DELETE", token, "").status()).isBetween(200, 204);
    String _ = share("cert-xa", PUBLIC, Sample.CLEAR);

    assertThat(listening.rest()).isEmpty();
    assertThat(listening.whole()).isTrue();
    assertThat(listening.text()).contains("credentials that are good no more");
    try (Listening again = Listening.open(node.port(), "/stream", bearer)) {
      assertThat(again.status()).isEqualTo(401);
    }
  }

  @Test
  void signingOutEndsTheStreamsOfTheSessionAndAStreamKeepsNoSessionAlive() throws Exception {
    String cookie = signIn();
    Listening listening = listen(ANYONE, "?type=campaign", "Cookie: " + cookie);
    String amber = share("cert-xa", EXERCISE, Sample.AMBER);
    assertThat(idsOf(listening.events(1))).containsExactly(amber);
    node.pass(Duration.ofMinutes(29));
    String late = share("cert-xa", EXERCISE, Sample.AMBER);
    assertThat(idsOf(listening.events(1))).containsExactly(late);
    node.pass(Duration.ofMinutes(2));
    String _ = share("cert-xa", PUBLIC, Sample.CLEAR);
    assertThat(listening.rest()).isEmpty();

    String again = signIn();
    Listening second = listen(ANYONE, "?type=campaign", "Cookie: " + again);
    assertThat(form("/en/sign-out", again, "form_token=" + formToken(again)).statusCode())
        .isEqualTo(303);
    String _ = share("cert-xa", PUBLIC, Sample.CLEAR);
    assertThat(second.rest()).isEmpty();
  }

  private String signIn() throws Exception {
    return form("/en/sign-in", "", "name=cert-xb&password=demo&code=")
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .split(";", 2)[0];
  }

  private String formToken(String cookie) throws Exception {
    Matcher token =
        Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"")
            .matcher(
                send(HttpRequest.newBuilder(uri("/en/account")).header("Cookie", cookie).build())
                    .body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private HttpResponse<String> form(String path, String cookie, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return send(request.build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + node.port() + path);
  }

  @Test
  void aReadingOfWhatIsWatchedIsOnRecordWhenTheFirstByteArrives() throws Exception {
    Listening listening = listen("cert-xa", "?type=campaign");
    String _ = share("cert-xa", EXERCISE, Sample.AMBER);
    long before = readings();
    assertThat(listening.events(1)).hasSize(1);
    assertThat(readings()).isEqualTo(before);
    String strict = share("cert-xa", EXERCISE, Sample.STRICT);
    assertThat(idsOf(listening.events(1))).containsExactly(strict);
    assertThat(readings()).isEqualTo(before + 1);
  }

  private static long readings() throws Exception {
    String audit = node.get("cert-xa", "/access/audit?limit=1000").text();
    return audit.split("/stream: 1 acts, sha256 ", -1).length - 1;
  }

  @Test
  void whatWasErasedIsToldNoMore() throws Exception {
    String gone = share("cert-xa", EXERCISE, Sample.AMBER);
    long act = node.acts() - 1;
    assertThat(told("cert-xb")).contains(gone);
    Answer erased =
        node.ask(
            "cert-xa",
            "POST",
            "/access/erasures",
            "{\"act\":" + act + ",\"basis\":\"it should not be here\"}");
    assertThat(erased.status()).as(erased.text()).isBetween(200, 202);
    List<Event> events = listen("cert-xb", "?follow=false&from=" + act).rest();
    assertThat(events.stream().map(Event::name)).containsExactly("erase");
    assertThat(listen(ANYONE, "?follow=false&from=" + act).rest()).isEmpty();
    node.restart();
    assertThat(listen("cert-xb", "?follow=false&from=" + act).rest()).isEqualTo(events);
  }

  /** Each over a connection of its own, in one process with the node. */
  @Test
  void aThousandListenersAreAllToldOfTheSameActs() throws Exception {
    int listeners = 1000;
    int acts = 20;
    try (AccessNode wide = AccessNode.create(folder.resolve("wide"))) {
      long from = wide.acts();
      AtomicLong ready = new AtomicLong();
      List<CompletableFuture<Heard>> all = new ArrayList<>();
      for (int i = 0; i < listeners; i++) {
        CompletableFuture<Heard> heard = new CompletableFuture<>();
        all.add(heard);
        Thread.ofVirtual().start(() -> hear(wide.port(), from, acts, ready, heard));
      }
      Polling.until(() -> ready.get() == listeners, listeners + " listen");
      long began = System.nanoTime();
      for (int i = 0; i < acts; i++) {
        wide.sent(
            "cert-xa",
            PUBLIC,
            Sample.of("campaign", id(i)).text("name", "n").marked(Sample.CLEAR).json());
      }
      long sent = System.nanoTime();
      List<Long> ends = new ArrayList<>();
      Set<List<Event>> different = new java.util.HashSet<>();
      for (CompletableFuture<Heard> each : all) {
        Heard heard = each.get(60, java.util.concurrent.TimeUnit.SECONDS);
        different.add(heard.events());
        ends.add(heard.at());
      }
      assertThat(different).hasSize(1);
      assertThat(different.iterator().next()).hasSize(acts);
      ends.sort(null);
      System.out.printf(
          "StreamTest: %d listeners, %d acts one after the other in %d ms; behind the last answer the"
              + " median listener had all after %d ms, the last one after %d ms%n",
          listeners,
          acts,
          (sent - began) / 1_000_000,
          (ends.get(listeners / 2) - sent) / 1_000_000,
          (ends.getLast() - sent) / 1_000_000);
      long stopping = System.nanoTime();
      wide.close();
      System.out.printf(
          "StreamTest: the node stopped in %d ms%n", (System.nanoTime() - stopping) / 1_000_000);
    }
  }

  private record Heard(List<Event> events, long at) {}

  private static void hear(
      int port, long from, int acts, AtomicLong ready, CompletableFuture<Heard> heard) {
    try (Listening listening =
        Listening.open(port, "/stream?from=" + from, "Authorization: " + AccessNode.basic("ngo"))) {
      ready.incrementAndGet();
      heard.complete(new Heard(listening.events(acts), System.nanoTime()));
    } catch (IOException | RuntimeException | AssertionError e) {
      heard.completeExceptionally(e);
    }
  }
}
