package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.node.AccessNode.Answer;
import org.mithaq.node.admit.Sample;

/** A respondent gets an account for one case, and for nothing else. */
final class CaseAccountTest {

  private static final String OTHER = "campaign--00000000-0000-4000-8000-0000000000ee";

  @TempDir private Path folder;
  private AccessNode node;
  private CaseReader reader;
  private int count;

  @BeforeEach
  void open() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    reader = new CaseReader(node);
    node.sent(
        "cert-xb",
        EXERCISE,
        Sample.of("campaign", OTHER).text("name", "the circle's").marked(Sample.AMBER).json());
  }

  @AfterEach
  void close() {
    reader.close();
    node.close();
  }

  private Head head(String party) {
    return new Head("case " + count++, node.now(), Optional.of(party), Optional.empty(), List.of());
  }

  private static String text(Draft draft) {
    return new String(draft.json(), StandardCharsets.UTF_8);
  }

  /** A case of the first against the third, which is in the circle itself. */
  private String opened() throws Exception {
    CaseDraft opened =
        new CaseDraft(
            head(RegisterText.XA),
            new AccountabilityCase.Terms(
                "The zebra's case",
                RegisterText.XC,
                List.of(RegisterText.XA),
                new Undertaking.Norm("UN GGE 2015", Optional.of("13(c)")),
                List.of(new Passage("en", "claim of the zebra")),
                List.of(),
                Duration.ofDays(14)));
    node.sent("cert-xa", EXERCISE, text(opened));
    return opened.id();
  }

  private String entry(String party, String opened, CaseEntryKind kind) {
    return text(
        new CaseEntryDraft(
            head(party),
            new CaseEntry.Terms(
                opened,
                kind,
                List.of(new Passage("en", kind.word() + " of the zebra")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  private Answer asks(String user, String id) throws Exception {
    return node.ask(user, "POST", "/access/case-accounts/" + id, "");
  }

  /**
   * A case of which notice was served, with the account asked for and opened; the answer to that.
   */
  private String invited(String id) throws Exception {
    node.sent("cert-xa", EXERCISE, entry(RegisterText.XA, id, CaseEntryKind.NOTICE));
    assertThat(asks("cert-xa", id).status()).isEqualTo(202);
    Answer told = asks("depositary", id);
    assertThat(told.status()).as(told.text()).isEqualTo(201);
    return told.text();
  }

  private Answer sends(String bearer, String collection, String object) throws Exception {
    return node.askWith(
        bearer, "POST", AccessNode.objects(collection), AccessNode.envelope(List.of(object)));
  }

  @Test
  void aClaimantAsksTheDepositaryOpensAndNobodyElseDoes() throws Exception {
    String id = opened();
    assertThat(asks("cert-xa", id).text()).contains("First serve notice");
    node.sent("cert-xa", EXERCISE, entry(RegisterText.XA, id, CaseEntryKind.NOTICE));

    assertThat(asks("depositary", id).status()).as("asked for by nobody yet").isEqualTo(404);
    for (String outsider : List.of("acme", "ngo")) {
      assertThat(asks(outsider, id).status()).isEqualTo(404);
    }
    assertThat(asks("cert-xb", id).status()).isEqualTo(403);
    assertThat(asks("cert-xc", id).status()).isEqualTo(403);
    assertThat(asks("admin", id).status()).isEqualTo(403);
    assertThat(asks(AccessNode.ANYONE, id).status()).isEqualTo(401);
    Answer asked = asks("cert-xa", id);
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.text()).doesNotContain("link").contains("\"open\":false");

    Answer list = node.get("depositary", "/access/case-accounts");
    assertThat(list.text()).contains(id, RegisterText.XC).doesNotContain("zebra");
    assertThat(node.get("cert-xb", "/access/case-accounts").text()).contains("\"total\":0");
    assertThat(asks("depositary", id).text()).contains("/en/set-up?code=");
    assertThat(asks("cert-xa", id).text()).doesNotContain("link").contains("\"open\":true");
    assertThat(node.get("cert-xc", "/access/audit").text()).contains("opened the account of");
  }

  @Test
  void itReadsTheCaseAndAnswersThereAndNowhereElse() throws Exception {
    String id = opened();
    String other = opened();
    node.sent("cert-xa", EXERCISE, entry(RegisterText.XA, other, CaseEntryKind.NOTICE));
    String cookie = reader.signedIn(invited(id));
    String bearer = reader.token(cookie);

    assertThat(reader.page("/cases.json?exercise=all", cookie))
        .contains("\"total\":1", id, "claim of the zebra", "notice of the zebra")
        .doesNotContain(other);
    assertThat(node.reads("cert-xc", EXERCISE, OTHER)).isTrue();
    assertThat(node.askWith(bearer, "GET", AccessNode.objects(EXERCISE) + OTHER + "/", "").status())
        .isEqualTo(404);
    assertThat(reader.page("/assistance.json?exercise=all", cookie)).contains("\"total\":0");

    assertThat(sends(bearer, PUBLIC, entry(RegisterText.XC, other, CaseEntryKind.RESPONSE)).text())
        .contains("\"failure_count\":1", "it needs the role");
    assertThat(sends(bearer, PUBLIC, Sample.malware().json()).text()).contains("it needs the role");
    assertThat(sends(bearer, EXERCISE, entry(RegisterText.XC, id, CaseEntryKind.RESPONSE)).status())
        .isIn(403, 404);
    assertThat(sends(bearer, PUBLIC, entry(RegisterText.XC, id, CaseEntryKind.RESPONSE)).text())
        .contains("\"success_count\":1");

    assertThat(node.get("cert-xa", "/cases.json?exercise=all").text())
        .contains("response of the zebra", "\"phase\":\"responded\"");
    assertThat(node.get("acme", "/cases.json?exercise=all").text()).contains("\"total\":0");
    for (String own : List.of("/access/audit", "/access/holds")) {
      assertThat(node.askWith(bearer, "GET", own, "").status()).isIn(401, 403);
    }
  }

  @Test
  void claimantAndDepositaryDoAllOfItOnPages() throws Exception {
    String id = opened();
    String page = "/fr/help/cases/" + id;
    try (FormReader claimant = FormReader.signedIn(node, "cert-xa");
        FormReader depositary = FormReader.signedIn(node, "depositary");
        FormReader other = FormReader.signedIn(node, "cert-xb")) {
      assertThat(claimant.get(page).html()).doesNotContain("Demander son compte");
      node.sent("cert-xa", EXERCISE, entry(RegisterText.XA, id, CaseEntryKind.NOTICE));
      assertThat(claimant.get(page).html()).contains("Demander son compte");
      assertThat(other.get(page).html()).doesNotContain("Demander son compte");
      assertThat(other.get("/fr/help/accounts").status()).isEqualTo(404);
      assertThat(other.send("/fr/help/accounts", List.of("case", id)).status()).isEqualTo(404);
      assertThat(depositary.get("/fr/help/accounts").html()).doesNotContain(id);

      assertThat(claimant.send(page + "/account", List.of()).to()).isEqualTo(page);

      assertThat(claimant.get(page).html()).contains("a été demandé au dépositaire");
      assertThat(depositary.get("/fr/help/accounts").html()).contains(id).doesNotContain("zebra");
      FormReader.Page link = depositary.send("/fr/help/accounts", List.of("case", id));
      assertThat(link.html()).contains("/fr/set-up?code=");
      assertThat(depositary.get("/fr/help/accounts").html()).doesNotContain("set-up?code=");
      assertThat(claimant.get(page).html()).doesNotContain("set-up?code=");
    }
  }

  @Test
  void theDepositaryEndsItAndOpensAnotherOne() throws Exception {
    String id = opened();
    String told = invited(id);
    String cookie = reader.signedIn(told);
    String bearer = reader.token(cookie);
    String unused = CaseReader.found("set-up\\?code=([^\"]+)\"", asks("depositary", id).text());
    assertThat(reader.page("/en/set-up?code=" + unused, "a=b")).contains("name=\"factor\"");
    String path = "/access/case-accounts/" + id;
    for (String other : List.of("cert-xa", "cert-xb", "cert-xc", "acme", "admin")) {
      assertThat(node.ask(other, "DELETE", path, "").status()).as(other).isIn(403, 404);
    }
    assertThat(node.ask(AccessNode.ANYONE, "DELETE", path, "").status()).isEqualTo(401);
    assertThat(node.ask("depositary", "DELETE", "/access/case-accounts/" + opened(), "").status())
        .as("asked for by nobody")
        .isEqualTo(404);
    assertThat(reader.page("/cases.json?exercise=all", cookie)).contains("\"total\":1");

    assertThat(node.ask("depositary", "DELETE", path, "").status()).isEqualTo(204);

    assertThat(reader.page("/cases.json?exercise=all", cookie)).contains("\"total\":0");
    assertThat(node.askWith(bearer, "GET", "/cases.json?exercise=all", "").status()).isEqualTo(401);
    assertThat(reader.page("/en/set-up?code=" + unused, "a=b")).doesNotContain("name=\"factor\"");
    assertThat(node.get("cert-xc", "/access/audit").text()).contains("ended the account of");
    assertThat(asks("cert-xa", id).text()).contains("\"open\":false");
    assertThat(node.ask("depositary", "DELETE", path, "").text()).contains("has no account");
    node.restart();
    assertThat(node.askWith(bearer, "GET", "/cases.json?exercise=all", "").status()).isEqualTo(401);
    assertThat(reader.page("/en/set-up?code=" + unused, "a=b")).doesNotContain("name=\"factor\"");

    Answer again = asks("depositary", id);

    assertThat(again.status()).isEqualTo(201);
    assertThat(reader.page("/cases.json?exercise=all", reader.signedIn(again.text())))
        .contains("claim of the zebra");
  }

  @Test
  void theDepositaryEndsItOnItsPage() throws Exception {
    String id = opened();
    String cookie = reader.signedIn(invited(id));
    try (FormReader depositary = FormReader.signedIn(node, "depositary");
        FormReader claimant = FormReader.signedIn(node, "cert-xa")) {
      String end = "/fr/help/accounts/end";
      assertThat(depositary.get("/fr/help/accounts").html()).contains("Mettre fin à tous");
      assertThat(claimant.send(end, List.of("case", id)).status()).isEqualTo(404);
      assertThat(reader.page("/en/help", cookie)).contains("The zebra's case");

      assertThat(depositary.send(end, List.of("case", id)).html()).contains("ont pris fin");

      assertThat(reader.page("/en/help", cookie)).doesNotContain("The zebra's case");
      assertThat(depositary.get("/fr/help/accounts").html())
          .contains(id, "Créer un lien")
          .doesNotContain("Mettre fin à tous");
      assertThat(depositary.send(end, List.of("case", id)).status()).isEqualTo(409);
      assertThat(depositary.send("/fr/help/accounts", List.of("case", id)).html())
          .contains("/fr/set-up?code=");
    }
  }

  @Test
  void itIsThereAfterARestartAndTheLinkIsGoodOnce() throws Exception {
    String id = opened();
    String told = invited(id);
    node.restart();
    String bearer = reader.token(reader.signedIn(told));
    node.restart();

    assertThat(sends(bearer, PUBLIC, entry(RegisterText.XC, id, CaseEntryKind.RESPONSE)).text())
        .contains("\"success_count\":1");
    String code = CaseReader.found("set-up\\?code=([^\"]+)\"", told);
    assertThat(reader.page("/en/set-up?code=" + code, "a=b")).doesNotContain("name=\"factor\"");
    node.pass(Duration.ofDays(31));
    assertThat(node.get("depositary", "/access/case-accounts").text()).contains("\"open\":true");
  }

  @Test
  void itAnswersOnTheCasesPageToo() throws Exception {
    String id = opened();
    String cookie = reader.signedIn(invited(id));
    String path = "/en/help/cases/" + id;
    String html = reader.page(path, cookie);
    assertThat(html)
        .contains("claim of the zebra", "value=\"acknowledgement\"", "value=\"response\"")
        .doesNotContain("value=\"join\"", "value=\"observation\"", "value=\"closure\"");
    assertThat(reader.page("/en/help", cookie)).contains("The zebra's case", "respond");
    assertThat(reader.page("/en/help/requests/new", cookie)).doesNotContain("name=\"need\"");
    String formToken = CaseReader.found("name=\"form_token\" value=\"([^\"]+)\"", html);

    HttpResponse<String> answer =
        reader.form(
            path,
            cookie,
            "form_token",
            formToken,
            "step",
            "response",
            "text",
            "reply of the zebra",
            "lang",
            "en");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(node.get("cert-xb", path).text()).contains("reply of the zebra");
    assertThat(node.get("acme", path).status()).isEqualTo(404);
  }
}
