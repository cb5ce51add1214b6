package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.cli.TaxiiServer.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What «mithaq pull» promises. */
final class PullTest {
  @TempDir Path folder;
  private TaxiiServer server;
  private Run run;

  @BeforeEach
  void start() {
    server = new TaxiiServer();
    server.largestPage = 4;
    run = new Run(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String object(int i) {
    return "{ \"type\" :\"campaign\", \"id\":\"campaign--%d\",\"name\":\"\\u0041 ü }]\"}"
        .formatted(i);
  }

  private static List<String> objects(int from, int to) {
    return IntStream.range(from, to).mapToObj(PullTest::object).toList();
  }

  private void fill(List<String> objects) {
    objects.forEach(o -> server.objects.add(o.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void writesJsonLinesByteForByteFollowingPages() {
    fill(objects(0, 11));

    assertThat(run.mithaq("pull", server.url(), "feeds")).isZero();
    assertThat(run.out.lines()).containsExactlyElementsOf(objects(0, 11));
    assertThat(run.err).startsWith("feeds: 11 objects, ");
    assertThat(server.requests.stream().filter(r -> r.contains("/objects/"))).hasSize(3);
  }

  @Test
  void stopsWhenWhoeverReadsItsOutputHasGone() {
    fill(objects(0, 11));
    PrintStream closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    Io io = new Io(run.in, closed, System.err, run.environment, () -> false, run.pauses::add);

    assertThat(Mithaq.run(io, "pull", server.url(), "feeds")).isEqualTo(1);
    assertThat(server.requests.stream().filter(r -> r.contains("/objects/"))).hasSize(1);
  }

  @Test
  void writesABundleThatPushReadsBack() throws IOException {
    fill(List.of(PushTest.object(0), PushTest.object(1)));
    Path out = folder.resolve("out.json");

    assertThat(run.mithaq("pull", server.url(), "feeds", "--format=bundle", "--out", out)).isZero();
    assertThat(run.out).startsWith("feeds: 2 objects, ");
    assertThat(Files.readString(out)).startsWith("{\"type\":\"bundle\",\"id\":\"bundle--");
    try (TaxiiServer other = new TaxiiServer()) {
      assertThat(run.mithaq("push", other.url(), "feeds", out)).isZero();
      assertThat(other.texts()).isEqualTo(server.texts());
    }
  }

  @Test
  void writesAnEmptyBundleWithoutAList() {
    assertThat(run.mithaq("pull", server.url(), "feeds", "--format=bundle")).isZero();
    assertThat(run.out).matches("\\{\"type\":\"bundle\",\"id\":\"bundle--[0-9a-f-]{36}\"}\n");
  }

  @Test
  void keepsAnObjectWithLineBreaksOnOneLineAndSaysSo() {
    fill(List.of("{\"type\":\"campaign\",\r\n \"id\":\"campaign--1\"}"));

    assertThat(run.mithaq("pull", server.url(), "feeds")).isZero();
    assertThat(run.out).isEqualTo("{\"type\":\"campaign\",   \"id\":\"campaign--1\"}\n");
    assertThat(run.err).contains("--format bundle keeps every byte");
  }

  @Test
  void asksForWhatTheOptionsSay() {
    run.mithaq(
        "pull",
        server.url(),
        "feeds",
        "--since=2026-01-02",
        "--type=campaign,malware",
        "--id=campaign--1",
        "--match-version=all",
        "--spec-version=2.1");

    assertThat(server.requests.getLast())
        .endsWith(
            "?limit=1000&added_after=2026-01-02T00%3A00%3A00Z&match%5Bid%5D=campaign--1"
                + "&match%5Btype%5D=campaign,malware&match%5Bversion%5D=all"
                + "&match%5Bspec_version%5D=2.1");
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThat(run.mithaq("pull", server.url(), "feeds", "--since=yesterday")).isEqualTo(2);
    assertThat(run.err).contains("--since is a time such as");
    assertThat(run.mithaq("pull", server.url(), "feeds", "--resume")).isEqualTo(2);
    assertThat(run.mithaq("pull", server.url(), "feeds", "--format=csv")).isEqualTo(2);
    assertThat(run.mithaq("pull", server.url())).isEqualTo(2);
  }

  @Test
  void asksAgainForAPageThatBrokeOffAndWritesNothingTwice() {
    fill(objects(0, 11));
    AtomicInteger requests = new AtomicInteger();
    server.mishap =
        (exchange, target) -> {
          if (target.contains("next=4") && requests.getAndIncrement() == 0) {
            TaxiiServer.breakOff(exchange);
            return true;
          }
          return false;
        };

    assertThat(run.mithaq("pull", server.url(), "feeds")).isZero();
    assertThat(run.out.lines()).containsExactlyElementsOf(objects(0, 11));
    assertThat(requests).hasValue(2);
  }

  @Test
  void goesOnByTimeWhereAServerGivesNoMark() {
    server.sendsNext = false;
    fill(objects(0, 11));

    assertThat(run.mithaq("pull", server.url(), "feeds")).isZero();
    assertThat(run.out.lines()).containsExactlyElementsOf(objects(0, 11));
    assertThat(server.requests.getLast()).contains("added_after=2026-01-01T00%3A00%3A07.000000Z");
  }

  @Test
  void resumesAfterAFailureAndFromThereOnAsOftenAsAsked() throws IOException {
    fill(objects(0, 11));
    for (String format : List.of("jsonl", "bundle")) {
      Path out = folder.resolve("out." + format);
      server.mishap =
          (exchange, target) -> {
            if (target.contains("next=8")) {
              answer(exchange, 403, "{\"title\":\"Not now\"}");
              return true;
            }
            return false;
          };
      assertThat(pull(format, out)).isEqualTo(1);
      assertThat(run.err).contains("Not now");
      Files.writeString(out, "{half an obj", java.nio.file.StandardOpenOption.APPEND);

      server.mishap = (_, _) -> false;
      server.requests.clear();
      assertThat(pull(format, out)).isZero();
      assertThat(server.requests.stream().filter(r -> r.contains("/objects/"))).hasSize(1);
      assertThat(idsIn(out)).containsExactlyElementsOf(IntStream.range(0, 11).boxed().toList());

      fill(objects(11, 13));
      assertThat(pull(format, out)).isZero();
      assertThat(idsIn(out)).containsExactlyElementsOf(IntStream.range(0, 13).boxed().toList());
      server.objects.subList(11, 13).clear();
    }
  }

  private int pull(String format, Path out) {
    return run.mithaq("pull", server.url(), "feeds", "--resume", "--format", format, "--out", out);
  }

  private static List<Integer> idsIn(Path file) throws IOException {
    return java.util.regex.Pattern.compile("campaign--(\\d+)")
        .matcher(Files.readString(file))
        .results()
        .map(r -> Integer.valueOf(r.group(1)))
        .toList();
  }

  @Test
  void stopsAfterAsManyObjectsAsAskedForAndGoesOnFromThere() throws IOException {
    fill(objects(0, 11));
    Path out = folder.resolve("out");

    assertThat(run.mithaq("pull", server.url(), "feeds", "--limit=6")).isZero();
    assertThat(run.out.lines()).containsExactlyElementsOf(objects(0, 6));
    for (int part : List.of(3, 6, 9, 11, 11)) {
      assertThat(run.mithaq("pull", server.url(), "feeds", "--limit=3", "--resume", "--out", out))
          .isZero();
      assertThat(Files.readAllLines(out)).isEqualTo(objects(0, part));
    }
    assertThat(run.mithaq("pull", server.url(), "feeds", "--limit=0")).isEqualTo(2);
  }

  @Test
  void doesNotResumeWhatAnotherRequestWrote() {
    fill(objects(0, 3));
    Path out = folder.resolve("out");
    assertThat(pull("jsonl", out)).isZero();

    assertThat(run.mithaq("pull", server.url(), "feeds", "--resume", "--type=x", "--out", out))
        .isEqualTo(1);
    assertThat(run.err).contains("another request");
  }

  @Test
  void followsAMarkThatStaysTheSameWhilePagesDiffer() {
    AtomicInteger page = new AtomicInteger();
    server.mishap =
        (exchange, target) -> {
          if (target.contains("/objects/")) {
            int i = page.getAndIncrement();
            answer(
                exchange,
                200,
                "{\"more\":%s,\"next\":\"1\",\"objects\":[%s]}".formatted(i < 4, object(i)));
            return true;
          }
          return false;
        };

    assertThat(run.mithaq("pull", server.url(), "feeds")).isZero();
    assertThat(run.out.lines()).containsExactlyElementsOf(objects(0, 5));
  }

  @Test
  void saysWhenAServerTurnsInCircles() {
    AtomicReference<String> answer = new AtomicReference<>("");
    server.mishap =
        (exchange, target) -> {
          if (target.contains("/objects/")) {
            answer(exchange, 200, answer.get());
            return true;
          }
          return false;
        };

    for (String objects : List.of("", object(1))) {
      answer.set("{\"more\":true,\"next\":\"1\",\"objects\":[" + objects + "]}");
      assertThat(run.mithaq("pull", server.url(), "feeds")).isEqualTo(1);
      assertThat(run.err).contains("not from where to go on");
    }
  }

  @Test
  void saysWhenTheAnswerIsNoEnvelope() {
    server.mishap =
        (exchange, target) -> {
          if (target.contains("/objects/")) {
            answer(exchange, 200, "<html>");
            return true;
          }
          return false;
        };

    assertThat(run.mithaq("pull", server.url(), "feeds")).isEqualTo(1);
    assertThat(run.err).contains("no TAXII envelope").doesNotContain("Exception");
  }
}
