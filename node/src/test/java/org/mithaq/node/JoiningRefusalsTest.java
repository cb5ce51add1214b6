package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.http.TestServer;

/** Whoever must not get in, and with what. */
class JoiningRefusalsTest extends JoiningNode {

  @Test
  void aKeyIsProvedByItsOwnSignatureOverTheIdentity() throws IOException {
    Applicant company = company();
    SigningKey other = SigningKey.draw(KeyAlgorithm.ED25519);
    String identity = Applicant.text(company.identity());
    String altered = identity.replace("\"name\":\"Company\"", "\"name\":\"Kompany\"");
    String own = Applicant.signature(company.key, company.place(), company.id(), identity);

    refused(
        post(
            "",
            "",
            Applicant.application(
                BY_DOMAIN,
                identity,
                Applicant.signature(other, company.place(), company.id(), identity))),
        422,
        "no such key now");
    refused(post("", "", Applicant.application(BY_DOMAIN, altered, own)), 422, "over other bytes");
    SignatureDraft.Place elsewhere =
        new SignatureDraft.Place(company.id(), accord, "elsewhere.invalid/log");
    refused(
        post(
            "",
            "",
            Applicant.application(
                BY_DOMAIN,
                identity,
                Applicant.signature(company.key, elsewhere, company.id(), identity))),
        422,
        "for the log «elsewhere.invalid/log»");
    SignatureDraft.Place otherAccord =
        new SignatureDraft.Place(
            company.id(), "accord--00000000-0000-4000-8000-000000000001", LocalNode.ORIGIN.value());
    refused(
        post(
            "",
            "",
            Applicant.application(
                BY_DOMAIN,
                identity,
                Applicant.signature(company.key, otherAccord, company.id(), identity))),
        422,
        "for another accord");
    assertThat(files()).isZero();
  }

  @Test
  void anotherPartysProofProvesNoKey() {
    Applicant member = company();
    Open open = proved(member);
    assertThat(
            position(open, member.signed(member.position(Applicant.byDomain(DOMAIN)))).statusCode())
        .isEqualTo(200);
    Applicant second = new Applicant("Second", PartyCategory.COMPANY, Optional.empty(), accord);
    String identity = Applicant.text(second.identity());

    HttpResponse<String> answer =
        post(
            "",
            "",
            Applicant.application(
                BY_DOMAIN,
                identity,
                Applicant.signature(member.key, member.place(), second.id(), identity)));

    assertThat(answer.body()).contains("first keys are proved with it");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(node.nextAct()).isEqualTo(6);
  }

  @Test
  void whoIsInTheRegisterDoesNotApply() {
    Applicant company = company();
    Open open = proved(company);
    position(open, company.signed(company.position(Applicant.byDomain(DOMAIN))));
    assertThat(node.nextAct()).isEqualTo(6);

    assertThat(post("", "", company.application(BY_DOMAIN)).body())
        .contains("a party of this id already");
    assertThat(node.nextAct()).isEqualTo(6);
  }

  @Test
  void aPositionSaysWhatWasCheckedAndIsTheApplicantsOwnAndNew() {
    Applicant company = company();
    Open open = proved(company);
    Position.Mandate mandate = Applicant.byDomain(DOMAIN);
    String good = company.signed(company.position(mandate));

    refused(
        position(open, company.signed(company.position(Applicant.byDomain("other.org")))),
        422,
        "not the one that was checked");
    refused(
        position(
            open,
            company.signed(
                company.position(
                    mandate, LocalDate.parse("2018-11-12"), Optional.empty(), List.of()))),
        422,
        "not before the application");
    refused(
        position(
            open,
            company.signed(
                company.position(mandate, Applicant.DAY.plusDays(1), Optional.empty(), List.of()))),
        422,
        "still to come");
    refused(
        position(open, good.replace("\"lang\"", "\"lang \"").replace("supports", "declined")),
        422,
        "who joins supports");
    refused(
        position(
            open,
            good.replaceFirst(
                "\"created\":\"2026-03-01T12:00:00.000Z\",\"modified\":\"2026-03-01T12:00:00.000Z\"",
                "\"created\":\"2026-03-01T12:00:01.000Z\",\"modified\":\"2026-03-01T12:00:01.000Z\"")),
        422,
        "over other bytes");
    Applicant other = new Applicant("Other", PartyCategory.COMPANY, Optional.empty(), accord);
    refused(position(open, other.signed(other.position(mandate))), 422, "another party's");
    String text = Applicant.text(company.position(mandate));
    refused(position(open, "{\"objects\":[%s]}".formatted(text)), 422, "objects are two");
    SigningKey unknown = SigningKey.draw(KeyAlgorithm.ED25519);
    refused(
        position(
            open,
            "{\"objects\":[%s,%s]}"
                .formatted(
                    text,
                    Applicant.signature(
                        unknown, company.place(), company.position(mandate).id(), text))),
        422,
        "no such key now");
    assertThat(position(open, good).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyItsOwnSecretMovesAnApplicationAndOnlyTheDepositaryDecides() {
    Open one = apply(company(), BY_WORD);
    Open two =
        apply(new Applicant("Two", PartyCategory.COMPANY, Optional.empty(), accord), BY_WORD);

    Open stolen = new Open(one.id(), two.bearer(), "");
    assertThat(get("/register/applications/" + one.id(), two.bearer()).statusCode()).isEqualTo(404);
    refused(position(stolen, "{}"), 404, "no such application");
    refused(post("/" + one.id() + "/check", "", ""), 401, "secret");
    for (String user : List.of("cert-xa", "acme", "admin")) {
      refused(decide(one, user, "accept"), 404, "nothing at this address");
      assertThat(get("/register/applications", TestServer.basic(user)).statusCode()).isEqualTo(404);
    }
    assertThat(get("/register/applications", "").statusCode()).isEqualTo(404);
    assertThat(decide(one, "depositary", "refuse").statusCode()).isEqualTo(200);
    refused(decide(one, "depositary", "accept"), 409, "decided already");
    refused(position(one, "{}"), 409, "The mandate is refused");
    Open domain =
        apply(new Applicant("Three", PartyCategory.COMPANY, Optional.empty(), accord), BY_DOMAIN);
    refused(decide(domain, "depositary", "accept"), 409, "nobody's word");
  }

  @Test
  void hostileBodiesAreRefusedInASentence() {
    refused(post("", "", "no json"), 400, "The body is");
    refused(post("", "", "{\"mandate\":{\"kind\":\"x\"}}"), 422, "mandate.kind is");
    refused(
        post("", "", company().application(BY_DOMAIN).replace("company.org", "localhost")),
        422,
        "a domain is a name");
    refused(
        post("", "", company().application(BY_DOMAIN).replace("company.org", "a.internal")),
        422,
        "nobody can own");
    refused(
        post("", "", company().application(BY_DOMAIN).replace("\"test\"", "\"none\"")),
        422,
        "keeps no accord");
    refused(post("", "", " ".repeat(70_000)), 413, "65536 bytes");
    refused(post("?x=1", "", "{}"), 400, "no parameters");
    refused(
        post("", "", company().application(BY_DOMAIN).replace("\"company\"", "\"planet\"")),
        422,
        "category");
    Open open = apply(company(), BY_WORD);
    refused(
        post(
            "/" + open.id() + "/decide",
            TestServer.basic("depositary"),
            "{\"decision\":\"maybe\"}"),
        400,
        "accept");
  }

  @Test
  void anObjectWithMoreSignaturesThanABatchHoldsIsRefusedWithThem() {
    Applicant company = company();
    String account =
        account(
            position(
                accepted(company),
                company.signed(company.position(Applicant.by(MandateKind.DEPOSITARY)))));
    String act = company.act("act", company.key);
    int split = act.indexOf(",{\"type\":\"signature\"");
    StringBuilder body = new StringBuilder(act.substring(0, split));
    for (int i = 0; i < 512; i++) {
      String id = "signature--00000000-0000-4000-8000-%012d".formatted(i);
      body.append(act.substring(split).replaceFirst("signature--[0-9a-f-]{36}", id));
    }
    String answer = push(account, "{\"objects\":[" + body + "]}").body();

    assertThat(answer).contains("at most 512 objects and 2 MiB", "failure_count\":513");
    assertThat(node.nextAct()).isEqualTo(6);
  }
}
