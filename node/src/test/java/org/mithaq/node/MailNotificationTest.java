package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Notices;
import org.mithaq.node.mail.MailAddress;
import org.mithaq.node.mail.PostOffice;
import org.mithaq.node.mail.PostOffice.Taken;
import org.mithaq.node.mail.SmtpSettings;
import org.mithaq.stix.Json;

/** What goes out by e-mail, through a real mail server. */
final class MailNotificationTest {

  private static final String PATH = "/access/subscriptions";
  private static final String DUTY = "duty@xb.example";

  @TempDir private static Path folder;
  private static PostOffice office;
  private static AccessNode node;
  private static int base;

  @BeforeAll
  static void start() throws Exception {
    office = new PostOffice();
    node = AccessNode.create(folder.resolve("data"), config -> with(config, office.port()));
  }

  @AfterAll
  static void stop() {
    node.close();
    office.close();
  }

  @BeforeEach
  void open() {
    base += 100;
    // Links that other tests had sent count no more.
    node.pass(Duration.ofDays(2));
    office.forget();
  }

  @AfterEach
  void close() throws Exception {
    for (String user : List.of("cert-xa", "cert-xb", "cert-xc", "acme", "ngo")) {
      Answer answer = node.get(user, PATH);
      for (Json.Members each :
          Json.parse(answer.body(), 0, answer.body().length).objects("items")) {
        String id = each.text("id").orElseThrow();
        assertThat(node.ask(user, "DELETE", PATH + "/" + id, "").status()).isEqualTo(204);
      }
    }
  }

  /** A number that no other test has given to an object. */
  private static int n(int number) {
    return base + number;
  }

  static Config with(Config config, int port) {
    return config.with(
        new Notices(
            Optional.empty(),
            Optional.of(
                new Notices.Mail(
                    "127.0.0.1",
                    port,
                    new MailAddress("mithaq@node.example"),
                    SmtpSettings.Security.NONE,
                    Optional.empty(),
                    Optional.empty())),
            Duration.ofDays(30),
            Duration.ofHours(24)));
  }

  private Answer subscribe(String user, String address, String language) throws Exception {
    return node.ask(
        user, "POST", PATH, "{\"email\":\"%s\",\"language\":\"%s\"}".formatted(address, language));
  }

  /** What a browser does at the link's page: looks at it, and presses the button. */
  static int confirmed(AccessNode node, String language, String code) throws Exception {
    URI page = URI.create("http://127.0.0.1:" + node.port() + "/" + language + "/confirm");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(page)
                  .header("Sec-Fetch-Site", "same-origin")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("code=" + code))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .statusCode();
    }
  }

  private void subscribed(String user, String address, String language) throws Exception {
    assertThat(subscribe(user, address, language).status()).isEqualTo(201);
    assertThat(confirmed(node, language, office.taken().getLast().code())).isEqualTo(200);
  }

  @Test
  void anAddressGetsNothingButOneLinkUntilSomebodyThereConfirms() throws Exception {
    Answer answer = subscribe("cert-xb", DUTY, "en");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.text()).contains("\"confirmed\":false");
    Taken first = office.taken().getFirst();
    assertThat(first.to()).isEqualTo(DUTY);
    assertThat(first.everything()).doesNotContainIgnoringCase("xebec", "cert-xb");
    String code = first.code();
    assertThat(code).hasSize(64);
    assertThat(answer.text()).doesNotContain(code);
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "Zebra", RegisterText.XB));
    node.tickNotices();
    // A program that follows links confirms nothing.
    Answer page = node.get("", "/en/confirm?code=" + code);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("method=\"post\"", code);
    node.sent("cert-xa", EXERCISE, MatterText.request(n(2), "Zebra", RegisterText.XB));
    node.tickNotices();
    assertThat(office.taken()).hasSize(1);
    assertThat(confirmed(node, "en", "0".repeat(64))).isEqualTo(404);

    assertThat(confirmed(node, "en", code)).isEqualTo(200);

    assertThat(confirmed(node, "en", code)).as("once").isEqualTo(404);
    assertThat(node.get("", "/en/confirm?code=" + code).status()).isEqualTo(404);
    node.tickNotices();
    assertThat(office.taken()).as("only from then on").hasSize(1);
    node.sent("cert-xa", EXERCISE, MatterText.request(n(3), "Zebra", RegisterText.XB));
    node.tickNotices();
    assertThat(office.taken()).hasSize(2);
  }

  @Test
  void aLinkIsGoodForADayAcrossRestartsAndThenIsForgotten() throws Exception {
    subscribe("cert-xb", DUTY, "en");
    String code = office.taken().getFirst().code();
    node.pass(Duration.ofHours(23));
    node.restart();
    assertThat(node.get("", "/fr/confirm?code=" + code).status()).isEqualTo(200);
    node.pass(Duration.ofHours(1));
    assertThat(confirmed(node, "fr", code)).isEqualTo(404);
    subscribe("cert-xb", DUTY, "en");
    assertThat(node.get("cert-xb", PATH).text()).contains("\"total\":1");
  }

  @Test
  void nobodyIsFloodedWithLinks() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(subscribe(List.of("cert-xa", "cert-xb", "acme").get(i), DUTY, "en").status())
          .isEqualTo(201);
    }
    assertThat(subscribe("ngo", DUTY, "en").status()).isEqualTo(429);
    assertThat(subscribe("ngo", "other@xb.example", "en").status()).isEqualTo(201);
    assertThat(office.taken()).hasSize(4);
    node.pass(Duration.ofDays(1));
    assertThat(subscribe("ngo", DUTY, "en").status()).isEqualTo(201);
  }

  @Test
  void ofWhatACircleReadsNoWordGoesOutNorWho() throws Exception {
    subscribed("cert-xb", DUTY, "fr");
    node.sent(
        "cert-xa",
        EXERCISE,
        MatterText.request(n(1), "Quagga stampede Waterworks", RegisterText.XB));
    node.tickNotices();

    Taken taken = office.taken().getLast();
    assertThat(office.taken()).hasSize(2);
    assertThat(taken.subject())
        .isEqualTo("EXERCICE Mithaq : Une demande d’assistance vous attend.");
    for (String word :
        List.of(
            "Quagga",
            "stampede",
            "Waterworks",
            "described",
            "takedown",
            "emergency",
            "Xandria",
            "Xebec",
            "CERT",
            RegisterText.XA,
            "cert-xa",
            "exercise circle")) {
      assertThat(taken.everything()).doesNotContainIgnoringCase(word);
    }
    String link = taken.text().replaceAll("(?s).*(http://\\S+).*", "$1");
    assertThat(link)
        .isEqualTo(
            "http://127.0.0.1:%d/fr/help/requests/%s"
                .formatted(node.port(), MatterText.id("assistance-request", n(1))));
  }

  @Test
  void whatIsForMoreThanACircleIsCalledByItsNameAndByWho() throws Exception {
    subscribed("cert-xb", DUTY, "ar");
    node.sent("cert-xa", PUBLIC, MatterText.request(n(1), "Quagga stampede", RegisterText.XB));
    node.tickNotices();

    Taken taken = office.taken().getLast();
    assertThat(taken.subject()).startsWith("تمرين ميثاق: ").contains("Quagga stampede", "Xandria");
    assertThat(taken.text()).contains("Quagga stampede", "Xandria").doesNotContain("described");
    assertThat(taken.message().getContentType()).startsWith("text/plain");
  }

  @Test
  void aReplyForACircleInAnOpenRequestNamesNobody() throws Exception {
    node.sent("cert-xa", PUBLIC, MatterText.request(n(1), "Quagga stampede", RegisterText.XB));
    subscribed("cert-xa", "duty@xa.example", "en");
    node.sent("cert-xb", EXERCISE, MatterText.reply(n(2), n(1), "acknowledge"));
    node.tickNotices();

    Taken taken = office.taken().getLast();
    assertThat(office.taken()).hasSize(2);
    assertThat(taken.everything()).doesNotContainIgnoringCase("quagga", "xebec");
    assertThat(taken.subject()).contains("Something was said in a request for assistance");
  }

  @Test
  void whatOthersCallSomethingMakesNoHeaders() throws Exception {
    subscribed("cert-xb", DUTY, "en");
    node.sent(
        "cert-xa",
        PUBLIC,
        MatterText.incident(n(1), "Zebra\\r\\nBcc: all@evil.example\\r\\n\\r\\n<b>x</b>"));
    node.tickNotices();

    Taken taken = office.taken().getLast();
    assertThat(office.taken()).hasSize(2);
    assertThat(taken.to()).isEqualTo(DUTY);
    assertThat(taken.message().getHeader("Bcc")).isNull();
    assertThat(taken.message().getAllRecipients()).hasSize(1);
    assertThat(taken.subject()).contains("Zebra Bcc: all@evil.example").doesNotContain("\n");
    assertThat(taken.message().isMimeType("text/plain")).isTrue();
  }

  @Test
  void whereTheServerDoesNotAnswerNothingIsKeptAndWhatWaitsIsSentLater() throws Exception {
    subscribed("cert-xb", DUTY, "en");
    int port = office.port();
    office.close();
    assertThat(subscribe("cert-xc", "duty@xc.example", "en").status()).isEqualTo(503);
    assertThat(node.get("cert-xc", PATH).text()).contains("\"total\":0");
    node.sent("cert-xa", EXERCISE, MatterText.request(n(1), "Zebra", RegisterText.XB));
    node.tickNotices();
    assertThat(node.get("cert-xb", PATH).text())
        .contains("\"waiting\":1", "the mail server did not take it")
        .doesNotContain("Zebra", ":" + port);
    office = new PostOffice();
    node.restart();
    node.pass(Duration.ofMinutes(1));
    node.tickNotices();
    assertThat(office.taken()).hasSize(1);
  }
}
