package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.node.http.TestServer;
import org.mithaq.stix.Json;

/** Joining by domain, by the depositary's word, and for a state. */
class JoiningTest extends JoiningNode {

  @Test
  void aCompanyJoinsByItsDomain() {
    Applicant company = company();
    Open open = apply(company, BY_DOMAIN);
    assertThat(open.value()).matches("mithaq=[0-9a-f]{32}");
    assertThat(check(open).text("state")).hasValue("pending");
    assertThat(json(get("/register/applications/" + open.id(), open.bearer())).text("reason"))
        .hasValue("there is no TXT record at _mithaq.company.org");
    assertThat(node.nextAct()).isEqualTo(2);

    dns.put(DOMAIN, open.value());
    now = now.plusSeconds(10);
    Json.Members accepted = check(open);
    assertThat(accepted.text("checked")).hasValue("2026-03-01");
    HttpResponse<String> joined =
        position(open, company.signed(company.position(Applicant.byDomain(DOMAIN))));

    assertThat(joined.body()).contains("\"state\":\"joined\"");
    assertThat(json(joined).objects("objects")).hasSize(4);
    assertThat(node.nextAct()).isEqualTo(6);
    assertThat(positions(company.id()))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.text("basis")).hasValue("signed-act");
          assertThat(item.objects("signatures").getFirst().text("key"))
              .hasValue(company.key.key().id());
        });
    // Joining a demo is an exercise: it is in no real figure.
    assertThat(json(get("/register/positions.json?party=" + company.id(), "")).objects("items"))
        .isEmpty();
    assertThat(json(get("/register/applications/" + open.id(), open.bearer())).text("state"))
        .hasValue("joined");
    assertThat(json(get("/register/applications", TestServer.basic("depositary"))).objects("items"))
        .isEmpty();
  }

  @Test
  void theDepositarysWordTakesThePlaceOfADomainAndIsRecorded() {
    Applicant company = company();
    Open open = apply(company, BY_WORD);
    assertThat(post("/" + open.id() + "/check", open.bearer(), "").body())
        .contains("decided-by-depositary");
    String position = company.signed(company.position(Applicant.by(MandateKind.DEPOSITARY)));
    refused(position(open, position), 409, "The mandate is pending");
    assertThat(json(get("/register/applications", TestServer.basic("depositary"))).objects("items"))
        .singleElement()
        .satisfies(item -> assertThat(item.text("name")).hasValue("Company"));

    assertThat(json(decide(open, "depositary", "accept")).text("state")).hasValue("accepted");
    assertThat(position(open, position).statusCode()).isEqualTo(200);
    assertThat(positions(company.id())).hasSize(1);
  }

  @Test
  void aStateJoinsByItsMinisterWithANoteVerbale() {
    Applicant state = new Applicant("Xyland", PartyCategory.STATE, Optional.of("XY"), accord);
    Open open =
        apply(
            state,
            """
            {"kind":"office","officer":"A. N. Other","office":"foreign-minister",
             "attachments":[{"name":"note verbale","sha256":"%s"}]}
            """
                .formatted(SHA));
    assertThat(decide(open, "depositary", "accept").statusCode()).isEqualTo(200);
    Position.Mandate office = Applicant.by(MandateKind.OFFICE);
    List<Position.Attachment> note =
        List.of(new Position.Attachment("note verbale", Optional.empty(), SHA));

    refused(
        position(
            open,
            state.signed(
                state.position(office, Applicant.DAY, Optional.of("head-of-state"), note))),
        422,
        "not the office that was examined");
    refused(
        position(
            open,
            state.signed(
                state.position(office, Applicant.DAY, Optional.of("foreign-minister"), List.of()))),
        422,
        "attachments are not those");
    HttpResponse<String> joined =
        position(
            open,
            state.signed(
                state.position(office, Applicant.DAY, Optional.of("foreign-minister"), note)));
    assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
    assertThat(positions(state.id())).hasSize(1);
  }

  @Test
  void forAStateADomainNeverSuffices() throws IOException {
    Applicant state = new Applicant("Xyland", PartyCategory.STATE, Optional.of("XY"), accord);

    refused(post("", "", state.application(BY_DOMAIN)), 422, "for a state a domain never suffices");
    refused(post("", "", state.application(BY_WORD)), 422, "for a state a domain never suffices");
    refused(
        post(
            "",
            "",
            state.application("{\"kind\":\"office\",\"officer\":\"x\",\"office\":\"ambassador\"}")),
        422,
        "head-of-government or foreign-minister");
    refused(
        post("", "", state.application("{\"kind\":\"full-powers\",\"officer\":\"x\"}")),
        422,
        "full powers are for a treaty");
    Applicant real = new Applicant("France", PartyCategory.STATE, Optional.of("FR"), accord);
    refused(
        post(
            "",
            "",
            real.application(
                "{\"kind\":\"office\",\"officer\":\"x\",\"office\":\"head-of-state\"}")),
        422,
        "in a demo states are invented");
    assertThat(files()).isZero();
  }

  @Test
  void anApplicationOutlivesARestartAndNotThirtyDays() throws IOException {
    Applicant company = company();
    Open open = proved(company);
    node.close();
    open();
    assertThat(json(get("/register/applications/" + open.id(), open.bearer())).text("state"))
        .hasValue("accepted");

    now = now.plus(Duration.ofDays(31));
    refused(
        position(open, company.signed(company.position(Applicant.byDomain(DOMAIN)))),
        404,
        "may have expired");
    assertThat(files()).isZero();
  }
}
