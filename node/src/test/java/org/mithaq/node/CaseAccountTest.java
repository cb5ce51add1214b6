package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;
import static org.mithaq.node.AccessNode.PUBLIC;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.mithaq.node.people.Totp;

/** A respondent gets an account for one case, and for nothing else. */
final class CaseAccountTest {

  private static final String PASSWORD = "three words and more";
  private static final String OTHER = "campaign--00000000-0000-4000-8000-0000000000ee";

  @TempDir private Path folder;
  private AccessNode node;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private int count;

  @BeforeEach
  void open() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    node.sent(
        "cert-xb",
        EXERCISE,
        Sample.of("campaign", OTHER).text("name", "the circle's").marked(Sample.AMBER).json());
  }

  @AfterEach
  void close() {
    http.close();
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

  private HttpResponse<String> form(String path, String cookie, String... pairs) throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String page(String path, String cookie) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                .header("Cookie", cookie)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  /** Sets the account up by its link and signs in; the session's cookie. */
  private String signedIn(String told) throws Exception {
    String code = found("set-up\\?code=([^\"]+)\"", told);
    String factor =
        found("name=\"factor\" value=\"([^\"]+)\"", page("/en/set-up?code=" + code, "a=b"));
    assertThat(
            form(
                    "/en/set-up",
                    "",
                    "invitation",
                    code,
                    "factor",
                    factor,
                    "password",
                    PASSWORD,
                    "code",
                    Totp.at(factor, node.now()))
                .statusCode())
        .isEqualTo(303);
    node.pass(Duration.ofMinutes(1));
    HttpResponse<String> in =
        form(
            "/en/sign-in",
            "",
            "name",
            found("\"name\":\"([^\"]+)\"", told),
            "password",
            PASSWORD,
            "code",
            Totp.at(factor, node.now()));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
    return in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /** A token with which its program reads and writes. */
  private String token(String cookie) throws Exception {
    String formToken = found("name=\"form_token\" value=\"([^\"]+)\"", page("/en/account", cookie));
    String told =
        form(
                "/en/account/tokens",
                cookie,
                "form_token",
                formToken,
                "note",
                "n",
                "days",
                "30",
                "verb",
                "read",
                "verb",
                "write")
            .body();
    return "Bearer " + found("<code dir=\"ltr\">([^<]{64})</code>", told);
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
    String cookie = signedIn(invited(id));
    String bearer = token(cookie);

    assertThat(page("/cases.json?exercise=all", cookie))
        .contains("\"total\":1", id, "claim of the zebra", "notice of the zebra")
        .doesNotContain(other);
    assertThat(node.reads("cert-xc", EXERCISE, OTHER)).isTrue();
    assertThat(node.askWith(bearer, "GET", AccessNode.objects(EXERCISE) + OTHER + "/", "").status())
        .isEqualTo(404);
    assertThat(page("/assistance.json?exercise=all", cookie)).contains("\"total\":0");

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
  void itIsThereAfterARestartAndTheLinkIsGoodOnce() throws Exception {
    String id = opened();
    String told = invited(id);
    node.restart();
    String bearer = token(signedIn(told));
    node.restart();

    assertThat(sends(bearer, PUBLIC, entry(RegisterText.XC, id, CaseEntryKind.RESPONSE)).text())
        .contains("\"success_count\":1");
    String code = found("set-up\\?code=([^\"]+)\"", told);
    assertThat(page("/en/set-up?code=" + code, "a=b")).doesNotContain("name=\"factor\"");
    node.pass(Duration.ofDays(31));
    assertThat(node.get("depositary", "/access/case-accounts").text()).contains("\"open\":true");
  }

  @Test
  void itAnswersOnTheCasesPageToo() throws Exception {
    String id = opened();
    String cookie = signedIn(invited(id));
    String path = "/en/help/cases/" + id;
    String html = page(path, cookie);
    assertThat(html)
        .contains("claim of the zebra", "value=\"acknowledgement\"", "value=\"response\"")
        .doesNotContain("value=\"join\"", "value=\"observation\"", "value=\"closure\"");
    assertThat(page("/en/help", cookie)).contains("The zebra's case", "respond");
    assertThat(page("/en/help/requests/new", cookie)).doesNotContain("name=\"need\"");
    String formToken = found("name=\"form_token\" value=\"([^\"]+)\"", html);

    HttpResponse<String> answer =
        form(
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
