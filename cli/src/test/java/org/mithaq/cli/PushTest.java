package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.TaxiiServer.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What «mithaq push» promises. */
final class PushTest {
  @TempDir Path folder;
  private TaxiiServer server;
  private Run run;

  @BeforeEach
  void start() {
    server = new TaxiiServer();
    run = new Run(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Oddly spaced, with an escape: what is re-serialised would differ. */
  static String object(int i) {
    return "{ \"type\" :\"campaign\",\n \"id\": \"campaign--%08d-0000-4000-8000-000000000000\",\"name\":\"\\u0041 %d }]\"}"
        .formatted(i, i);
  }

  static List<String> objects(int from, int to) {
    return IntStream.range(from, to).mapToObj(PushTest::object).toList();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path bundle(String name, List<String> objects) throws IOException {
    return file(
        name,
        objects.stream()
            .collect(
                Collectors.joining(
                    " ,\n", "{\"type\":\"bundle\",\"id\":\"bundle--x\",\"objects\":[", "]}")));
  }

  @Test
  void sendsEveryFormOfFileByteForByteAndInOrder() throws IOException {
    Path bundle = bundle("bundle.json", objects(0, 3));
    Path list = file("list.json", "[" + String.join(",", objects(3, 5)) + "]");
    Path lines = file("lines.jsonl", String.join("\n", objects(5, 8)) + "\n");
    Path envelope =
        file("e.json", "{\"more\":false,\"objects\":[" + object(8) + "],\"next\":\"9\"}\n");
    Path packed = folder.resolve("packed.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(("[" + object(9) + "]").getBytes(StandardCharsets.UTF_8));
    }

    int code = run.mithaq("push", server.url(), "feeds", bundle, list, lines, envelope, packed);

    assertThat(run.err).isEmpty();
    assertThat(code).isZero();
    assertThat(server.texts()).isEqualTo(objects(0, 10));
    assertThat(run.out).startsWith("feeds: 10 objects accepted, 0 refused in ");
  }

  @Test
  void readsStandardInput() {
    run.in = new ByteArrayInputStream(object(1).getBytes(StandardCharsets.UTF_8));

    assertThat(run.mithaq("push", server.url(), TaxiiServer.ID, "-")).isZero();
    assertThat(server.texts()).containsExactly(object(1));
  }

  @Test
  void findsTheCollectionFromAnyUrlOfTheServerAndByTitle() throws IOException {
    Path one = file("one.json", object(1));

    assertThat(run.mithaq("push", server.url() + "taxii2/", "The feeds", one)).isZero();
    assertThat(run.mithaq("push", server.url() + "api", "feeds", "--restart", one)).isZero();
    assertThat(run.mithaq("push", server.url() + "elsewhere/", "feeds", one)).isZero();
  }

  @Test
  void saysWhichCollectionsThereAreWhenTheNameIsWrong() throws IOException {
    Path one = file("one.json", object(1));

    assertThat(run.mithaq("push", server.url(), "fedes", one)).isEqualTo(1);
    assertThat(run.err).contains("no collection «fedes»").contains("feeds, sealed");
    assertThat(run.mithaq("push", server.url(), "sealed", one)).isEqualTo(1);
    assertThat(run.err).contains("may not write");
    assertThat(server.envelopes).isEmpty();
  }

  @Test
  void saysWhatToDoWhenTheServerDoesNotKnowTheUser() throws IOException {
    run.environment.remove("MITHAQ_USER");

    assertThat(run.mithaq("push", server.url(), "feeds", file("a", object(1)))).isEqualTo(1);
    assertThat(run.err).contains("401").contains("Who are you?").contains("--user NAME:SECRET");
    assertThat(
            run.mithaq("push", "--user=cert-xa:demo", server.url(), "feeds", folder.resolve("a")))
        .isZero();
  }

  @Test
  void keepsEnvelopesWithinTheServersLengthAndTheCount() throws IOException {
    server.longestBody = 500;
    Path many = file("many.jsonl", String.join("\n", objects(0, 40)));

    assertThat(run.mithaq("push", server.url(), "feeds", "--batch", "3", many)).isZero();
    assertThat(server.texts()).isEqualTo(objects(0, 40));
    assertThat(server.envelopes).allMatch(count -> count <= 3);
  }

  @Test
  void countsRefusalsByReasonAndNamesTheFirst() throws IOException {
    server.refusing =
        text ->
            text.contains("41 3 ") || text.contains("41 4 ")
                ? Optional.of("no name at byte " + text.length())
                : Optional.empty();
    Path many = bundle("many.json", objects(0, 6));

    assertThat(run.mithaq("push", server.url(), "feeds", many)).isEqualTo(1);
    assertThat(run.out)
        .contains("4 objects accepted, 2 refused")
        .contains("2 × no name at byte …")
        .contains("campaign--00000003-0000-4000-8000-000000000000 2026-01-01T00:00:00Z");
  }

  @Test
  void printsOneJsonDocumentWhenAsked() throws IOException {
    server.refusing = text -> text.contains("41 3 ") ? Optional.of("no") : Optional.empty();
    Path many = bundle("many.json", objects(0, 6));

    assertThat(run.mithaq("push", server.url(), "feeds", many, "--json")).isEqualTo(1);
    try (JsonParser parser = new JsonFactory().createParser(run.out)) {
      parser.nextToken();
      parser.skipChildren();
      assertThat(parser.nextToken()).isNull();
    }
    assertThat(run.out).containsPattern("\"accepted\" : 5,\\s+\"refused\" : 1,");
  }

  @Test
  void separatesTheObjectForWhichAWholeEnvelopeIsRefused() throws IOException {
    List<String> objects = new java.util.ArrayList<>(objects(0, 50));
    objects.set(17, "{\"type\":\"campaign\",\"id\":\"campaign--bad\",\"x\":\"POISON\"}");
    Path many = bundle("many.json", objects);

    assertThat(run.mithaq("push", server.url(), "feeds", many)).isEqualTo(1);
    objects.remove(17);
    assertThat(server.texts()).isEqualTo(objects);
    assertThat(run.out)
        .contains("49 objects accepted, 1 refused")
        .contains("Not JSON: poison")
        .contains("campaign--bad (object 18 of " + many + ")");
  }

  @Test
  void givesUpWhenTheServerRefusesEverything() throws IOException {
    server.mishap =
        (exchange, _) -> {
          if (exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 422, "{\"title\":\"I take nothing\"}");
            return true;
          }
          return false;
        };

    assertThat(run.mithaq("push", server.url(), "feeds", bundle("b", objects(0, 500))))
        .isEqualTo(1);
    assertThat(run.err).contains("I take nothing");
    assertThat(server.requests.size()).isLessThan(100);
  }

  @Test
  void refusesAnObjectLongerThanTheServerTakesAndSendsItsNeighbours() throws IOException {
    server.longestBody = 1000;
    String long1 = object(1).replace("\"name\":\"", "\"name\":\"" + "x".repeat(300_000));
    Path file = file("f.jsonl", object(0) + "\n" + long1 + "\n" + object(2));

    assertThat(run.mithaq("push", server.url(), "feeds", file)).isEqualTo(1);
    assertThat(server.texts()).containsExactly(object(0), object(2));
    assertThat(run.out).contains("longer than the").contains("object 2 of");
  }

  @Test
  void waitsAsLongAsABusyServerAsks() throws IOException {
    AtomicInteger busy = new AtomicInteger(2);
    server.mishap =
        (exchange, _) -> {
          if (exchange.getRequestMethod().equals("POST") && busy.getAndDecrement() > 0) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            answer(exchange, 503, "{}");
            return true;
          }
          return false;
        };

    assertThat(run.mithaq("push", server.url(), "feeds", bundle("b", objects(0, 5)))).isZero();
    assertThat(run.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    assertThat(server.texts()).isEqualTo(objects(0, 5));
  }

  private void alwaysBusy(int status, Optional<String> retryAfter, String body) {
    server.mishap =
        (exchange, _) -> {
          if (!exchange.getRequestMethod().equals("POST")) {
            return false;
          }
          retryAfter.ifPresent(wait -> exchange.getResponseHeaders().set("Retry-After", wait));
          answer(exchange, status, body);
          return true;
        };
  }

  @Test
  void whoGivesUpSaysWhatTheServerSaid() throws IOException {
    Path file = bundle("b", objects(0, 5));
    alwaysBusy(503, Optional.of("1"), "{\"error\":{\"message\":\"The disk takes no more.\"}}");
    assertThat(run.mithaq("push", server.url(), "feeds", file)).isEqualTo(1);
    assertThat(run.err).contains("8 times in a row: The disk takes no more.");
    assertThat(run.pauses).hasSize(7);

    alwaysBusy(503, Optional.of("1"), "no document");
    assertThat(run.mithaq("push", server.url(), "feeds", file)).isEqualTo(1);
    assertThat(run.err).contains("8 times in a row: try again later.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "61", "86400", "Thu, 01 Jan 2099 00:00:00 GMT"})
  void aLimitThatLastsIsNotWaitedFor(String wait) throws IOException {
    alwaysBusy(
        429,
        Optional.of(wait).filter(text -> !text.isEmpty()),
        "{\"title\":\"Too much\",\"description\":\"come back in a month\"}");

    assertThat(run.mithaq("push", server.url(), "feeds", bundle("b", objects(0, 5)))).isEqualTo(1);
    assertThat(run.err).contains("answered 429: Too much: come back in a month");
    assertThat(run.pauses).isEmpty();
  }

  @Test
  void aShortLimitIsWaitedFor() throws IOException {
    alwaysBusy(429, Optional.of("60"), "{}");
    assertThat(run.mithaq("push", server.url(), "feeds", bundle("b", objects(0, 5)))).isEqualTo(1);
    assertThat(run.pauses).hasSize(7).containsOnly(Duration.ofMinutes(1));
  }

  @Test
  void waitsForPendingObjects() throws IOException {
    server.pendingRounds = 4;

    assertThat(run.mithaq("push", server.url(), "feeds", bundle("b", objects(0, 5)))).isZero();
    assertThat(run.out).contains("5 objects accepted");
    assertThat(run.pauses).hasSize(4);
  }

  @Test
  void sendsAgainWhatABrokenConnectionLeftUnanswered() throws IOException {
    AtomicInteger broken = new AtomicInteger(1);
    server.mishap =
        (exchange, _) -> {
          if (exchange.getRequestMethod().equals("POST") && broken.getAndDecrement() > 0) {
            exchange.getRequestBody().readAllBytes();
            TaxiiServer.breakOff(exchange);
            return true;
          }
          return false;
        };

    assertThat(run.mithaq("push", server.url(), "feeds", bundle("b", objects(0, 5)))).isZero();
    assertThat(server.texts()).isEqualTo(objects(0, 5));
    assertThat(run.err).contains("broke off").contains("another try");
  }

  @Test
  void goesOnWhereAnEarlierRunBrokeOff() throws IOException {
    Path many = bundle("many.json", objects(0, 10));
    AtomicInteger left = new AtomicInteger(3);
    server.mishap =
        (exchange, _) -> {
          if (exchange.getRequestMethod().equals("POST") && left.getAndDecrement() <= 0) {
            answer(exchange, 403, "{\"title\":\"Not any more\"}");
            return true;
          }
          return false;
        };
    assertThat(run.mithaq("push", server.url(), "feeds", "--batch=2", many)).isEqualTo(1);
    assertThat(run.out).contains("6 objects accepted");
    assertThat(run.err).contains("Not any more").contains("Run the same command again");

    server.mishap = (_, _) -> false;
    assertThat(run.mithaq("push", server.url(), "feeds", "--batch=2", many)).isZero();
    assertThat(run.err).contains("going on after 6 objects");
    assertThat(run.out).contains("4 objects accepted").contains("before: 6 accepted");
    assertThat(server.envelopes).containsExactly(2, 2, 2, 2, 2);
    assertThat(server.texts()).isEqualTo(objects(0, 10));

    assertThat(run.mithaq("push", server.url(), "feeds", many)).isZero();
    assertThat(run.out).contains("10 objects accepted");
  }

  @Test
  void namesTheByteFromWhichAFileCannotBeReadAndSendsWhatStandsBefore() throws IOException {
    Path cut = file("cut.jsonl", object(0) + "\n" + object(1) + "\n{\"type\":");

    assertThat(run.mithaq("push", server.url(), "feeds", cut)).isEqualTo(1);
    assertThat(server.texts()).isEqualTo(objects(0, 2));
    assertThat(run.err).contains("cut.jsonl, byte ").contains("the input ends");
  }

  @Test
  void saysThatNothingAnswers() throws IOException {
    String url = server.url();
    server.close();

    assertThat(run.mithaq("push", url, "feeds", file("a", object(1)))).isEqualTo(1);
    assertThat(run.err).contains("Nothing answers at").contains("connection refused");
  }
}
