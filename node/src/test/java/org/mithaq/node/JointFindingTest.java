package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.ANYONE;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Piece;
import org.mithaq.accord.SignedBytes;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.admit.Sample;
import org.mithaq.stix.Json;

/** One side of a case proposes what both find, the other side signs it or does not. */
final class JointFindingTest {

  private static final Map<String, String> STATES =
      Map.of(
          "cert-xa", RegisterText.XA,
          "cert-xb", RegisterText.XB,
          "cert-xc", RegisterText.XC);

  @TempDir private Path folder;
  private AccessNode node;
  private CaseReader reader;
  private final Map<String, SigningKey> keys = new HashMap<>();
  private int count;

  @BeforeEach
  void open() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    reader = new CaseReader(node);
    for (String user : STATES.keySet()) {
      registers(user, "2026-02-01T00:00:00.000Z");
    }
  }

  @AfterEach
  void close() {
    reader.close();
    node.close();
  }

  /** A key of the party's, in place of what it had. */
  private void registers(String user, String modified) throws Exception {
    keys.put(user, SigningKey.draw(KeyAlgorithm.ED25519));
    String key = Base64.getEncoder().encodeToString(keys.get(user).key().encoded());
    sendsIdentity(
        user,
        modified,
        "\"keys\":[{\"algorithm\":\"ed25519\",\"public_key\":\"" + key + "\"}],\"category\"");
  }

  private void sendsIdentity(String user, String modified, String category) throws Exception {
    String country = user.substring(user.length() - 2).toUpperCase(Locale.ROOT);
    node.sent(
        user,
        PUBLIC,
        RegisterText.state(STATES.get(user), user, country, user)
            .replaceFirst("(\"modified\":\")[^\"]*", "$1" + modified)
            .replace("\"category\"", category));
  }

  private Head head(String party) {
    return new Head("case " + count++, node.now(), Optional.of(party), Optional.empty(), List.of());
  }

  private static String text(Draft draft) {
    return new String(draft.json(), StandardCharsets.UTF_8);
  }

  private String opened() throws Exception {
    CaseDraft opened = draft("The zebra's case", RegisterText.XA);
    node.sent("cert-xa", EXERCISE, text(opened));
    return opened.id();
  }

  private CaseDraft draft(String name, String claimant) {
    return new CaseDraft(
        head(claimant),
        new AccountabilityCase.Terms(
            name,
            RegisterText.XC,
            List.of(claimant),
            new Undertaking.Norm("UN GGE 2015", Optional.of("13(c)")),
            List.of(new Passage("en", "claim")),
            List.of(),
            Duration.ofDays(14)));
  }

  private void enters(String user, String id, CaseEntryKind kind) throws Exception {
    node.sent(
        user,
        EXERCISE,
        text(
            new CaseEntryDraft(
                head(STATES.get(user)),
                new CaseEntry.Terms(
                    id,
                    kind,
                    List.of(new Passage("en", kind.word())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))));
  }

  /** A case to which the respondent has responded. */
  private String heard() throws Exception {
    String id = opened();
    enters("cert-xa", id, CaseEntryKind.NOTICE);
    enters("cert-xc", id, CaseEntryKind.RESPONSE);
    return id;
  }

  private static Json.Members json(Answer answer) throws Exception {
    return Json.parse(answer.body(), 0, answer.body().length);
  }

  private static String address(String id) {
    return "/access/findings/" + id;
  }

  /** What a party's key makes of an object. */
  private String value(SigningKey key, String party, String object) {
    byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder()
        .encodeToString(
            key.sign(
                SignedBytes.of(
                    LocalNode.ORIGIN.value(),
                    RegisterText.ACCORD,
                    party,
                    Piece.digest(bytes, 0, bytes.length))));
  }

  private static String digest(String object) {
    byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Piece.digest(bytes, 0, bytes.length));
  }

  /** A text as it is sent, without its closing brace. */
  private String said(String text) {
    return "{\"number\":\"%d\",\"created\":\"%s\",\"lang\":\"en\",\"text\":\"%s\""
        .formatted(count++, node.now(), text);
  }

  private String with(String user, String object) {
    return ",\"key\":\"%s\",\"value\":\"%s\"}"
        .formatted(keys.get(user).key().id(), value(keys.get(user), STATES.get(user), object));
  }

  private Answer proposes(String user, String id, String text) throws Exception {
    String said = said(text);
    Answer prepared = node.ask(user, "POST", address(id), said + "}");
    assertThat(prepared.status()).as(prepared.text()).isEqualTo(200);
    String object = json(prepared).text("object").orElseThrow();
    return node.ask(user, "POST", address(id), said + with(user, object));
  }

  private Json.Members waiting(String user, String id) throws Exception {
    List<Json.Members> items = json(node.get(user, address(id))).objects("items");
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private static String signing(String digest, String key, String value) {
    return "{\"digest\":\"%s\",\"key\":\"%s\",\"value\":\"%s\"}".formatted(digest, key, value);
  }

  /** Signs what waits, as the user reads it. */
  private Answer signs(String user, String id) throws Exception {
    Json.Members found = waiting(user, id);
    String object = found.text("object").orElseThrow();
    return node.ask(
        user,
        "POST",
        address(id) + "/" + found.text("id").orElseThrow(),
        "{\"digest\":\"" + digest(object) + "\"" + with(user, object));
  }

  private String phase(String user, String id) throws Exception {
    return json(node.get(user, "/cases.json?exercise=all&case=" + id))
        .objects("items")
        .getFirst()
        .text("phase")
        .orElseThrow();
  }

  private String signatures(String user) throws Exception {
    node.settle();
    return node.get(user, AccessNode.objects(EXERCISE) + "?match[type]=signature").text();
  }

  @Test
  void withTheSecondSignatureItEntersTheCaseAndBothStandBesideIt() throws Exception {
    String id = heard();
    Answer proposed = proposes("cert-xa", id, "the zebra was lost");
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    assertThat(phase("cert-xb", id)).isEqualTo("responded");
    long before = node.acts();

    Answer signed = signs("cert-xc", id);

    assertThat(signed.status()).as(signed.text()).isEqualTo(201);
    assertThat(node.acts()).isEqualTo(before + 3);
    assertThat(phase("cert-xb", id)).isEqualTo("joint-finding");
    assertThat(node.get("cert-xb", "/cases.json?exercise=all").text())
        .contains("the zebra was lost");
    assertThat(signatures("cert-xb"))
        .contains(keys.get("cert-xa").key().id(), keys.get("cert-xc").key().id());
    assertThat(
            json(node.get("cert-xb", "/cases.json?exercise=all&case=" + id))
                .objects("items")
                .getFirst()
                .objects("entries")
                .getLast()
                .objects("signatures")
                .stream()
                .map(signature -> signature.text("party").orElseThrow()))
        .containsExactlyInAnyOrder(RegisterText.XA, RegisterText.XC);
    for (String user : List.of("cert-xa", "cert-xc")) {
      assertThat(node.get(user, address(id)).text()).contains("\"total\":0");
    }
    assertThat(node.stateOf("findings")).isEmpty();
  }

  @Test
  void theRespondentProposesAndAnyClaimantSigns() throws Exception {
    String id = heard();
    enters("cert-xb", id, CaseEntryKind.JOIN);
    proposes("cert-xc", id, "neither knew of it");

    assertThat(signs("cert-xb", id).status()).isEqualTo(201);

    assertThat(phase("cert-xa", id)).isEqualTo("joint-finding");
  }

  @Test
  void anAccountForThisCaseAloneSignsToo() throws Exception {
    String id = opened();
    enters("cert-xa", id, CaseEntryKind.NOTICE);
    assertThat(node.ask("cert-xa", "POST", "/access/case-accounts/" + id, "").status())
        .isEqualTo(202);
    String cookie =
        reader.signedIn(node.ask("depositary", "POST", "/access/case-accounts/" + id, "").text());
    String bearer = reader.token(cookie);
    enters("cert-xc", id, CaseEntryKind.RESPONSE);
    proposes("cert-xa", id, "the zebra was lost");
    assertThat(reader.page("/en/help", cookie)).contains("sign or decline the joint finding");
    Answer list = node.askWith(bearer, "GET", address(id), "");
    Json.Members found = json(list).objects("items").getFirst();
    String object = found.text("object").orElseThrow();

    Answer signed =
        node.askWith(
            bearer,
            "POST",
            address(id) + "/" + found.text("id").orElseThrow(),
            "{\"digest\":\"" + digest(object) + "\"" + with("cert-xc", object));

    assertThat(signed.status()).as(signed.text()).isEqualTo(201);
    assertThat(phase("cert-xb", id)).isEqualTo("joint-finding");
    assertThat(signatures("cert-xb")).contains(keys.get("cert-xc").key().id());
    assertThat(reader.page("/cases.json?exercise=all", cookie)).contains("the zebra was lost");
  }

  @Test
  void anAccountForThisCaseAloneSignsOnThePageToo() throws Exception {
    String id = opened();
    enters("cert-xa", id, CaseEntryKind.NOTICE);
    node.ask("cert-xa", "POST", "/access/case-accounts/" + id, "");
    String cookie =
        reader.signedIn(node.ask("depositary", "POST", "/access/case-accounts/" + id, "").text());
    enters("cert-xc", id, CaseEntryKind.RESPONSE);
    proposes("cert-xa", id, "the zebra was lost");
    Json.Members found = waiting("cert-xa", id);
    String object = found.text("object").orElseThrow();
    String page = "/en/help/cases/" + id + "/findings/" + found.text("id").orElseThrow();
    String html = reader.page(page, cookie);
    assertThat(html).contains("the zebra was lost", digest(object), keys.get("cert-xc").key().id());
    String[] fields = {
      "form_token",
      CaseReader.found("name=\"form_token\" value=\"([^\"]+)\"", html),
      "digest",
      digest(object),
      "key",
      keys.get("cert-xc").key().id(),
      "value",
      value(keys.get("cert-xc"), RegisterText.XA, object)
    };
    assertThat(reader.form(page + "/signature", cookie, fields).body())
        .contains("The signature does not fit");
    fields[7] = value(keys.get("cert-xc"), RegisterText.XC, object);

    HttpResponse<String> signed = reader.form(page + "/signature", cookie, fields);

    assertThat(signed.statusCode()).as(signed.body()).isEqualTo(303);
    assertThat(phase("cert-xb", id)).isEqualTo("joint-finding");
    assertThat(reader.form(page + "/signature", cookie, fields).statusCode()).isEqualTo(404);
  }

  @Test
  void ofTwoWhoSignAtOnceOneEntersIt() throws Exception {
    String id = heard();
    enters("cert-xb", id, CaseEntryKind.JOIN);
    proposes("cert-xc", id, "neither knew of it");
    Json.Members found = waiting("cert-xa", id);
    String object = found.text("object").orElseThrow();
    String place = address(id) + "/" + found.text("id").orElseThrow();
    long before = node.acts();
    CountDownLatch go = new CountDownLatch(1);
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> both = new ArrayList<>();
      for (String user : List.of("cert-xa", "cert-xb")) {
        String body = "{\"digest\":\"" + digest(object) + "\"" + with(user, object);
        both.add(
            threads.submit(() -> {
              go.await();
              return node.ask(user, "POST", place, body);
            }));
      }
      go.countDown();
      for (Future<Answer> each : both) {
        answers.add(each.get());
      }
    }

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(answer -> List.of(404, 409).contains(answer.status())))
        .hasSize(1);
    assertThat(node.acts()).isEqualTo(before + 3);
  }

  @Test
  void whatACrashLeftBehindIsNotSignedAgain() throws Exception {
    String id = heard();
    proposes("cert-xa", id, "the zebra was lost");
    Path file = folder.resolve("data/state/findings").resolve(node.stateOf("findings").getFirst());
    byte[] kept = Files.readAllBytes(file);
    assertThat(signs("cert-xc", id).status()).isEqualTo(201);
    node.stopped(() -> Files.write(file, kept));

    assertThat(node.stateOf("findings")).hasSize(1);
    assertThat(node.get("cert-xc", address(id)).text()).contains("\"total\":0");
    assertThat(proposes("cert-xa", id, "another text").status()).isEqualTo(201);
    assertThat(signs("cert-xc", id).status()).isEqualTo(201);
  }

  @Test
  void whoOpensAnotherCaseUnderTheSameIdSeesNothingOfThisOne() throws Exception {
    CaseDraft opened = draft("cert-xa", RegisterText.XA);
    node.sent("cert-xa", EXERCISE, text(opened));
    enters("cert-xa", opened.id(), CaseEntryKind.NOTICE);
    enters("cert-xc", opened.id(), CaseEntryKind.RESPONSE);
    proposes("cert-xa", opened.id(), "the zebra was lost");
    node.sent(
        "cert-xa",
        PUBLIC,
        RegisterText.membership(
            RegisterText.uuid(9900), RegisterText.CIRCLE, RegisterText.XB, "left"));
    node.pass(Duration.ofSeconds(1));
    String own =
        text(draft("cert-xb", RegisterText.XB))
            .replaceFirst("accountability-case--[0-9a-f-]{36}", opened.id())
            .replaceFirst(
                "\\{", "{\"object_marking_refs\":[\"marking-definition--" + Sample.RED + "\"],");
    node.sent("cert-xb", PUBLIC, own);

    Answer seen = node.get("cert-xb", address(opened.id()));

    assertThat(seen.status()).as(seen.text()).isEqualTo(200);
    assertThat(seen.text()).contains("\"total\":0").doesNotContain("zebra");
    assertThat(waiting("cert-xc", opened.id()).text("proposed_by")).contains(RegisterText.XA);
  }

  @Test
  void whoIsNoSideOfTheCaseSeesNothingOfIt() throws Exception {
    String id = heard();
    String nowhere = "accountability-case--00000000-0000-4000-8000-000000000e0e";
    Map<String, String> before = new HashMap<>();
    List<String> others = List.of("cert-xb", "acme", "ngo", "depositary", "admin");
    for (String other : others) {
      before.put(other, shownTo(other, id));
    }
    proposes("cert-xa", id, "the zebra was lost");
    String finding = waiting("cert-xc", id).text("id").orElseThrow();

    for (String other : others) {
      assertThat(shownTo(other, id)).as(other).isEqualTo(before.get(other));
      for (String method : List.of("GET", "POST", "DELETE")) {
        String tail = method.equals("GET") ? "" : "/" + finding;
        String body = method.equals("POST") ? signing("", "", "") : "";
        Answer answer = node.ask(other, method, address(id) + tail, body);
        assertThat(answer.status()).as(other).isIn(403, 404);
        assertThat(answer.all())
            .isEqualTo(node.ask(other, method, address(nowhere) + tail, body).all());
      }
      try (FormReader page = FormReader.signedIn(node, other)) {
        assertThat(page.get("/en/help/cases/" + id + "/findings/" + finding).status())
            .isEqualTo(404);
        for (String form : List.of("/signature", "/end")) {
          assertThat(
                  page.send("/en/help/cases/" + id + "/findings/" + finding + form, List.of())
                      .status())
              .isEqualTo(404);
        }
        for (String form : List.of("", "/review")) {
          assertThat(
                  page.send("/en/help/cases/" + id + "/findings" + form, List.of("text", "so"))
                      .status())
              .isEqualTo(404);
        }
      }
    }
    assertThat(node.get(ANYONE, address(id)).status()).isEqualTo(401);
    assertThat(waiting("cert-xc", id).text("proposed_by")).contains(RegisterText.XA);
    assertThat(node.get("cert-xc", address(id)).text()).doesNotContain("value");
  }

  /** Everything of the case that a reader's pages say. */
  private String shownTo(String user, String id) throws Exception {
    try (FormReader page = FormReader.signedIn(node, user)) {
      return (page.get("/en/help/cases/" + id).html() + page.get("/en/help").html())
          .replaceAll("name=\"form_token\" value=\"[^\"]+\"", "");
    }
  }

  private static void refused(Answer answer, String code, String sentence) throws Exception {
    assertThat(answer.status()).as(answer.text()).isIn(403, 409);
    assertThat(answer.text()).contains("\"" + code + "\"").contains(sentence);
  }

  @Test
  void beforeTheResponseAndAfterTheEndNoneIsProposedOrSigned() throws Exception {
    String id = opened();
    refused(proposes("cert-xa", id, "so"), "finding-not-now", "comes after the response");
    enters("cert-xa", id, CaseEntryKind.NOTICE);
    refused(proposes("cert-xa", id, "so"), "finding-not-now", "comes after the response");
    enters("cert-xc", id, CaseEntryKind.RESPONSE);
    assertThat(proposes("cert-xa", id, "so").status()).isEqualTo(201);
    enters("cert-xa", id, CaseEntryKind.CLOSURE);

    refused(signs("cert-xc", id), "finding-not-now", "before the case is over");
    refused(proposes("cert-xc", id, "so"), "finding-not-now", "before the case is over");
    try (FormReader page = FormReader.signedIn(node, "cert-xc")) {
      assertThat(page.get("/en/help").html()).doesNotContain("sign or decline the joint finding");
      assertThat(page.get("/en/help/cases/" + id).html()).contains("before the case is over");
    }
    String finding = waiting("cert-xa", id).text("id").orElseThrow();
    assertThat(node.ask("cert-xa", "DELETE", address(id) + "/" + finding, "").status())
        .isEqualTo(204);
  }

  @Test
  void aSignatureThatIsNotOfThisSideOverThisTextInThisCaseIsRefused() throws Exception {
    String id = heard();
    String other = heard();
    proposes("cert-xa", id, "the zebra was lost");
    proposes("cert-xa", other, "the zebra was lost");
    Json.Members found = waiting("cert-xc", id);
    String object = found.text("object").orElseThrow();
    String place = address(id) + "/" + found.text("id").orElseThrow();
    SigningKey key = keys.get("cert-xc");
    String keyId = key.key().id();
    String elsewhere = waiting("cert-xc", other).text("object").orElseThrow();

    String lost = object.replace("was lost", "was sold");
    refused(
        node.ask(
            "cert-xc",
            "POST",
            place,
            signing(digest(object), keyId, value(key, RegisterText.XC, lost))),
        "finding-signature",
        "over another text");
    refused(
        node.ask(
            "cert-xc",
            "POST",
            place,
            signing(digest(lost), keyId, value(key, RegisterText.XC, lost))),
        "finding-changed",
        "read it again");
    refused(
        node.ask(
            "cert-xc",
            "POST",
            place,
            signing(digest(object), keyId, value(key, RegisterText.XC, elsewhere))),
        "finding-signature",
        "for another party, case or log");
    refused(
        node.ask(
            "cert-xc",
            "POST",
            place,
            signing(digest(object), keyId, value(key, RegisterText.XA, object))),
        "finding-signature",
        "for another party, case or log");
    refused(
        node.ask(
            "cert-xc",
            "POST",
            place,
            "{\"digest\":\"" + digest(object) + "\"" + with("cert-xb", object)),
        "finding-key",
        "no such key in the register");
    refused(
        node.ask(
            "cert-xa",
            "POST",
            place,
            "{\"digest\":\"" + digest(object) + "\"" + with("cert-xa", object)),
        "finding-own",
        "the other side signs");
    enters("cert-xb", id, CaseEntryKind.JOIN);
    refused(
        node.ask(
            "cert-xb",
            "POST",
            place,
            "{\"digest\":\"" + digest(object) + "\"" + with("cert-xb", object)),
        "finding-own",
        "the other side signs");
    assertThat(phase("cert-xa", id)).isEqualTo("responded");
    assertThat(signatures("cert-xa")).doesNotContain(keyId);
  }

  @Test
  void itIsSignedOnceAndOneOfAPartyWaitsInACase() throws Exception {
    String id = heard();
    proposes("cert-xa", id, "the zebra was lost");
    refused(proposes("cert-xa", id, "another text"), "finding-waits", "take it back first");
    Json.Members found = waiting("cert-xc", id);
    String object = found.text("object").orElseThrow();
    assertThat(signs("cert-xc", id).status()).isEqualTo(201);
    long acts = node.acts();

    Answer again =
        node.ask(
            "cert-xc",
            "POST",
            address(id) + "/" + found.text("id").orElseThrow(),
            "{\"digest\":\"" + digest(object) + "\"" + with("cert-xc", object));

    assertThat(again.status()).isEqualTo(404);
    assertThat(again.text()).contains("was signed, declined or taken back");
    assertThat(node.acts()).isEqualTo(acts);
    assertThat(proposes("cert-xa", id, "another text").status()).isEqualTo(201);
  }

  @Test
  void aKeyThatItsPartyTookOutInBetweenDoesNotCount() throws Exception {
    String id = heard();
    proposes("cert-xa", id, "the zebra was lost");
    registers("cert-xa", "2026-02-02T00:00:00.000Z");

    refused(signs("cert-xc", id), "finding-their-key", "propose it again");

    assertThat(phase("cert-xa", id)).isEqualTo("responded");
  }

  @Test
  void itIsDeclinedOrTakenBackByWhomItConcernsAndGoesByItself() throws Exception {
    String id = heard();
    enters("cert-xb", id, CaseEntryKind.JOIN);
    proposes("cert-xa", id, "the zebra was lost");
    String place = address(id) + "/" + waiting("cert-xc", id).text("id").orElseThrow();
    refused(node.ask("cert-xb", "DELETE", place, ""), "finding-others", "that one takes it back");
    String reads =
        json(node.ask("cert-xc", "POST", "/access/tokens", "{\"verbs\":[\"read\"],\"days\":1}"))
            .text("token")
            .orElseThrow();
    refused(
        node.askWith("Bearer " + reads, "DELETE", place, ""), "finding-account", "enters nothing");

    assertThat(node.ask("cert-xc", "DELETE", place, "").status()).isEqualTo(204);
    assertThat(node.get("cert-xa", address(id)).text()).contains("\"total\":0");
    assertThat(node.ask("cert-xc", "DELETE", place, "").status()).isEqualTo(404);

    proposes("cert-xa", id, "the zebra was sold");
    node.restart();
    place = address(id) + "/" + waiting("cert-xc", id).text("id").orElseThrow();
    assertThat(node.ask("cert-xa", "DELETE", place, "").status()).isEqualTo(204);

    proposes("cert-xa", id, "the zebra was found");
    node.pass(Duration.ofDays(90));
    assertThat(node.get("cert-xc", address(id)).text()).contains("\"total\":0");
    assertThat(proposes("cert-xa", id, "the zebra was found").status()).isEqualTo(201);
    assertThat(node.stateOf("findings")).hasSize(1);
    assertThat(node.get("cert-xa", "/cases.json?exercise=all").text()).doesNotContain("was found");
  }

  @Test
  void whatIsNoTextOrTooLongIsRefused() throws Exception {
    String id = heard();
    for (String wrong :
        List.of(
            said("") + "}",
            said("x".repeat(4001)) + "}",
            said("so").replace("\"en\"", "\"no language\"") + "}",
            said("so").replaceFirst("\"number\":\"\\d+\"", "\"number\":\"\"") + "}",
            said("so").replace("\"created\":\"2", "\"created\":\"x") + "}",
            said("so") + ",\"kind\":\"closure\"}",
            said("so") + ",\"key\":\"\",\"value\":\"???\"}",
            "nothing")) {
      assertThat(node.ask("cert-xa", "POST", address(id), wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(node.ask("cert-xa", "POST", address(id), said("x".repeat(1 << 20)) + "}").status())
        .isEqualTo(413);
  }

  @Test
  void whoHasNoKeyIsToldWhatItCanDoInstead() throws Exception {
    String id = heard();
    proposes("cert-xa", id, "the zebra was lost");
    String finding = waiting("cert-xc", id).text("id").orElseThrow();
    sendsIdentity("cert-xc", "2026-02-02T00:00:00.000Z", "\"category\"");
    try (FormReader page = FormReader.signedIn(node, "cert-xc")) {
      String path = "/en/help/cases/" + id;
      assertThat(page.get(path).html())
          .contains("the zebra was lost", "Your party has no key in the register")
          .contains("value=\"disagreement\"")
          .doesNotContain("id=\"finding-text\"");
      assertThat(page.get(path + "/findings/" + finding).html())
          .contains("to say that the sides disagree")
          .doesNotContain("id=\"signing\"");
      assertThat(page.send(path + "/findings/" + finding + "/end", List.of()).to()).isEqualTo(path);
      assertThat(page.get(path).html()).doesNotContain("the zebra was lost");
    }
  }
}
