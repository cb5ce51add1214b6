package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AccordNature;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.MandateKind;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Position;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.AccordDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.node.config.Config;
import org.mithaq.node.config.Endpoint;
import org.mithaq.node.http.TestServer;
import org.mithaq.stix.Json;

/** Joining by domain, by the depositary's word, and for a state; and whoever must not get in. */
class JoiningTest {

  private static final String DEPOSITARY = "identity--a0000000-0000-4000-8000-0000000000d1";
  private static final String DOMAIN = "company.org";
  private static final String BY_DOMAIN =
      "{\"kind\":\"domain\",\"domain\":\"company.org\",\"method\":\"dns\",\"officer\":\"A. N. Other\"}";
  private static final String BY_WORD = "{\"kind\":\"depositary\",\"officer\":\"A. N. Other\"}";
  private static final String SHA = "ab".repeat(32);

  @TempDir Path folder;

  private final Map<String, String> dns = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Instant now = Applicant.NOW;
  private Node node;
  private String accord;

  @BeforeEach
  void start() throws IOException {
    DataDirectory.create(folder.resolve("data"), LocalNode.ORIGIN);
    open();
  }

  private void open() throws IOException {
    AccordDraft draft =
        new AccordDraft(
            Head.of("test", Instant.parse("2018-11-12T00:00:00Z")),
            "Test",
            "test",
            Optional.empty(),
            AccordNature.POLITICAL,
            LocalDate.parse("2018-11-12"),
            DEPOSITARY,
            List.of(new AccordDraft.Text("en", true, "Test", Optional.empty(), List.of())));
    PartyDraft keeper =
        new PartyDraft(
            Head.of("keeper", Instant.parse("2018-11-12T00:00:00Z")),
            "Keeper",
            PartyCategory.CIVIL_SOCIETY,
            Optional.empty(),
            Optional.empty(),
            PartyDraft.AsFound.NOWHERE);
    byte[] identity =
        Applicant.text(keeper).replace(keeper.id(), DEPOSITARY).getBytes(StandardCharsets.UTF_8);
    accord = draft.id();
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
            desk -> {
              if (desk.acts() == 0) {
                desk.submit(DEPOSITARY, "public", List.of(identity, draft.json()));
              }
            },
            new Node.Outside(
                () -> now,
                DataDirectory::storage,
                Map.of(
                    "dns",
                    (domain, value) ->
                        value.equals(dns.get(domain))
                            ? Optional.empty()
                            : Optional.of("there is no TXT record at _mithaq." + domain))));
  }

  @AfterEach
  void stop() {
    node.close();
    client.close();
  }

  private Applicant company() {
    return new Applicant("Company", PartyCategory.COMPANY, Optional.empty(), accord);
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> post(String path, String authorization, String body) {
    HttpRequest.Builder request =
        at("/register/applications" + path).POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  private HttpResponse<String> get(String path, String authorization) {
    HttpRequest.Builder request = at(path);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  private static Json.Members json(HttpResponse<String> answer) {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    try {
      return Json.parse(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  /** An application that was taken. */
  private record Open(String id, String bearer, String value) {}

  private Open apply(Applicant applicant, String mandate) {
    HttpResponse<String> answer = post("", "", applicant.application(mandate));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    Json.Members told = json(answer);
    return new Open(
        told.text("application").orElseThrow(),
        "Bearer " + told.text("secret").orElseThrow(),
        told.object("put").text("value").orElse(""));
  }

  private Json.Members check(Open open) {
    HttpResponse<String> answer = post("/" + open.id + "/check", open.bearer, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private HttpResponse<String> decide(Open open, String user, String decision) {
    return post(
        "/" + open.id + "/decide",
        TestServer.basic(user),
        "{\"decision\":\"%s\",\"reason\":\"papers seen\"}".formatted(decision));
  }

  private HttpResponse<String> position(Open open, String body) {
    return post("/" + open.id + "/position", open.bearer, body);
  }

  private Open proved(Applicant applicant) {
    Open open = apply(applicant, BY_DOMAIN);
    dns.put(DOMAIN, open.value);
    assertThat(check(open).text("state")).hasValue("accepted");
    return open;
  }

  private void refused(HttpResponse<String> answer, int status, String why) {
    assertThat(answer.body()).contains(why);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(node.nextAct()).isEqualTo(2);
  }

  private List<Json.Members> positions(String party) {
    return json(get("/register/positions.json?exercise=true&party=" + party, "")).objects("items");
  }

  private long files() throws IOException {
    Path state = folder.resolve("data/state/applications");
    if (!Files.isDirectory(state)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(state)) {
      return files.count();
    }
  }

  @Test
  void aCompanyJoinsByItsDomain() throws IOException {
    Applicant company = company();
    Open open = apply(company, BY_DOMAIN);
    assertThat(open.value).matches("mithaq=[0-9a-f]{32}");
    assertThat(check(open).text("state")).hasValue("pending");
    assertThat(json(get("/register/applications/" + open.id, open.bearer)).text("reason"))
        .hasValue("there is no TXT record at _mithaq.company.org");
    assertThat(node.nextAct()).isEqualTo(2);

    dns.put(DOMAIN, open.value);
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
    assertThat(get("/register/applications/" + open.id, open.bearer).statusCode()).isEqualTo(404);
    assertThat(files()).isZero();
  }

  @Test
  void theDepositarysWordTakesThePlaceOfADomainAndIsRecorded() {
    Applicant company = company();
    Open open = apply(company, BY_WORD);
    assertThat(post("/" + open.id + "/check", open.bearer, "").body())
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

    Open stolen = new Open(one.id, two.bearer, "");
    assertThat(get("/register/applications/" + one.id, two.bearer).statusCode()).isEqualTo(404);
    refused(position(stolen, "{}"), 404, "no such application");
    refused(post("/" + one.id + "/check", "", ""), 401, "secret");
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
  void anApplicationOutlivesARestartAndNotThirtyDays() throws IOException {
    Applicant company = company();
    Open open = proved(company);
    node.close();
    open();
    assertThat(json(get("/register/applications/" + open.id, open.bearer)).text("state"))
        .hasValue("accepted");

    now = now.plus(Duration.ofDays(31));
    refused(
        position(open, company.signed(company.position(Applicant.byDomain(DOMAIN)))),
        404,
        "may have expired");
    assertThat(files()).isZero();
  }

  @Test
  void oneSenderHasFiveAndWhoLostTheSecretAppliesAgain() throws IOException {
    Applicant first = company();
    Open lost = apply(first, BY_WORD);
    Open again = apply(first, BY_WORD);
    assertThat(get("/register/applications/" + lost.id, lost.bearer).statusCode()).isEqualTo(404);
    assertThat(get("/register/applications/" + again.id, again.bearer).statusCode()).isEqualTo(200);
    // The same id under another key is somebody else.
    refused(post("", "", company().application(BY_WORD)), 409, "Another application");
    for (int i = 0; i < 4; i++) {
      apply(
          new Applicant("Company " + i, PartyCategory.COMPANY, Optional.empty(), accord), BY_WORD);
    }
    refused(
        post(
            "",
            "",
            new Applicant("More", PartyCategory.COMPANY, Optional.empty(), accord)
                .application(BY_WORD)),
        429,
        "5 applications from your address");
    assertThat(files()).isEqualTo(5);
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
        post("/" + open.id + "/decide", TestServer.basic("depositary"), "{\"decision\":\"maybe\"}"),
        400,
        "accept");
  }
}
