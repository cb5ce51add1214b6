package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.CaseEntry;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.Passage;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.Head;
import org.mithaq.cli.signing.KeyFile;

/** A case officer and a respondent come to a joint finding, in real browsers. */
final class SiteFindingTest {

  private static final String TEXT = "Neither side \"knew\" of it & both\nlooked for it.";

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  @TempDir private static Path folder;
  private static RegisterNode node;
  private static Chromium chromium;
  private static int count;

  @BeforeAll
  static void start() throws Exception {
    chromium = new Chromium();
    node = new RegisterNode(folder.resolve("data"));
    Run run = new Run(folder);
    assertThat(keys(run, "--json")).isNotEmpty();
    for (String key : keys(run, "--json")) {
      keys(run, "--revoke", key);
    }
    for (String user : List.of("cert-xa", "cert-xb")) {
      KeyFile.write(keyFile(user), SigningKey.draw(KeyAlgorithm.ED25519));
      assertThat(
              run.mithaq(
                  "key", "register", keyFile(user), "--url", node.url(), "--user", user + ":demo"))
          .as(run.err)
          .isZero();
    }
  }

  /** Changes the keys of the third state; those that it has then. */
  private static List<String> keys(Run run, String... more) {
    List<String> arguments = new ArrayList<>(List.of("key", "register"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--url", node.url(), "--user", "cert-xc:demo"));
    assertThat(run.mithaq(arguments.toArray())).as(run.err).isZero();
    return KEY.matcher(run.out).results().map(MatchResult::group).toList();
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
      chromium.close();
    }
  }

  private static Path keyFile(String user) {
    return folder.resolve(user + ".key");
  }

  private static Head head(String party) {
    return new Head(
        "finding test " + ++count,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        Optional.of(party),
        Optional.empty(),
        List.of());
  }

  private static void sent(String user, Draft draft) throws Exception {
    node.accepted(user, RegisterNode.EXERCISE, new String(draft.json(), StandardCharsets.UTF_8));
  }

  private static void step(String user, String party, String id, CaseEntryKind kind)
      throws Exception {
    sent(
        user,
        new CaseEntryDraft(
            head(party),
            new CaseEntry.Terms(
                id,
                kind,
                List.of(new Passage("en", "So it was stated.")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  /** A case of the first against another, to which that one has responded. */
  private static String heard(String name, String user, String respondent) throws Exception {
    CaseDraft opened =
        new CaseDraft(
            head(RegisterNode.XA),
            new AccountabilityCase.Terms(
                name,
                respondent,
                List.of(RegisterNode.XA),
                new Undertaking.Norm("UN GGE 2015", Optional.of("13(c)")),
                List.of(new Passage("en", "Servers were used against a port.")),
                List.of(),
                Duration.ofHours(1)));
    sent("cert-xa", opened);
    step("cert-xa", RegisterNode.XA, opened.id(), CaseEntryKind.NOTICE);
    step(user, respondent, opened.id(), CaseEntryKind.RESPONSE);
    return opened.id();
  }

  private static void propose(AtWork work, String text) {
    work.page.locator("#finding-text").fill(text);
    Chromium.submitted(
        work.page, () -> work.section("findings").locator("form.entry button").click());
  }

  private static void signs(Page page, String user) {
    page.locator("#file").setInputFiles(keyFile(user));
    Chromium.submitted(page, () -> page.locator("#signing button").click());
  }

  private static String refused(Page page, Path file) {
    page.evaluate("document.getElementById('key-error').textContent = ''");
    page.locator("#file").setInputFiles(file);
    page.locator("#signing button").click();
    page.locator("#key-error:not(:empty)").waitFor();
    return page.locator("#key-error").textContent();
  }

  private static void noFaults() {
    assertThat(chromium.faults().stream().filter(fault -> !fault.contains("with a status of 40")))
        .isEmpty();
  }

  @Test
  void oneProposesTheOtherFindsItWaitingAndSignsAndItIsInTheCase() throws Exception {
    String id = heard("Servers and a port", "cert-xb", RegisterNode.XB);
    List<Request> sent = new ArrayList<>();
    try (AtWork officer = AtWork.byDay(node, chromium, "cert-xa", "en")) {
      officer.page.onRequest(sent::add);
      officer.open("/help/cases/" + id);
      officer.noBarriers("case-finding-none");
      propose(officer, TEXT);
      assertThat(officer.page.locator("[data-read=text]").textContent()).isEqualTo(TEXT);
      officer.noBarriers("case-finding-propose");
      signs(officer.page, "cert-xa");
      assertThat(officer.section("findings").textContent())
          .contains("waits for the other side", "Neither side \"knew\" of it");
      assertThat(officer.page.locator("#finding-text").count()).isZero();
      officer.noBarriers("case-finding-waits");
    }
    try (AtWork respondent = AtWork.atNight(node, chromium, "cert-xb", "ar")) {
      respondent.page.onRequest(sent::add);
      assertThat(respondent.section("waiting").textContent())
          .contains("وقّع النتيجة المشتركة أو ارفضها");
      respondent.takeUp("Servers and a port");
      assertThat(respondent.page.locator("[data-read=text]").textContent()).isEqualTo(TEXT);
      respondent.noBarriers("case-finding-review");
      signs(respondent.page, "cert-xb");
      assertThat(respondent.path()).isEqualTo("/help/cases/" + id);
      assertThat(respondent.section("more").textContent()).contains("نتيجة مشتركة", "looked for");
      assertThat(respondent.section("more").getByText("وُقّع باسم").count()).isEqualTo(2);
      respondent.noBarriers("case-finding-signed");
      respondent.open("/help");
      assertThat(respondent.section("waiting").textContent()).doesNotContain("Servers and a port");
    }
    for (String user : List.of("cert-xa", "cert-xb")) {
      keyWasNotIn(sent, user);
    }
    try (AtWork other = AtWork.atNight(node, chromium, "cert-xc", "fr")) {
      other.open("/help/cases/" + id);
      assertThat(other.section("more").textContent()).contains("constat commun", "Neither side");
      assertThat(other.section("findings").count()).isZero();
      other.noBarriers("case-finding-reader");
    }
    noFaults();
  }

  /** Neither as it lies in the file nor as bytes of another form. */
  private static void keyWasNotIn(List<Request> sent, String user) throws Exception {
    byte[] encoded = KeyFile.read(keyFile(user)).signingKey().encoded();
    byte[] seed = new byte[32];
    System.arraycopy(encoded, encoded.length - 32, seed, 0, 32);
    String pem = Base64.getEncoder().encodeToString(encoded);
    String raw = Base64.getEncoder().withoutPadding().encodeToString(seed);
    String jwk = Base64.getUrlEncoder().withoutPadding().encodeToString(seed);
    assertThat(sent.stream().filter(request -> request.method().equals("POST"))).hasSize(3);
    for (Request request : sent) {
      String all =
          request.url()
              + "\n"
              + java.net.URLDecoder.decode(
                  Optional.ofNullable(request.postData()).orElse("").replace("+", "%2B"),
                  StandardCharsets.UTF_8);
      assertThat(all).doesNotContain(pem.substring(22, 60), raw.substring(0, 40), jwk, "PRIVATE");
    }
  }

  @Test
  void theRespondentProposesInFrenchAndTheClaimantDeclinesOrItIsTakenBack() throws Exception {
    String id = heard("A second port", "cert-xb", RegisterNode.XB);
    String finding;
    try (AtWork respondent = AtWork.byDay(node, chromium, "cert-xb", "fr")) {
      respondent.open("/help/cases/" + id);
      propose(respondent, "Les deux côtés l’ignoraient.");
      signs(respondent.page, "cert-xb");
      finding = respondent.section("findings").locator("a.button").getAttribute("href");
    }
    try (AtWork claimant = AtWork.atNight(node, chromium, "cert-xa", "ar")) {
      claimant.takeUp("A second port");
      assertThat(claimant.page.locator("[data-read=lang]").textContent()).isEqualTo("fr");
      Chromium.submitted(claimant.page, () -> claimant.section("end").locator("button").click());
      assertThat(claimant.section("findings").textContent()).doesNotContain("l’ignoraient");
    }
    try (AtWork respondent = AtWork.byDay(node, chromium, "cert-xb", "fr")) {
      assertThat(respondent.page.navigate(node.url() + finding).status()).isEqualTo(404);
      respondent.open("/help/cases/" + id);
      propose(respondent, "Les deux côtés le savaient.");
      signs(respondent.page, "cert-xb");
      respondent.section("findings").locator("a.button").click();
      respondent.noBarriers("case-finding-own");
      Chromium.submitted(
          respondent.page, () -> respondent.section("end").locator("button").click());
      assertThat(respondent.page.locator("#finding-text").count()).isEqualTo(1);
      assertThat(respondent.section("findings").textContent()).doesNotContain("le savaient");
    }
    noFaults();
  }

  @Test
  void whatDiffersFromThePageIsNotSignedAndWhatWasChangedIsNotTaken() throws Exception {
    String id = heard("A third port", "cert-xb", RegisterNode.XB);
    try (AtWork officer = AtWork.byDay(node, chromium, "cert-xa", "en")) {
      officer.open("/help/cases/" + id);
      propose(officer, "Nobody knew of it.");
      signs(officer.page, "cert-xa");
    }
    try (AtWork respondent = AtWork.byDay(node, chromium, "cert-xb", "en")) {
      Page page = respondent.page;
      respondent.takeUp("A third port");
      KeyFile.write(folder.resolve("other.key"), SigningKey.draw(KeyAlgorithm.ED25519));
      assertThat(refused(page, folder.resolve("other.key"))).contains("not one of your party’s");
      respondent.noBarriers("case-finding-wrong");

      Path key = keyFile("cert-xb");
      page.evaluate("document.querySelector('[data-read=text]').append('!')");
      assertThat(refused(page, key)).contains("not what this page shows");
      page.evaluate("document.querySelector('[data-read=text]').lastChild.remove()");
      changed(page, "Nobody knew", "Somebody kn");
      assertThat(refused(page, key)).contains("not what this page shows");
      changed(page, "Somebody kn", "Nobody knew");
      changed(page, "\"kind\":", "\"also\":1,\"kind\":");
      assertThat(refused(page, key)).contains("say more");
      changed(page, "\"also\":1,\"kind\":", "\"kind\":");
      changed(page, "\"kind\":\"finding\"", "\"kind\":\"closure\"");
      assertThat(refused(page, key)).contains("about another case");
      changed(page, "\"kind\":\"closure\"", "\"kind\":\"finding\"");
      changed(page, "\"lang\":\"en\",", "\"lang\":\"en\",\"more\":\"x\",");
      assertThat(refused(page, key)).contains("say more");
      changed(page, "\"lang\":\"en\",\"more\":\"x\",", "\"lang\":\"en\",");

      page.route(
          "**/signature",
          route ->
              route.resume(
                  new Route.ResumeOptions()
                      .setPostData(
                          route.request().postData().replaceFirst("digest=..", "digest=00"))));
      signs(page, "cert-xb");
      assertThat(page.locator("#sign-error").textContent()).contains("not the text that waits");
      page.unroute("**/signature");
      signs(page, "cert-xb");
      assertThat(respondent.section("more").textContent()).contains("Nobody knew of it.");
      respondent.open("/help/cases/" + id);
      assertThat(respondent.section("findings").textContent()).doesNotContain("Nobody knew");
    }
    noFaults();
  }

  /** Changes bytes that the page holds in base64. */
  private static void changed(Page page, String from, String to) {
    String text =
        new String(
            Base64.getDecoder()
                .decode(
                    String.valueOf(
                        page.evaluate("() => document.getElementById('signing').dataset.object"))),
            StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    page.evaluate(
        "value => { document.getElementById('signing').dataset.object = value; }",
        Base64.getEncoder()
            .encodeToString(text.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void withoutAKeyThePageSaysWhatElseThereIsAndWithoutScriptTheCommand() throws Exception {
    String keyless = heard("A fourth port", "cert-xc", RegisterNode.XC);
    String id = heard("A fifth port", "cert-xb", RegisterNode.XB);
    for (String each : List.of(keyless, id)) {
      try (AtWork officer = AtWork.byDay(node, chromium, "cert-xa", "en")) {
        officer.open("/help/cases/" + each);
        propose(officer, "Nobody knew of it.");
        signs(officer.page, "cert-xa");
      }
    }
    try (AtWork respondent = AtWork.atNight(node, chromium, "cert-xc", "ar")) {
      respondent.takeUp("A fourth port");
      assertThat(respondent.section("sign").textContent())
          .contains("ليس لطرفك مفتاح في السجل", "يسجّل خلافًا");
      assertThat(respondent.page.locator("#signing").count()).isZero();
      respondent.noBarriers("case-finding-keyless");
      respondent.open("/help/cases/" + keyless);
      assertThat(respondent.offers("disagreement")).isTrue();
      respondent.noBarriers("case-finding-keyless-case");
    }
    Page page = chromium.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false), 390);
    page.navigate(node.url() + "/fr/sign-in?next=/fr/help");
    page.locator("#name").fill("cert-xb");
    page.locator("#password").fill("demo");
    page.locator("form.entry button").click();
    page.waitForURL("**/help");
    page.locator("section[aria-labelledby=waiting] a")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("A fifth port"))
        .click();
    page.waitForURL("**/findings/**");
    assertThat(page.locator("#signing").isVisible()).isFalse();
    assertThat(page.locator("#without").isVisible()).isTrue();
    assertThat(page.locator("#without ~ details pre").textContent())
        .startsWith("./mithaq case " + id + " sign-finding")
        .contains("--digest " + page.locator("#digest").textContent());
    page.context().close();
    noFaults();
  }

  @Test
  void theDepositaryOpensARespondentsAccountAndEndsIt() throws Exception {
    String id = heard("A sixth port", "cert-xc", RegisterNode.XC);
    assertThat(
            node.send("POST", "/access/case-accounts/" + id, RegisterNode.basic("cert-xa"), "")
                .statusCode())
        .isEqualTo(202);
    for (String lang : List.of("ar", "en")) {
      try (AtWork depositary =
          lang.equals("ar")
              ? AtWork.atNight(node, chromium, "depositary", lang)
              : AtWork.byDay(node, chromium, "depositary", lang)) {
        depositary.open("/help/accounts");
        Chromium.submitted(
            depositary.page, () -> depositary.page.locator("td form button").click());
        assertThat(depositary.page.locator("[role=status] code").textContent())
            .contains("/" + lang + "/set-up?code=");
        depositary.noBarriers("case-account-opened");
        Chromium.submitted(
            depositary.page, () -> depositary.page.locator("form[action$=end] button").click());
        assertThat(depositary.page.locator("form[action$=end]").count()).isZero();
        assertThat(depositary.page.locator("[role=status]").count()).isEqualTo(1);
        depositary.noBarriers("case-account-ended");
      }
    }
    noFaults();
  }
}
