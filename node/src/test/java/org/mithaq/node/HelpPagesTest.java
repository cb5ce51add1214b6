package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.Extensions;
import org.mithaq.accord.Need;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.Urgency;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.accord.draft.RequestDraft;

/** What the pages about help say to whom, on a node whose clock stands until it is moved. */
final class HelpPagesTest {

  private static final String INCIDENT = "incident--" + RegisterText.uuid(7001);
  private static final Map<String, String> CIRCLE =
      Map.of(
          "cert-xa", RegisterText.XA,
          "cert-xb", RegisterText.XB,
          "cert-xc", RegisterText.XC,
          "acme", RegisterText.ACME,
          "ngo", RegisterText.NGO);

  @TempDir private Path folder;
  private AccessNode node;
  private int count;

  @BeforeEach
  void open() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private static String uuid(String extension) {
    return extension.substring("extension-definition--".length());
  }

  private static String object(String type, int number, String members) {
    return """
    {"type":"%s","spec_version":"2.1","id":"%s--%s","created":"2026-01-01T00:00:00.000Z",\
    "modified":"2026-01-01T00:00:00.000Z",%s}\
    """
        .formatted(type, type, RegisterText.uuid(number), members);
  }

  private static String indicator(int number, String address, String more) {
    return object(
        "indicator",
        number,
        """
        "pattern":"[domain-name:value = '%s']","pattern_type":"stix",\
        "valid_from":"2026-01-01T00:00:00Z"%s\
        """
            .formatted(address, more));
  }

  private static String related(int number, String from, String to) {
    return object(
        "relationship",
        number,
        "\"relationship_type\":\"related-to\",\"source_ref\":\"%s\",\"target_ref\":\"%s\""
            .formatted(from, to));
  }

  private AccessNode.Answer page(String user, String path) throws Exception {
    return node.get(user, "/en/help" + path);
  }

  @Test
  void anIncidentShowsWhatWasSeenOfItAndWhoWasHitToThoseWhoMayReadIt() throws Exception {
    String indicator = "indicator--" + RegisterText.uuid(7002);
    node.sent(
        "cert-xa",
        EXERCISE,
        RegisterText.object("incident", INCIDENT, uuid(Extensions.INCIDENT), "\"name\":\"Flood\"")
            .replace("new-sdo\"", "property-extension\",\"affected_countries\":[\"XB\"]"),
        indicator(7002, "pay.example", ",\"valid_until\":\"2026-02-01T00:00:00Z\""),
        indicator(7003, "back.example", ",\"revoked\":true"),
        related(7004, indicator, INCIDENT),
        related(7005, "indicator--" + RegisterText.uuid(7003), INCIDENT));
    node.sent(
        "cert-xb",
        EXERCISE,
        object("sighting", 7006, "\"sighting_of_ref\":\"" + indicator + "\",\"count\":3"),
        object(
            "opinion",
            7007,
            "\"opinion\":\"strongly-disagree\",\"object_refs\":[\"" + indicator + "\"]"));
    node.sent(
        "cert-xa",
        EXERCISE,
        RegisterText.object(
            "victim-report",
            "victim-report--" + RegisterText.uuid(7008),
            uuid(Extensions.VICTIM_REPORT),
            "\"incident_ref\":\"" + INCIDENT + "\",\"name\":\"The zebra waterworks\""));
    node.settle();

    String own = page("cert-xa", "/incidents/" + INCIDENT).text();
    String others = page("cert-xc", "/incidents/" + INCIDENT).text();

    assertThat(own).contains("TLP:RED", "The zebra waterworks", "That you read it is taken down");
    assertThat(others).doesNotContain("zebra", "TLP:RED");
    assertThat(others)
        .contains(
            "pay.example",
            "expired",
            "one states a false positive",
            "revoked",
            "/threats/objects/sighting--");
    assertThat(others.replaceAll("\\s+", " ")).contains("CERT of Xandria</bdi> states:");
    assertThat(page("acme", "/incidents/" + INCIDENT).status()).isEqualTo(404);
    assertThat(page(ANYONE, "/incidents").text()).doesNotContain("Flood");
  }

  private Head head(String party) {
    return new Head("page " + count++, node.now(), Optional.of(party), Optional.empty(), List.of());
  }

  private void sent(String user, Draft draft) throws IOException, InterruptedException {
    node.sent(user, PUBLIC, new String(draft.json(), StandardCharsets.UTF_8));
  }

  private String asks(String user, String party) throws IOException, InterruptedException {
    RequestDraft request =
        new RequestDraft(
            head(party),
            new AssistanceRequest.Terms(
                "Help",
                Optional.empty(),
                List.of(),
                Optional.of(RegisterText.CIRCLE),
                EnumSet.of(Need.TAKEDOWN),
                Urgency.ROUTINE,
                AssistanceRequest.Clocks.BY_URGENCY,
                List.of(),
                List.of(),
                Optional.empty()));
    sent(user, request);
    return request.id();
  }

  private void acknowledges(String user, String party, String request)
      throws IOException, InterruptedException {
    sent(
        user,
        new ReplyDraft(
            head(party),
            new AssistanceReply.Terms(
                request,
                ReplyKind.ACKNOWLEDGE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false)));
  }

  @Test
  void figuresTellOfAQuarterOnceItIsOverAndOfNobodyInIt() throws Exception {
    node.sent(
        "cert-xa",
        PUBLIC,
        RegisterText.membership(
            RegisterText.uuid(7101), RegisterText.CIRCLE, RegisterText.ACME, "member"),
        RegisterText.membership(
            RegisterText.uuid(7102), RegisterText.CIRCLE, RegisterText.NGO, "member"));
    for (Map.Entry<String, String> asking : CIRCLE.entrySet()) {
      String request = asks(asking.getKey(), asking.getValue());
      node.pass(Duration.ofMinutes(92));
      for (Map.Entry<String, String> asked : CIRCLE.entrySet()) {
        if (!asked.equals(asking)) {
          acknowledges(asked.getKey(), asked.getValue(), request);
        }
      }
    }

    assertThat(page(ANYONE, "/figures").text())
        .contains("No quarter that can be told of is over yet", "April 1, 2026")
        .doesNotContain("2026-Q1");

    node.pass(Duration.ofDays(40));
    String told = page(ANYONE, "/figures").text();

    assertThat(told)
        .contains("2026-Q1", "about 5", "about 20", "1 hour, 31 minutes", "too few to say");
    for (String name : List.of("Xandria", "Xebec", "Xcalia", "Acme", "Open Hands", "XA")) {
      assertThat(told).doesNotContain(name);
    }
    assertThat(page(ANYONE, "").text()).contains("2026-Q1");
  }

  @Test
  void aGlanceAtTheOverviewReadsNoChannel() throws Exception {
    node.sent("cert-xa", PUBLIC, MatterSecrets.openContact());
    node.sent(
        "cert-xa",
        EXERCISE,
        RegisterText.object(
            "contact-details",
            "contact-details--" + RegisterText.uuid(7201),
            uuid(Extensions.CONTACT_DETAILS),
            """
            "contact_ref":"%s","role":"Zebra","channels":[{"medium":"phone","address":"+999"}]\
            """
                .formatted(MatterSecrets.CONTACT)));

    assertThat(page("cert-xb", "").text()).contains("technical: 1").doesNotContain("+999");
    assertThat(page("cert-xb", "/contacts").text())
        .contains("+999", "Zebra", "That you looked is taken down", "CERT of Xcalia");
    assertThat(page("acme", "/contacts").text())
        .contains("known to its circles")
        .doesNotContain("+999", "Zebra");
  }
}
