package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.node.http.TestServer;

/** The account of whoever joined: what it opens, and how a lost one is drawn again. */
class JoiningAccountTest extends JoiningNode {

  private static final Position.Mandate BY_ITS_WORD = Applicant.by(MandateKind.DEPOSITARY);

  private Applicant company;
  private Open open;
  private String signed;

  private String joins() {
    company = company();
    open = accepted(company);
    signed = company.signed(company.position(BY_ITS_WORD));
    String account = account(position(open, signed));
    assertThat(node.nextAct()).isEqualTo(6);
    return account;
  }

  private int status(String account) {
    return get("/taxii2/", account).statusCode();
  }

  /** The identity with another key beside the first. */
  private String rotated(SigningKey more, String modified) {
    PartyDraft own = company.identity();
    return Applicant.text(
            new PartyDraft(
                own.head(),
                own.name(),
                own.category(),
                own.country(),
                own.slug(),
                List.of(more.key()),
                own.source()))
        .replace("\"modified\":\"2026-03-01T12:00:00.000Z\"", "\"modified\":\"" + modified + "\"");
  }

  @Test
  void itRotatesItsKeyAndSignsWithTheNewOneAlsoAfterARestart() throws IOException {
    String account = joins();
    assertThat(status(account)).isEqualTo(200);
    SigningKey second = SigningKey.draw(KeyAlgorithm.ED25519);
    pushed(account, rotated(second, "2026-03-01T12:00:01.000Z"));
    pushed(account, company.act("later", second).split("(?<=}),(?=\\{\"type\":\"signature\")"));
    assertThat(push(account, "{\"objects\":[" + company.act("old key", company.key) + "]}").body())
        .contains("no such key now");

    restart();

    pushed(account, company.act("last", second).split("(?<=}),(?=\\{\"type\":\"signature\")"));
    assertThat(status(account.replace("Basic ", "Basic A"))).isEqualTo(401);
    // What it does stays an exercise in a demo.
    assertThat(json(get("/register/positions.json?party=" + company.id(), "")).objects("items"))
        .isEmpty();
    assertThat(json(get("/register/parties.json?exercise=false", "")).objects("items"))
        .noneMatch(item -> item.text("party").equals(Optional.of(company.id())));
  }

  @Test
  void itActsForItsOwnPartyAloneAndIsInNoCircle() {
    String account = joins();
    Applicant other = new Applicant("Other", PartyCategory.COMPANY, Optional.empty(), accord);
    assertThat(push(account, "{\"objects\":[" + other.reported() + "]}").body())
        .contains("only the depositary enters parties");
    assertThat(push(account, "{\"objects\":[" + other.act("not mine", other.key) + "]}").body())
        .contains("failure_count\":2");
    String shared =
        """
        {"type":"identity","spec_version":"2.1","name":"for the circle",
         "id":"identity--00000000-0000-4000-8000-000000000001",
         "created":"2026-03-01T12:00:00.000Z","modified":"2026-03-01T12:00:00.000Z"}
        """;
    pushed(TestServer.basic("cert-xa"), CIRCLES, List.of(shared));
    assertThat(objects(TestServer.basic("cert-xb"), CIRCLES)).contains("for the circle");
    assertThat(objects(account, CIRCLES)).doesNotContain("for the circle");
    assertThat(get("/register/applications", account).statusCode()).isEqualTo(404);
    // Another account cannot add versions to its identity, but the depositary can.
    String renamed = company.version("2026-03-01T13:00:00.000Z").replace("Company", "Renamed");
    assertThat(push(TestServer.basic("acme"), "{\"objects\":[" + renamed + "]}").body())
        .contains("failure_count\":1");
    pushed(TestServer.basic("depositary"), renamed);
  }

  @Test
  void aMandateThatNobodyCheckedIsRefused() {
    String account = joins();
    String text =
        Applicant.text(company.position(Applicant.byDomain(DOMAIN)))
            .replaceFirst("position--[0-9a-f]{8}", "position--00000000");
    String id = text.replaceFirst(".*?(position--[0-9a-f-]{36}).*", "$1");
    String body = text + "," + Applicant.signature(company.key, company.place(), id, text);
    assertThat(push(account, "{\"objects\":[" + body + "]}").body())
        .contains("only the depositary says that it checked a mandate");
  }

  @Test
  void theSamePositionSentAgainDrawsAnotherSecret() throws IOException {
    String first = joins();

    String second = account(position(open, signed));

    assertThat(node.nextAct()).isEqualTo(6);
    assertThat(status(first)).isEqualTo(401);
    assertThat(status(second)).isEqualTo(200);
    restart();
    String third = account(position(open, signed));
    assertThat(status(second)).isEqualTo(401);
    // Even after its first key is gone.
    pushed(third, rotated(SigningKey.draw(KeyAlgorithm.ED25519), "2026-03-02T12:00:00.000Z"));
    assertThat(status(account(position(open, signed)))).isEqualTo(200);
    assertThat(node.nextAct()).isEqualTo(7);
  }

  @Test
  void nothingElseDrawsAnotherSecret() {
    String account = joins();
    String other =
        company.signed(company.position(BY_ITS_WORD)).replace("\"stance\"", "\"stance\" ");
    assertThat(position(open, other).body()).contains("joined by another position");
    String changed = Applicant.text(company.position(BY_ITS_WORD)).replace("\"lang\"", "\"lang\" ");
    String again = changed.replaceFirst("\"stance\"", " \"stance\"");
    String id = company.position(BY_ITS_WORD).id();
    String signedAgain =
        "{\"objects\":[%s,%s]}"
            .formatted(again, Applicant.signature(company.key, company.place(), id, again));
    assertThat(position(open, signedAgain).body()).contains("joined by another position");
    Open stranger = accepted(new Applicant("B", PartyCategory.COMPANY, Optional.empty(), accord));
    assertThat(position(new Open(open.id(), stranger.bearer(), ""), signed).statusCode())
        .isEqualTo(404);
    assertThat(status(account)).isEqualTo(200);

    now = now.plus(Duration.ofDays(31));
    assertThat(position(open, signed).statusCode()).isEqualTo(404);
    assertThat(status(account)).isEqualTo(200);
    assertThat(node.nextAct()).isEqualTo(6);
  }

  @Test
  void aSecretIsTwiceNowhere() throws IOException {
    company = company();
    open = accepted(company);
    HttpResponse<String> joined = position(open, company.signed(company.position(BY_ITS_WORD)));
    String secret = json(joined).object("account").text("secret").orElseThrow();
    String name = json(joined).object("account").text("name").orElseThrow();
    assertThat(name).isEqualTo("joined." + company.id().substring("identity--".length()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void whoJoinedCountsNoMoreAmongTheApplications() {
    for (int i = 0; i < 7; i++) {
      Applicant each = new Applicant("C" + i, PartyCategory.COMPANY, Optional.empty(), accord);
      account(position(accepted(each), each.signed(each.position(BY_ITS_WORD))));
    }
  }
}
