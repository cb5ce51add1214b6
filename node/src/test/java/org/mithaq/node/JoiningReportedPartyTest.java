package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.http.TestServer;
import org.mithaq.stix.Json;

/** A party that the register was only told of joins: its identity gets a version with keys. */
class JoiningReportedPartyTest extends JoiningNode {

  private static final String LATER = "2026-03-01T12:00:00.001Z";

  private Applicant company;

  @BeforeEach
  void report() {
    company = company();
    pushed(TestServer.basic("depositary"), company.reported());
    assertThat(node.nextAct()).isEqualTo(3);
  }

  private Open applied(String mandate) {
    var answer = post("", "", company.application(mandate, company.version(LATER)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    Json.Members told = json(answer);
    return new Open(
        told.text("application").orElseThrow(),
        "Bearer " + told.text("secret").orElseThrow(),
        told.object("put").text("value").orElse(""));
  }

  private void refusedApplication(String identity, String why) {
    var answer = post("", "", company.application(BY_WORD, identity));
    assertThat(answer.body()).contains(why);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(node.nextAct()).isEqualTo(3);
  }

  @Test
  void itJoinsByTheDepositarysWordAndActsByItself() {
    Open open = applied(BY_WORD);
    assertThat(decide(open, "depositary", "accept").statusCode()).isEqualTo(200);
    Position.Mandate mandate = Applicant.by(MandateKind.DEPOSITARY);
    String signed = company.signed(company.position(mandate));
    String account = account(position(open, signed));

    assertThat(node.nextAct()).isEqualTo(7);
    assertThat(positions(company.id()))
        .singleElement()
        .satisfies(item -> assertThat(item.text("basis")).hasValue("signed-act"));
    pushed(account, company.version("2026-03-01T12:00:01.000Z").replace("Company", "Renamed"));
    assertThat(account(position(open, signed))).isNotEqualTo(account);
    // Nobody else applies for it any more.
    refusedAfter(company.version("2026-03-01T12:00:02.000Z"));
  }

  private void refusedAfter(String identity) {
    assertThat(post("", "", company.application(BY_WORD, identity)).body())
        .contains("a party of this id already");
  }

  @Test
  void aDomainAloneDoesNotSayThatItIsThisPartys() {
    Open open = applied(BY_DOMAIN);
    assertThat(decide(open, "depositary", "accept").body()).contains("proved-by-domain");
    dns.put(DOMAIN, open.value());
    Json.Members checked = check(open);
    assertThat(checked.text("state")).hasValue("proved");
    assertThat(checked.text("reason").orElse("")).contains("the depositary confirms");
    String signed = company.signed(company.position(Applicant.byDomain(DOMAIN)));
    assertThat(position(open, signed).body()).contains("The mandate is proved");

    assertThat(json(decide(open, "depositary", "accept")).text("state")).hasValue("accepted");
    account(position(open, signed));
    assertThat(positions(company.id())).hasSize(1);
  }

  @Test
  void itIsWhatTheRegisterHasAndSendsALaterVersion() {
    refusedApplication(
        company.version(LATER).replace("\"company\"", "\"academia\""),
        "the register has the party as company");
    refusedApplication(
        company.version(LATER).replace("\"company\"", "\"company\",\"country\":\"FR\""),
        "category and country must be these");
    refusedApplication(Applicant.text(company.identity()), "with the same created and a later");
    refusedApplication(
        company.version(LATER).replace("\"company\"", "\"company\",\"slug\":\"mine\""),
        "gives slugs");
    Applicant nobody = new Applicant("Nobody", PartyCategory.COMPANY, Optional.empty(), accord);
    assertThat(post("", "", nobody.application(BY_WORD, nobody.version(LATER))).body())
        .contains("no first version");
  }

  @Test
  void anotherKeyWaitsUntilTheFirstApplicationHasExpired() {
    applied(BY_WORD);
    Applicant rival = company();
    String theirs = rival.application(BY_WORD, rival.version(LATER));
    assertThat(post("", "", theirs).statusCode()).isEqualTo(409);
    now = now.plus(java.time.Duration.ofDays(31));
    assertThat(post("", "", theirs).statusCode()).isEqualTo(201);
  }

  @Test
  void thePartysKeyIsProvedWithTheVersionThatBringsIt() {
    Applicant rival = company();
    String identity = company.version(LATER);
    SigningKey wrong = rival.key;
    SignatureDraft.Place place = company.place();
    assertThat(
            post(
                    "",
                    "",
                    Applicant.application(
                        BY_WORD,
                        identity,
                        Applicant.signature(wrong, place, company.id(), identity)))
                .body())
        .contains("no such key now");
  }

  @Test
  void whoIsEnteredAfterItAppliedAppliesAgainAsThatOne() {
    Applicant second = new Applicant("Second", PartyCategory.COMPANY, Optional.empty(), accord);
    Open open = accepted(second);
    pushed(TestServer.basic("depositary"), second.reported());

    var answer =
        position(open, second.signed(second.position(Applicant.by(MandateKind.DEPOSITARY))));

    assertThat(answer.body()).contains("was entered meanwhile");
    assertThat(node.nextAct()).isEqualTo(4);
    assertThat(positions(second.id())).isEqualTo(List.of());
  }

  @Test
  void whoIsConfiguredOnTheNodeDoesNotApply() {
    String acme = "identity--a0000000-0000-4000-8000-0000000000b1";
    String identity = company.version(LATER).replace(company.id(), acme);
    String body =
        Applicant.application(
            BY_WORD,
            identity,
            Applicant.signature(
                company.key,
                new SignatureDraft.Place(acme, accord, LocalNode.ORIGIN.value()),
                acme,
                identity));
    assertThat(post("", "", body).body()).contains("it acts for itself");
  }
}
