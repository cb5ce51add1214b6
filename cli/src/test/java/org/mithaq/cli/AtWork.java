package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** Somebody who is signed in and works on the pages of help and answer. */
final class AtWork implements AutoCloseable {

  private final RegisterNode node;
  private final String lang;
  final Page page;

  private AtWork(RegisterNode node, String lang, Page page) {
    this.node = node;
    this.lang = lang;
    this.page = page;
  }

  /** At a desk: light and wide. */
  static AtWork byDay(RegisterNode node, Chromium chromium, String account, String lang) {
    return signedIn(node, chromium.reader(ColorScheme.LIGHT, 1200), account, lang);
  }

  /** On a telephone: dark and narrow. */
  static AtWork atNight(RegisterNode node, Chromium chromium, String account, String lang) {
    return signedIn(node, chromium.reader(ColorScheme.DARK, 390), account, lang);
  }

  private static AtWork signedIn(RegisterNode node, Page page, String account, String lang) {
    page.navigate(node.url() + "/" + lang + "/sign-in?next=/" + lang + "/help");
    page.locator("#name").fill(account);
    page.locator("#password").fill("demo");
    Chromium.submitted(page, () -> page.locator("#password").press("Enter"));
    return new AtWork(node, lang, page);
  }

  /** Opens a page; its path behind the language. */
  void open(String path) {
    page.navigate(node.url() + "/" + lang + path);
  }

  /** The path behind the language. */
  String path() {
    return page.url().substring(page.url().indexOf("/" + lang + "/") + 1 + lang.length());
  }

  Locator section(String name) {
    return page.locator("section[aria-labelledby=" + name + "]");
  }

  /** What waits is a link with a name. */
  void takeUp(String name) {
    section("waiting")
        .locator("a")
        .filter(new Locator.FilterOptions().setHasText(name))
        .first()
        .click();
  }

  /** By the keyboard alone. */
  void typeStep(String step, String text) {
    page.locator("input[name=step][value='" + step + "']").focus();
    page.keyboard().press("Space");
    page.keyboard().press("Tab");
    page.keyboard().type(text);
    page.keyboard().press("Tab");
    Chromium.submitted(
        page,
        () -> {
          page.locator(".steps-form button").focus();
          page.keyboard().press("Enter");
        });
  }

  /** Chooses a step and fills in the text, with the mouse as it may be. */
  void step(String step, String text) {
    page.locator("input[name=step][value='" + step + "']").check();
    page.locator("#text").fill(text);
    send();
  }

  void send() {
    Chromium.submitted(page, () -> page.locator(".steps-form button").click());
  }

  boolean offers(String step) {
    return page.locator("input[name=step][value='" + step + "']").count() == 1;
  }

  void noBarriers(String name) {
    Chromium.picture(page, lang + "-" + name);
    assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s is no wider than its window", page.url())
        .isTrue();
  }

  @Override
  public void close() {
    page.context().close();
  }
}
