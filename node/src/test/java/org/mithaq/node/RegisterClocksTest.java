package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.CircleKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.draft.AccordDraft;
import org.mithaq.accord.draft.CircleDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.joining.Applications;
import org.mithaq.stix.Json;

/** A treaty and a circle that came into the register today, asked about then and now. */
class RegisterClocksTest {

  private static final String DEPOSITARY = "identity--a0000000-0000-4000-8000-0000000000d1";
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Head HEAD = Head.of("made", Instant.parse("2018-11-12T00:00:00Z"));

  private static final String FIRST = "2020-01-01";
  private static final String SECOND = "2020-02-01";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Node node;

  @BeforeEach
  void start() throws IOException {
    DataDirectory.create(folder.resolve("data"), LocalNode.ORIGIN);
    PartyDraft keeper =
        new PartyDraft(
            HEAD,
            "Keeper",
            PartyCategory.CIVIL_SOCIETY,
            Optional.empty(),
            Optional.empty(),
            PartyDraft.AsFound.NOWHERE);
    AccordDraft pact =
        new AccordDraft(
            HEAD,
            "Pact",
            "pact",
            Optional.empty(),
            AccordNature.TREATY,
            LocalDate.parse("2018-11-12"),
            DEPOSITARY,
            List.of(new AccordDraft.Text("en", true, "Pact", Optional.empty(), List.of())));
    CircleDraft circle =
        new CircleDraft(HEAD, "Group", "group", Optional.empty(), CircleKind.GROUP, DEPOSITARY);
    Config config =
        Config.demo(
            LocalNode.ORIGIN.value(),
            folder.resolve("data"),
            new Endpoint("127.0.0.1", 0),
            Optional.empty(),
            Map.of());
    node =
        Node.start(
            config,
            desk ->
                desk.submit(
                    DEPOSITARY,
                    "public",
                    List.of(
                        bytes(Applicant.text(keeper).replace(keeper.id(), DEPOSITARY)),
                        bytes(
                            Applicant.text(pact)
                                .replace(
                                    "\"nature\":", "\"enters_into_force_after\":2,\"nature\":")),
                        bytes(position("signature", FIRST, pact.id())),
                        bytes(position("ratification", SECOND, pact.id())),
                        circle.json())),
            new Node.Outside(
                () -> NOW, DataDirectory::storage, Map.of(), Applications.Limits.DEFAULT));
  }

  private static String position(String action, String day, String accord) {
    return """
    {"type":"position","spec_version":"2.1","id":"position--00000000-0000-4000-8000-0000%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "accord_ref":"%s","party_ref":"%s","stance":"supports","action":"%s","date":"%s",\
    "date_quality":"exact","basis":"depositary-notice","extensions":{"%s":\
    {"extension_type":"new-sdo"}}}\
    """
        .formatted(
            day.replace("-", ""),
            accord,
            DEPOSITARY,
            action,
            day,
            "extension-definition--1009ac43-e275-437d-9a03-9deff97437b9");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void stop() {
    node.close();
    client.close();
  }

  private HttpResponse<String> get(String list) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + node.port() + "/register/" + list);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private Json.Members list(String list) throws Exception {
    HttpResponse<String> answer = get(list);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    byte[] bytes = bytes(answer.body());
    return Json.parse(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accords.json?accord=pact",
        "positions.json?accord=pact",
        "positions.json?accord=pact&show=history",
        "circles.json?circle=group",
        "parties.json?circle=group",
        "undertakings.json?circle=group"
      })
  void whatWasNotKnownThenHasAnEmptyList(String query) throws Exception {
    assertThat(list(query + "&known_at=2026-03-01").number("total")).hasValue(0);
    assertThat(list(query).number("total")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accords.json?accord=none",
        "positions.json?accord=none",
        "circles.json?circle=none",
        "parties.json?circle=none",
        "undertakings.json?circle=none"
      })
  void whatNeverWasIsAMistake(String query) throws Exception {
    assertThat(get(query).statusCode()).isEqualTo(400);
    assertThat(get(query + "&known_at=2026-03-01").statusCode()).isEqualTo(400);
  }

  @Test
  void aTreatySaysHowManyItBindsAndNeeds() throws Exception {
    Json.Members then = list("accords.json?as_of=2020-01-31").objects("items").getFirst();
    assertThat(then.number("bound")).hasValue(0);
    Json.Members pact = list("accords.json").objects("items").getFirst();
    assertThat(pact.number("bound")).hasValue(1);
    assertThat(pact.number("needed")).hasValue(2);
    assertThat(pact.has("in_force")).isTrue();
    assertThat(pact.flag("in_force")).isFalse();
    assertThat(pact.has("in_force_since")).isFalse();
  }

  @Test
  void positionsTellSignatoriesFromBoundParties() throws Exception {
    Json.Members then = list("positions.json?accord=pact&as_of=2020-01-31");
    assertThat(then.objects("items").getFirst().text("action")).hasValue("signature");
    assertThat(list("positions.json?action=signature").number("total")).hasValue(0);
    assertThat(list("positions.json?action=ratification,accession").number("total")).hasValue(1);
    assertThat(get("positions.json?action=applause").statusCode()).isEqualTo(400);
  }
}
