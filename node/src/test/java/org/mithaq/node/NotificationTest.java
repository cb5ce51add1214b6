package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.Hearer.Heard;
import org.mithaq.node.access.Role;
import org.mithaq.node.storage.FileStorage;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.stix.Json;

/** What webhooks are told, on a node whose clock stands until it is moved. */
final class NotificationTest {

  private static final String PATH = "/access/subscriptions";

  @TempDir private static Path folder;
  private static AccessNode node;
  private static int base;
  private Hearer hearer;

  @BeforeAll
  static void start() throws Exception {
    node =
        AccessNode.create(
            folder.resolve("data"),
            config -> DelegateNames.with(config, "xb-reads", "cert-xb", Set.of(Role.READER)));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void open() throws Exception {
    base += 100;
    hearer = new Hearer();
  }

  @AfterEach
  void close() throws Exception {
    hearer.close();
    for (String user : List.of("cert-xa", "cert-xb", "cert-xc", "acme", "depositary")) {
      for (Json.Members each : json(node.get(user, PATH)).objects("items")) {
        String id = each.text("id").orElseThrow();
        assertThat(node.ask(user, "DELETE", PATH + "/" + id, "").status()).isEqualTo(204);
      }
    }
  }

  /** A number that no other test has given to an object. */
  private static int n(int number) {
    return base + number;
  }

  private static Json.Members json(Answer answer) throws Exception {
    return Json.parse(answer.body(), 0, answer.body().length);
  }

  private Json.Members subscribed(String user, String url, String... kinds) throws Exception {
    String chosen = kinds.length == 0 ? "" : ",\"kinds\":[\"" + String.join("\",\"", kinds) + "\"]";
    Answer answer = node.ask(user, "POST", PATH, "{\"webhook\":\"" + url + "\"" + chosen + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return json(answer);
  }

  private Json.Members standing(String user) throws Exception {
    return json(node.get(user, PATH)).objects("items").getFirst();
  }

  private List<String> told() throws Exception {
    List<String> kinds = new ArrayList<>();
    for (Heard each : hearer.heard()) {
      kinds.add(Json.parse(each.body(), 0, each.body().length).text("type").orElse(""));
    }
    return kinds;
  }

  @Test
  void aRequestIsToldByIdsAndKindAloneAndSigned() throws Exception {
    Json.Members made = subscribed("cert-xb", hearer.url());
    String secret = made.text("secret").orElseThrow();
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "Zebra crossing", RegisterText.XB));
    node.tickNotices();

    assertThat(hearer.heard()).hasSize(1);
    Heard heard = hearer.heard().getFirst();
    assertThat(heard.line()).isEqualTo("POST /hook HTTP/1.0");
    assertThat(heard.isSignedWith(secret)).isTrue();
    assertThat(heard.isSignedWith("whsec_" + "A".repeat(43) + "=")).isFalse();
    assertThat(heard.headers().get("webhook-timestamp"))
        .isEqualTo(Long.toString(node.now().getEpochSecond()));
    Json.Members body = Json.parse(heard.body(), 0, heard.body().length);
    assertThat(body.text("type")).hasValue("request");
    Json.Members data = body.object("data");
    long act = data.number("sequence").orElseThrow();
    assertThat(heard.id()).isEqualTo(act + "-" + made.text("id").orElseThrow());
    assertThat(data.text("id")).hasValue(MatterText.id("assistance-request", n(1)));
    assertThat(data.flag("exercise")).isTrue();
    assertThat(heard.everything())
        .doesNotContainIgnoringCase("zebra", "xandria", RegisterText.XA, "\"XA\"", "takedown");
    URI link = URI.create(data.text("link").orElseThrow());
    assertThat(link.getPort()).isEqualTo(node.port());
    node.settle();
    assertThat(node.get("cert-xb", link.getPath()).text()).contains("Zebra crossing");
    assertThat(node.get("acme", link.getPath()).status()).isEqualTo(404);

    node.tickNotices();
    assertThat(hearer.heard()).as("once").hasSize(1);
    assertThat(node.get("cert-xb", PATH).text()).doesNotContain(secret.substring(6));
  }

  @Test
  void eachKindIsToldToWhomItConcerns() throws Exception {
    try (Hearer xa = new Hearer();
        Hearer xc = new Hearer();
        Hearer outside = new Hearer()) {
      subscribed("cert-xa", xa.url());
      subscribed("cert-xb", hearer.url());
      subscribed("cert-xc", xc.url());
      subscribed("acme", outside.url());
      subscribed("depositary", outside.url());
      node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "Zebra", RegisterText.XB));
      node.sent("cert-xb", EXERCISE, MatterText.reply(n(2), n(1), "acknowledge"));
      node.sent("cert-xa", EXERCISE, MatterText.incident(n(3), "Zebra at large"));
      node.sent("cert-xa", EXERCISE, MatterText.statement(n(4), "Zebra", List.of(RegisterText.XB)));
      node.sent(
          "cert-xa", EXERCISE, MatterText.openedCase(n(5), "Z", RegisterText.XA, RegisterText.XB));
      node.sent("cert-xa", EXERCISE, MatterText.entry(n(6), n(5), "notice"));
      node.sent("cert-xb", EXERCISE, MatterText.entry(n(7), n(5), "response"));
      node.pass(Duration.ofDays(3));
      assertThat(node.tickClocks()).isPositive();
      node.tickNotices();

      // Clocks of what other tests ask for run too.
      assertThat(told().stream().distinct())
          .containsExactly("request", "incident", "statement", "case", "notice", "clock");
      hearer.close();
      hearer = xa;
      assertThat(told().stream().distinct()).containsExactly("reply", "case", "clock");
      hearer = xc;
      assertThat(told().stream().filter(kind -> !kind.equals("clock"))).containsExactly("incident");
      assertThat(outside.heard()).isEmpty();
      hearer = new Hearer();
    }
  }

  @Test
  void onlyWhatWasChosenIsToldAndOnlyFromThenOn() throws Exception {
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "before", RegisterText.XB));
    subscribed("cert-xb", hearer.url(), "request", "notice");
    node.sent("cert-xa", EXERCISE, MatterText.incident(n(3), "not chosen"));
    node.sent("cert-xa", EXERCISE, MatterText.request(n(4), "after", RegisterText.XB));
    node.tickNotices();

    assertThat(told()).containsExactly("request");
    assertThat(hearer.heard().getFirst().text())
        .contains(MatterText.id("assistance-request", n(4)));
  }

  @Test
  void whatIsInventedIsNotToldToWhoIsReal() throws Exception {
    subscribed("depositary", hearer.url());
    subscribed("cert-xb", hearer.url());
    node.sent("cert-xa", PUBLIC, MatterText.incident(n(1), "for everyone"));
    node.tickNotices();

    assertThat(told()).containsExactly("incident");
  }

  @Test
  void aFailedDeliveryIsTriedAgainWithGrowingPausesUnderTheSameId() throws Exception {
    Json.Members made = subscribed("cert-xb", hearer.url());
    String secret = made.text("secret").orElseThrow();
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "Zebra", RegisterText.XB));
    hearer.answers(500);
    node.tickNotices();
    node.tickNotices();
    assertThat(hearer.heard()).as("not before its time").hasSize(1);
    assertThat(standing("cert-xb").text("fault")).hasValue("answered 500");
    node.pass(Duration.ofSeconds(10));
    node.tickNotices();
    node.pass(Duration.ofSeconds(10));
    node.tickNotices();
    assertThat(hearer.heard()).as("the pause has grown").hasSize(2);
    hearer.answers(200);
    node.pass(Duration.ofSeconds(50));
    node.tickNotices();

    assertThat(hearer.heard()).hasSize(3);
    assertThat(hearer.heard().stream().map(Heard::id).distinct()).hasSize(1);
    assertThat(hearer.heard().stream().map(each -> each.headers().get("webhook-timestamp")))
        .doesNotHaveDuplicates();
    for (Heard each : hearer.heard()) {
      assertThat(each.isSignedWith(secret)).isTrue();
    }
    Json.Members now = standing("cert-xb");
    assertThat(now.number("waiting")).hasValue(0);
    assertThat(now.has("fault")).isFalse();
    assertThat(now.text("delivered")).hasValue(node.now().toString());
  }

  @Test
  void afterADayOfTriesItIsGivenUpAndTheRestTriedOnceADay() throws Exception {
    subscribed("cert-xb", hearer.url());
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "first", RegisterText.XB));
    node.sent("cert-xa", EXERCISE, MatterText.request(n(2), "second", RegisterText.XB));
    hearer.answers(503);
    Duration passed = Duration.ZERO;
    while (standing("cert-xb").number("given_up").orElse(0) == 0) {
      node.tickNotices();
      node.pass(Duration.ofMinutes(30));
      passed = passed.plusMinutes(30);
      assertThat(passed).isLessThan(Duration.ofDays(3));
    }

    assertThat(hearer.heard()).hasSize(8);
    assertThat(passed).isBetween(Duration.ofHours(23), Duration.ofHours(26));
    assertThat(standing("cert-xb").flag("paused")).isTrue();
    assertThat(standing("cert-xb").number("waiting")).hasValue(1);
    hearer.answers(204);
    node.tickNotices();
    assertThat(hearer.heard()).as("paused").hasSize(8);
    node.pass(Duration.ofDays(1));
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(9);
    assertThat(hearer.heard().getLast().text()).contains(MatterText.id("assistance-request", n(2)));
    assertThat(standing("cert-xb").flag("paused")).isFalse();
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (Hearer elsewhere = new Hearer()) {
      subscribed("cert-xb", hearer.url());
      hearer.answers(307, "Location: " + elsewhere.url());
      node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "Zebra", RegisterText.XB));
      node.tickNotices();

      assertThat(hearer.heard()).hasSize(1);
      assertThat(elsewhere.heard()).isEmpty();
      assertThat(standing("cert-xb").text("fault").orElseThrow())
          .contains("307", "redirects are not followed");
    }
  }

  @Test
  void whoeverHangsHoldsUpNobodyElseNorTheNodesEnd() throws Exception {
    try (Hearer hangs = new Hearer()) {
      hangs.answers(Hearer.SILENCE);
      subscribed("cert-xb", hangs.url());
      subscribed("cert-xc", hearer.url());
      node.sent("cert-xa", EXERCISE, MatterText.requestToCircle(n(1), "Zebra"));
      node.beginNotices();
      Polling.until(() -> hangs.heard().size() == 1, "one hangs");
      Polling.until(
          () -> standing("cert-xc").number("waiting").orElse(1) == 0, "the other is told");

      node.restart();

      assertThat(standing("cert-xb").number("waiting")).hasValue(1);
      assertThat(standing("cert-xb").has("failures")).as("no fault of theirs").isFalse();
      hangs.answers(204);
      node.tickNotices();
      assertThat(hangs.heard()).hasSize(2);
      assertThat(hangs.heard().getFirst().id()).isEqualTo(hangs.heard().getLast().id());
      assertThat(hearer.heard()).as("what was delivered is not repeated").hasSize(1);
    }
  }

  @Test
  void whoLostAccessBeforeItIsSentGetsNothing() throws Exception {
    subscribed("cert-xc", hearer.url());
    hearer.answers(500);
    node.sent("cert-xa", EXERCISE, MatterText.requestToCircle(n(1), "Zebra"));
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(1);
    hearer.answers(204);
    node.sent(
        "cert-xa",
        PUBLIC,
        RegisterText.membership(
            RegisterText.uuid(n(50)), RegisterText.CIRCLE, RegisterText.XC, "left"));
    node.pass(Duration.ofMinutes(1));
    node.tickNotices();

    assertThat(hearer.heard()).hasSize(1);
    assertThat(standing("cert-xc").number("waiting")).hasValue(0);
    node.sent("cert-xa", EXERCISE, MatterText.requestToCircle(n(2), "Zebra"));
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(1);
    node.sent(
        "cert-xa",
        PUBLIC,
        RegisterText.membership(
            RegisterText.uuid(n(51)), RegisterText.CIRCLE, RegisterText.XC, "member"));
    node.sent("cert-xa", EXERCISE, MatterText.requestToCircle(n(3), "Zebra"));
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(2);
  }

  @Test
  void whatIsForANamedDelegateIsToldToThatOneAlone() throws Exception {
    subscribed("cert-xb", hearer.url());
    String red = RegisterText.red(MatterText.incident(n(1), "named"), "cert-xb");
    node.sent("cert-xa", EXERCISE, red);
    subscribed("xb-reads", hearer.url());
    node.tickNotices();

    assertThat(told()).as("the named delegate alone").containsExactly("incident");
  }

  @Test
  void whatWasCommittedBeforeARestartIsToldAfterItOnce() throws Exception {
    subscribed("cert-xb", hearer.url());
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "nobody ticked", RegisterText.XB));
    node.restart();
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(1);
    // As after a crash: how far it was followed is older than what was delivered.
    StateFiles mark =
        new StateFiles(new FileStorage(folder.resolve("data")), StateDirectory.FOLLOWED);
    node.stopped(() -> mark.keep("ledger", json -> json.writeNumberField("next", 0)));
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "damaged"})
  void whatWasCommittedIsToldOnceWhereItIsNotKnownHowFarTheLedgerWasFollowed(String how)
      throws Exception {
    subscribed("cert-xb", hearer.url());
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "told", RegisterText.XB));
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(1);
    node.sent("cert-xa", EXERCISE, MatterText.request(n(2), "nobody ticked", RegisterText.XB));
    Path mark = folder.resolve("data/state/followed/ledger.json");
    node.stopped(() -> {
      if (how.equals("deleted")) {
        Files.delete(mark);
      } else {
        Files.writeString(mark, Files.readString(mark).replace("next", "text"));
      }
    });
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"webhook\":\"https://a.example/\",\"email\":\"a@b.example\"}",
        "{\"webhook\":\"http://a_b/\"}",
        "{\"webhook\":\"ftp://a.example/\"}",
        "{\"webhook\":\"https://a.example/\\r\\nX: y\"}",
        "{\"webhook\":\"https://u:p@a.example/\"}",
        "{\"webhook\":\"https://10.0.0.1/\"}",
        "{\"webhook\":\"https://169.254.169.254/latest\"}",
        "{\"webhook\":\"https://[fd00::1]/\"}",
        "{\"webhook\":\"https://a.example/\",\"kinds\":[]}",
        "{\"webhook\":\"https://a.example/\",\"kinds\":[\"gossip\"]}",
        "{\"webhook\":\"https://a.example/\",\"language\":\"tlh\"}",
        "{\"webhook\":\"https://a.example/\",\"language\":7}",
        "{\"webhook\":\"https://a.example/\",\"secret\":\"mine\"}",
        "{\"email\":\"a@b.example\\r\\nBcc: c@d.example\"}",
        "{\"email\":\"a@münchen.example\"}"
      })
  void whatIsNoSubscriptionIsRefusedWithASentence(String body) throws Exception {
    Answer answer = node.ask("cert-xb", "POST", PATH, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(json(node.get("cert-xb", PATH)).number("total")).hasValue(0);
  }

  @Test
  void whereThereIsNoMailNobodySubscribesByIt() throws Exception {
    Answer answer = node.ask("cert-xb", "POST", PATH, "{\"email\":\"duty@xb.example\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("sends no e-mail");
  }

  @Test
  void anAccountSeesItsOwnAndAnAdministratorThePartys() throws Exception {
    String own = subscribed("xb-reads", hearer.url()).text("id").orElseThrow();
    String other = subscribed("cert-xb", hearer.url()).text("id").orElseThrow();

    assertThat(node.get("xb-reads", PATH).text()).contains(own).doesNotContain(other);
    assertThat(node.get("cert-xb", PATH).text()).contains(own, other);
    assertThat(node.get("cert-xa", PATH).text()).doesNotContain(own, other);
    assertThat(node.get("", PATH).status()).isEqualTo(401);
    assertThat(node.get("admin", PATH).status()).isEqualTo(403);
    for (String stranger : List.of("cert-xa", "acme")) {
      assertThat(node.ask(stranger, "DELETE", PATH + "/" + own, "").status()).isEqualTo(404);
    }
    assertThat(node.ask("xb-reads", "DELETE", PATH + "/" + other, "").status()).isEqualTo(404);
    assertThat(node.ask("cert-xb", "DELETE", PATH + "/" + own, "").status()).isEqualTo(204);
    assertThat(node.ask("cert-xb", "DELETE", PATH + "/" + own, "").status()).isEqualTo(404);
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "Zebra", RegisterText.XB));
    node.tickNotices();
    assertThat(hearer.heard()).hasSize(1);
    assertThat(hearer.heard().getFirst().id()).endsWith(other);
    String audit = node.get("cert-xb", "/access/audit").text();
    assertThat(audit).contains("subscribed", "unsubscribed", "webhook at 127.0.0.1:", own);
    assertThat(node.get("cert-xa", "/access/audit").text()).doesNotContain(own, other);
  }

  @Test
  void aTokenDoesNotSubscribe() throws Exception {
    String token =
        json(node.ask("cert-xb", "POST", "/access/tokens", "{\"verbs\":[\"read\",\"write\"]}"))
            .text("token")
            .orElseThrow();

    assertThat(node.askWith("Bearer " + token, "GET", PATH, "").status()).isEqualTo(403);
  }

  @Test
  void aPartyHasSoManyAndNoMore() throws Exception {
    for (int i = 0; i < 20; i++) {
      subscribed("cert-xb", hearer.url());
    }
    Answer answer = node.ask("xb-reads", "POST", PATH, "{\"webhook\":\"" + hearer.url() + "\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("as many as it may");
    subscribed("cert-xc", hearer.url());
    try (Stream<Path> files = Files.list(folder.resolve("data/state/subscriptions"))) {
      assertThat(files).hasSize(21);
    }
  }
}
