package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.people.Totp;

/** A delegate's way in and an administrator's work, in a real browser, in three languages. */
final class SiteAccountTest {

  @TempDir private static Path folder;
  private static RegisterNode node;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = new Chromium();
    node = new RegisterNode(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
      chromium.close();
    }
  }

  private static void noBarriers(Page page, String name) {
    Chromium.picture(page, name);
    assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than its window", name)
        .isTrue();
  }

  private static void signIn(Page page, String name, String password, String code) {
    page.locator("#name").fill(name);
    page.locator("#password").fill(password);
    page.locator("#code").fill(code);
    page.locator("form.entry button").click();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en", "fr"})
  void anAdministratorInvitesAndThePersonComes(String lang) {
    ColorScheme scheme = lang.equals("fr") ? ColorScheme.DARK : ColorScheme.LIGHT;
    Page page = chromium.reader(scheme, lang.equals("ar") ? 390 : 1200);
    page.navigate(node.url() + "/" + lang + "/account");
    assertThat(page.url()).contains("/" + lang + "/sign-in?next=");
    signIn(page, "cert-xa", "wrong", "");
    assertThat(page.locator("[role=alert]").count()).isEqualTo(1);
    assertThat(page.locator("#name").inputValue()).isEqualTo("cert-xa");
    noBarriers(page, lang + "-sign-in-wrong");
    signIn(page, "cert-xa", "demo", "");
    assertThat(page.url()).endsWith("/" + lang + "/account");

    page.locator("#note").fill("SIEM");
    page.locator("section[aria-labelledby=tokens] form.entry button").click();
    assertThat(page.locator("[role=status] code").textContent()).hasSize(64);
    assertThat(page.locator("table").first().textContent()).contains("SIEM");
    noBarriers(page, lang + "-account");

    Locator people = page.locator("section[aria-labelledby=people] form.entry");
    people.locator("[name=name]").fill("Amina");
    people.locator("[name=display]").fill("أمينة حداد");
    people.locator("button").click();
    assertThat(page.locator("#name-hint.error").count()).isEqualTo(1);
    assertThat(page.locator("[name=display]").inputValue()).isEqualTo("أمينة حداد");
    noBarriers(page, lang + "-account-wrong");

    people.locator("[name=name]").fill("amina-" + lang);
    people.locator("[value=contributor]").check();
    people.locator("button").click();
    String link = page.locator("[role=status] code").textContent();
    comes(lang, link, "amina-" + lang);

    page.locator("form[action$=sign-out] button").click();
    assertThat(page.locator("nav a[href$=sign-in]").count()).isEqualTo(1);
    page.context().close();
    assertThat(chromium.faults().stream().filter(fault -> !fault.contains("with a status of 40")))
        .isEmpty();
  }

  private static void comes(String lang, String link, String name) {
    Page page = chromium.reader(ColorScheme.LIGHT, 1200);
    page.navigate(link);
    noBarriers(page, lang + "-set-up");
    String factor = page.locator("input[name=factor]").inputValue();
    page.locator("#password").fill("three words and more");
    page.locator("#code").fill("000000");
    page.locator("form.entry button").click();
    assertThat(page.locator("#code-hint.error").count()).isEqualTo(1);
    page.locator("#password").fill("three words and more");
    page.locator("#code").fill(Totp.at(factor, Instant.now()));
    page.locator("form.entry button").click();
    assertThat(page.url()).endsWith("/" + lang + "/sign-in");
    signIn(page, name, "three words and more", Totp.at(factor, Instant.now().plusSeconds(30)));
    assertThat(page.locator("dl.facts").textContent()).contains(name);
    assertThat(page.locator("#people").count()).isZero();
    page.context().close();
  }
}
