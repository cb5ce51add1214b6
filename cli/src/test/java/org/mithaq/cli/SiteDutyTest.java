package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A duty officer at night, in a real browser, by the keyboard alone; and one who asks for help. */
final class SiteDutyTest {

  /** What is asked, in each language. */
  private static final Map<String, String> REQUEST =
      Map.of("ar", "إيقاف الخوادم", "en", "Take down the servers", "fr", "Mettre hors service");

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

  private static void noFaults() {
    assertThat(chromium.faults().stream().filter(fault -> !fault.contains("with a status of 40")))
        .isEmpty();
  }

  @Test
  void aDutyOfficerAnswersARequest() {
    String request;
    try (AtWork duty = AtWork.atNight(node, chromium, "cert-xc", "ar")) {
      duty.noBarriers("help-signed-in");
      assertThat(duty.section("waiting").textContent()).contains("الإقرار بالاستلام");
      duty.takeUp(REQUEST.getOrDefault("ar", ""));
      assertThat(duty.page.locator("time[data-due] + .left").first().textContent()).isNotBlank();
      duty.noBarriers("help-request");
      duty.typeStep("acknowledge", "");
      assertThat(duty.page.locator("ol.timeline").textContent()).contains("الإقرار بالاستلام");
      assertThat(duty.offers("acknowledge")).isFalse();
      request = duty.path();
    }
    try (AtWork duty = AtWork.byDay(node, chromium, "cert-xc", "en")) {
      duty.takeUp(REQUEST.getOrDefault("en", ""));
      duty.typeStep("ask", "");
      assertThat(duty.page.locator("#reply-error").textContent()).contains("Write a text");
      duty.noBarriers("help-request-wrong");
      duty.typeStep("ask", "Which hoster?");
      assertThat(duty.page.locator("ol.timeline").textContent()).contains("Which hoster?");
    }
    try (AtWork duty = AtWork.atNight(node, chromium, "cert-xc", "fr")) {
      duty.open(request);
      assertThat(duty.section("tasks").textContent()).contains("suspendu");
      duty.typeStep("accept", "D’accord.\nNous commençons.");
      assertThat(duty.section("tasks").textContent()).contains("acceptée");
      duty.typeStep("deliver", "Le serveur est arrêté.");
      assertThat(duty.section("tasks").textContent()).contains("fournie");
      duty.open("/help");
      assertThat(duty.section("waiting").textContent())
          .doesNotContain(REQUEST.getOrDefault("fr", "none"));
    }
    noFaults();
  }

  @Test
  void whoAsksForHelpSeesWhoWillReadItAndThenSpeaksToEach() {
    try (AtWork asking = AtWork.byDay(node, chromium, "cert-xa", "fr");
        AtWork waits = AtWork.atNight(node, chromium, "cert-xb", "en")) {
      Locator news = waits.page.locator(".mine [role=status]");
      assertThat(news.textContent()).isBlank();
      asking.page.locator("a[href$='/help/requests/new']").click();
      asking.noBarriers("request-new");
      asking.page.locator("#name").fill("Conserver les traces");
      asking.page.locator("input[name=need][value=preservation]").check();
      asking.page.locator("#to").selectOption(new String[] {RegisterNode.XB, RegisterNode.XC});
      asking.page.locator("input[name=urgency][value=emergency]").check();
      Chromium.submitted(
          asking.page, () -> asking.page.locator("button[value=look]").first().click());
      assertThat(asking.section("readers").textContent()).contains("CERT").doesNotContain("Acme");
      assertThat(asking.page.locator("#name").inputValue()).isEqualTo("Conserver les traces");
      asking.noBarriers("request-look");
      Chromium.submitted(asking.page, () -> asking.page.locator("button[value=send]").click());

      assertThat(asking.page.locator("h1").textContent()).contains("Conserver les traces");
      news.locator("a").waitFor();
      assertThat(news.textContent()).contains("Something changed");
      waits.noBarriers("help-changed");
      Chromium.submitted(waits.page, () -> news.locator("a").click());
      assertThat(waits.section("waiting").textContent()).contains("Conserver les traces");
      assertThat(news.textContent()).isBlank();
      assertThat(asking.offers("remind " + RegisterNode.XB)).isTrue();
      assertThat(asking.offers("explain " + RegisterNode.XB)).isFalse();
      asking.step("remind " + RegisterNode.XB, "");
      asking.step("escalate " + RegisterNode.XC + " no-contact", "Personne ne répond.");
      asking.noBarriers("request-asking");
      assertThat(asking.page.locator("ol.timeline").textContent()).contains("Personne ne répond.");
    }
    try (AtWork asked = AtWork.atNight(node, chromium, "cert-xb", "ar")) {
      asked.takeUp("Conserver les traces");
      asked.page.locator("a[href*='/help/requests/new?for=']").click();
      assertThat(asked.page.locator("input[name=need][value=capacity]").isChecked()).isTrue();
      asked.noBarriers("request-capacity");
    }
    noFaults();
  }
}
