package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.Cosignature;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.JointStatement;
import org.mithaq.accord.KeyAlgorithm;
import org.mithaq.accord.Piece;
import org.mithaq.accord.SigningKey;
import org.mithaq.accord.draft.CosignatureDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.SignatureDraft;
import org.mithaq.accord.draft.StatementDraft;
import org.mithaq.cli.register.Exercise;
import org.mithaq.cli.signing.IdentityVersion;
import org.mithaq.cli.signing.KeyFile;
import org.mithaq.node.config.Endpoint;

/** Seven who sign, and a contact officer, in a real browser with key files of their own. */
final class SiteTogetherTest {

  private static final List<String> SEVEN = List.of("a1", "a2", "a3", "a4", "a5", "b1", "c1");

  @TempDir private static Path folder;
  private static Demo.Running demo;
  private static Chromium chromium;
  private static final Map<String, SigningKey> KEYS = new LinkedHashMap<>();
  private static int count;

  @BeforeAll
  static void start() throws Exception {
    chromium = new Chromium();
    demo = Demo.run(folder.resolve("data"), new Endpoint("127.0.0.1", 0), Demo.knownSecrets());
    for (String party : SEVEN) {
      SigningKey key = SigningKey.draw(KeyAlgorithm.ED25519);
      KEYS.put(party, key);
      KeyFile.write(keyFile(party), key);
      demo.desk().submit(id(party), "public", List.of(identity(party, key)));
    }
  }

  @AfterAll
  static void stop() {
    if (demo != null) {
      demo.node().close();
      chromium.close();
    }
  }

  private static String id(String party) {
    return "identity--a0000000-0000-4000-8000-0000000000" + party;
  }

  private static Path keyFile(String party) {
    return folder.resolve(party + ".key");
  }

  /** A version of the party's identity with a key of this test's. */
  private static byte[] identity(String party, SigningKey key) throws Exception {
    for (byte[] line : Exercise.objects().get(id(party))) {
      if (new String(line, StandardCharsets.UTF_8).startsWith("{\"type\":\"identity\"")) {
        return IdentityVersion.of(line)
            .with(
                List.of(new IdentityVersion.Added(key.key(), Optional.empty())),
                Set.of(),
                Instant.now())
            .orElseThrow();
      }
    }
    throw new AssertionError("no identity of " + party);
  }

  private static Head head(String party) {
    return new Head(
        "together " + ++count,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        Optional.of(id(party)),
        Optional.of("en"),
        List.of());
  }

  private static JointStatement.Text text(String lang, String title, String first, String second) {
    return new JointStatement.Text(
        lang,
        title,
        List.of(new JointStatement.Clause("1", first), new JointStatement.Clause("2", second)));
  }

  private static StatementDraft proposed() throws Exception {
    StatementDraft statement =
        new StatementDraft(
            head("a1"),
            new JointStatement.Terms(
                "On hospitals",
                List.of(
                    text(
                        "en",
                        "On hospitals",
                        "We leave hospitals alone.",
                        "We say \"so\" & mean it."),
                    text(
                        "fr",
                        "Sur les hôpitaux",
                        "Nous épargnons les hôpitaux.",
                        "Nous le disons\net le pensons."),
                    text("ar", "بشأن المستشفيات", "لا نمس المستشفيات.", "نقول ذلك ونعنيه.")),
                SEVEN.stream().map(SiteTogetherTest::id).toList(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS)),
                false));
    demo.desk().submit(id("a1"), "public", List.of(statement.json()));
    return statement;
  }

  /** Signs as the rules' own drafts do. */
  private static void sign(String party, StatementDraft statement) throws Exception {
    byte[] json = statement.json();
    CosignatureDraft word =
        new CosignatureDraft(
            head(party),
            new Cosignature.Terms(
                statement.id(),
                java.util.HexFormat.of().formatHex(Piece.digest(json, 0, json.length)),
                id(party),
                CosignatureAct.SIGNS,
                List.of(),
                List.of()));
    byte[] signature =
        SignatureDraft.sign(
                KEYS.get(party),
                new SignatureDraft.Place(id(party), RegisterNode.ACCORD, demo.origin()),
                word.id(),
                word.head().created(),
                word.json())
            .json();
    demo.desk().submit(id(party), "public", List.of(word.json(), signature));
  }

  private static Page signedIn(String user, String lang, int width) {
    return signIn(
        chromium.reader(width < 400 ? ColorScheme.DARK : ColorScheme.LIGHT, width), user, lang);
  }

  private static Page signIn(Page page, String user, String lang) {
    page.navigate(url() + "/" + lang + "/account");
    page.locator("#name").fill(user);
    page.locator("#password").fill("demo");
    page.locator("form.entry button").click();
    page.waitForURL("**/account");
    return page;
  }

  private static String url() {
    return "http://127.0.0.1:" + demo.node().port();
  }

  private static void noBarriers(Page page, String name) {
    Chromium.picture(page, name);
    assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than its window", name)
        .isTrue();
  }

  /** Presses the last button of those that are meant, and waits for the page that answers. */
  private static void submit(Page page, String button) {
    Chromium.submitted(page, () -> page.locator(button).last().click());
  }

  /** From the statement's page to the page that shows what is signed. */
  private static void review(Page page, String lang, StatementDraft statement, String second) {
    page.navigate(url() + "/" + lang + "/help/statements/" + statement.id());
    if (!second.isEmpty()) {
      page.locator("#reserve-2").fill(second);
    }
    submit(page, "section.sign form.entry button");
  }

  private static void signed(Page page, String party) {
    page.locator("#file").setInputFiles(keyFile(party));
    submit(page, "#signing button");
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
  void sevenSignInThreeLanguagesAndTheLastSignaturePublishes() throws Exception {
    StatementDraft statement = proposed();
    for (String party : List.of("a4", "a5", "b1", "c1")) {
      sign(party, statement);
    }

    Page page = signedIn("cert-xb", "fr", 390);
    List<Request> sent = new java.util.ArrayList<>();
    page.onRequest(sent::add);
    page.navigate(url() + "/fr/help/statements/" + statement.id());
    assertThat(page.locator("h1").textContent()).contains("Sur les hôpitaux");
    assertThat(page.locator("#missing").textContent()).contains("3 parties");
    assertThat(page.locator("time[data-due] + span").first().textContent()).isNotBlank();
    noBarriers(page, "fr-statement-open");
    review(page, "fr", statement, "Les jours ouvrables,\nfaute de \"relève\".");
    noBarriers(page, "fr-statement-review");
    signed(page, "a2");
    assertThat(page.locator("blockquote.reservation").textContent())
        .contains("faute de \"relève\"");
    assertThat(page.locator("table.matrix .tag.warn").count()).isEqualTo(1);
    keyWasNotIn(sent, KEYS.get("a2"));
    page.context().close();

    page = signedIn("cert-xc", "ar", 390);
    review(page, "ar", statement, "");
    noBarriers(page, "ar-statement-review");
    signed(page, "a3");
    assertThat(page.locator("#missing").textContent()).contains("طرف مدعو واحد");
    page.context().close();

    page = signedIn("cert-xa", "en", 1200);
    review(page, "en", statement, "");
    noBarriers(page, "en-statement-review");
    signed(page, "a1");
    assertThat(page.locator(".lead").first().textContent()).contains("published", "7 of 7");
    assertThat(page.locator("table.matrix tbody tr").count()).isEqualTo(7);
    assertThat(page.locator("#missing").count()).isZero();
    noBarriers(page, "en-statement-published");

    submit(page, "section.sign form.entry button");
    signed(page, "a1");
    assertThat(page.locator("section[aria-labelledby=signatures]").textContent())
        .contains("Names that were taken back", "Xandria");
    assertThat(page.locator(".lead").first().textContent()).contains("published", "6 of 7");
    page.navigate(url() + "/ar/help/statements/" + statement.id());
    noBarriers(page, "ar-statement-published");
    page.context().close();
    noFaults();
  }

  /** Neither as it lies in the file nor as bytes of any other form that a form could send. */
  private static void keyWasNotIn(List<Request> sent, SigningKey key) {
    String pem = Base64.getEncoder().encodeToString(key.encoded());
    byte[] seed = new byte[32];
    System.arraycopy(key.encoded(), key.encoded().length - 32, seed, 0, 32);
    String raw = Base64.getEncoder().withoutPadding().encodeToString(seed);
    String jwk = Base64.getUrlEncoder().withoutPadding().encodeToString(seed);
    assertThat(sent.stream().filter(request -> request.method().equals("POST"))).hasSize(2);
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
  void whatDiffersFromThePageIsNotSignedAndWhatWasChangedIsNotTaken() throws Exception {
    StatementDraft statement = proposed();
    Page page = signedIn("cert-xb", "en", 1200);
    review(page, "en", statement, "Not at night.");

    KeyFile.write(folder.resolve("other.key"), SigningKey.draw(KeyAlgorithm.ED25519));
    KeyFile.write(folder.resolve("mldsa.key"), SigningKey.draw(KeyAlgorithm.ML_DSA_44));
    assertThat(refused(page, folder.resolve("other.key"))).contains("not one of your party’s");
    assertThat(refused(page, folder.resolve("mldsa.key"))).contains("no key of Ed25519");
    assertThat(refused(page, folder.resolve("data/VERSION"))).contains("no private key");
    noBarriers(page, "en-statement-review-wrong");

    Path key = keyFile("a2");
    page.evaluate("document.querySelector('[data-read=text]').append('!')");
    assertThat(refused(page, key)).contains("not what this page shows");
    page.evaluate("document.querySelector('[data-read=text]').lastChild.remove()");
    changed(page, "object", "Not at night.", "Not at dawn..");
    assertThat(refused(page, key)).contains("not what this page shows");
    changed(page, "object", "Not at dawn..", "Not at night.");
    changed(page, "object", "\"act\":", "\"also\":1,\"act\":");
    assertThat(refused(page, key)).contains("say more");
    changed(page, "object", "\"also\":1,\"act\":", "\"act\":\"withdraws\",\"act\":");
    assertThat(refused(page, key)).contains("say more");
    changed(page, "object", "\"act\":\"withdraws\",\"act\":", "\"act\":");
    changed(page, "statement", "hospitals alone", "hospitals aside");
    assertThat(refused(page, key)).contains("digest is not");
    changed(page, "statement", "hospitals aside", "hospitals alone");

    page.route(
        "**/signature",
        route ->
            route.resume(
                new Route.ResumeOptions()
                    .setPostData(route.request().postData().replace("at+night", "at+dawn."))));
    signed(page, "a2");
    assertThat(page.locator("#sign-error").textContent()).contains("does not fit");
    assertThat(page.locator("[data-read=reservation]").textContent()).isEqualTo("Not at dawn..");
    page.unroute("**/signature");

    page.navigate(url() + "/en/help/statements/" + statement.id());
    assertThat(page.locator("table.matrix").count()).isZero();
    page.context().close();
    noFaults();
  }

  /** Changes bytes that the page holds in base64. */
  private static void changed(Page page, String what, String from, String to) {
    String selector = "() => document.getElementById('signing').dataset." + what;
    String text =
        new String(
            Base64.getDecoder().decode(String.valueOf(page.evaluate(selector))),
            StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    page.evaluate(
        "value => { document.getElementById('signing').dataset." + what + " = value; }",
        Base64.getEncoder()
            .encodeToString(text.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void withoutScriptThePageSaysTheCommandThatSigns() throws Exception {
    StatementDraft statement = proposed();
    Page page = chromium.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false), 390);
    signIn(page, "cert-xb", "en");
    page.navigate(url() + "/en/help/statements/" + statement.id());
    page.locator("#reserve-1").fill("Not ours.");
    page.locator("section.sign form.entry button").click();
    page.waitForURL("**/review");
    assertThat(page.locator("#signing").isVisible()).isFalse();
    assertThat(page.locator("#without").isVisible()).isTrue();
    assertThat(page.locator("#without ~ details pre").textContent())
        .startsWith("./mithaq statement " + statement.id() + " sign")
        .contains("--reserve '1:Not ours.'");
    page.context().close();
  }

  @Test
  void aDelegateProposesAStatementAndLosesNothingOnTheWay() {
    Page page = signedIn("cert-xa", "en", 390);
    page.navigate(url() + "/en/help/statements");
    page.locator("a.button").click();
    page.waitForURL("**/new");
    page.locator("#title-en").fill("On ports");
    page.locator("#clause-1-en").fill("Ships pass.\nSo do boats.");
    submit(page, "button[value=more]");
    assertThat(page.locator("#clause-3-en").count()).isEqualTo(1);
    submit(page, "button[value=less]");
    page.locator("#find").fill("Acme");
    submit(page, "button[value=find]");
    page.locator("input[name=invited][value='" + id("b1") + "']").check();
    page.locator("#threshold").fill("9");
    submit(page, "form.entry > button");
    assertThat(page.locator("#clause-2-en-error").textContent()).contains("missing");
    assertThat(page.locator("#clause-1-en").inputValue()).isEqualTo("Ships pass.\nSo do boats.");
    assertThat(page.locator("input[name=invited]:checked").count()).isEqualTo(2);
    noBarriers(page, "en-statement-new-wrong");
    page.locator("#clause-2-en").fill("Nobody pays.");
    submit(page, "form.entry > button");
    assertThat(page.locator("p.error[role=alert]").textContent()).contains("Threshold is 9");
    page.locator("#threshold").fill("1");
    submit(page, "form.entry > button");
    assertThat(page.locator("h1").textContent()).contains("On ports");
    assertThat(page.locator("dl.facts").textContent()).contains("Published when 1 of 2 have");
    page.context().close();
    noFaults();
  }

  @Test
  void anIncidentShowsWhatWasSeenOfItBesideWhatIsStated() throws Exception {
    for (String lang : List.of("ar", "en")) {
      Page page = signedIn("cert-xc", lang, lang.equals("ar") ? 390 : 1200);
      page.navigate(url() + "/" + lang + "/help/incidents");
      page.locator("tbody th a").first().click();
      page.waitForURL("**/help/incidents/incident--*");
      // Look-up follows the ledger.
      Polled.until(() -> {
        page.reload();
        return Optional.of(page).filter(p -> p.locator("a[href*='sighting--']").count() > 0);
      });
      assertThat(page.locator("section[aria-labelledby=claims-time] .card").count()).isEqualTo(2);
      assertThat(page.locator("section[aria-labelledby=objects] tbody").textContent())
          .contains("Drylock", "pay.drylock.example", "192.0.2.77");
      assertThat(page.locator("section[aria-labelledby=objects] a[href*='sighting--']").count())
          .isEqualTo(1);
      assertThat(page.locator("section[aria-labelledby=objects] .tag.warn").count()).isEqualTo(1);
      assertThat(page.locator("section[aria-labelledby=victims]").count()).isZero();
      noBarriers(page, lang + "-incident");
      page.context().close();
    }
    noFaults();
  }

  @Test
  void aContactOfficerEntersAContact() {
    Page page = signedIn("cert-xc", "fr", 390);
    page.navigate(url() + "/fr/help/contacts");
    assertThat(page.locator("#without + ul").textContent()).contains("Xcalie");
    noBarriers(page, "fr-contacts");
    page.locator("#languages").fill("fr, xx1");
    page.locator("#zone").fill("Afrique/Dakar");
    page.locator("#role").fill("Officier de permanence");
    page.locator("#phone").fill("+999 5550 0133");
    submit(page, "form.entry > button");
    assertThat(page.locator("#zone-error").textContent()).contains("Africa/Cairo");
    assertThat(page.locator("#languages-error").count()).isEqualTo(1);
    assertThat(page.locator("#phone").inputValue()).isEqualTo("+999 5550 0133");
    noBarriers(page, "fr-contacts-wrong");
    page.locator("#languages").fill("fr, ar");
    page.locator("#zone").fill("Africa/Dakar");
    submit(page, "form.entry > button");
    assertThat(page.locator("#without").count()).isZero();
    assertThat(page.locator("ul.cards").textContent())
        .contains("+999 5550 0133", "Officier de permanence", "arabe", "Africa/Dakar");
    page.context().close();

    page = chromium.reader(ColorScheme.LIGHT, 1200);
    page.navigate(url() + "/en/help/contacts");
    assertThat(page.locator("ul.cards").textContent())
        .contains("Africa/Dakar", "known to its circles")
        .doesNotContain("5550");
    page.context().close();
    noFaults();
  }
}
