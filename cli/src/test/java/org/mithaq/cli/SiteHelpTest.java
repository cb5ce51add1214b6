package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands side by side: claim and reply, rival claims on an incident. */
final class SiteHelpTest {

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

  /** Signed in as the third party of the circle, at the overview. */
  private static Page onDuty(String lang) {
    boolean narrow = lang.equals("ar");
    Page page = chromium.reader(narrow ? ColorScheme.DARK : ColorScheme.LIGHT, narrow ? 390 : 1200);
    page.navigate(node.url() + "/" + lang + "/account");
    page.locator("#name").fill("cert-xc");
    page.locator("#password").fill("demo");
    Chromium.submitted(page, () -> page.locator("#password").press("Enter"));
    page.navigate(node.url() + "/" + lang + "/help");
    return page;
  }

  @Test
  void claimAndReplyStandBesideEachOtherInEachLanguage() {
    for (String lang : List.of("ar", "en", "fr")) {
      Page page = onDuty(lang);
      page.locator("section[aria-labelledby=cases] li a").first().click();
      assertThat(page.locator("main > .side-by-side > section").count()).isEqualTo(2);
      assertThat(page.locator("section[aria-labelledby=response]").textContent())
          .contains("rented with stolen cards");
      assertThat(page.locator(".notice p").count()).isEqualTo(2);
      noBarriers(page, lang + "-help-case");
      page.navigate(node.url() + "/" + lang + "/help");
      page.locator("section[aria-labelledby=incidents] a").first().click();
      assertThat(page.locator("section[aria-labelledby=claims-time] .card").count()).isEqualTo(2);
      noBarriers(page, lang + "-help-incident");
      page.context().close();
    }
  }
}
