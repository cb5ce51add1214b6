package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.Evidence;

/** A case officer opens a case and sees it through, in a real browser. */
final class SiteCaseOfficerTest {

  private static final String CAPTURE = "a capture of invented traffic";

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

  private static FilePayload capture() {
    return new FilePayload(
        "capture.pcap", "application/octet-stream", CAPTURE.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fromTheClaimToTheClosure() throws Exception {
    HexFormat hex = HexFormat.of();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(CAPTURE.getBytes(StandardCharsets.UTF_8));
    String path;
    String salt;
    try (AtWork officer = AtWork.byDay(node, chromium, "cert-xa", "en")) {
      List<String> sent = new ArrayList<>();
      officer.page.onRequest(request -> sent.add(String.valueOf(request.postData())));
      opens(officer);
      path = officer.path();
      assertThat(officer.offers("response")).isFalse();
      assertThat(officer.offers("disagreement")).isFalse();

      officer.page.locator("input[name=step][value=evidence]").check();
      officer.page.locator("#evidence").fill("Capture of traffic");
      officer.page.locator("#file").setInputFiles(capture());
      officer.page.locator("#commit").check();
      officer.page.waitForFunction("document.getElementById('commitment').value.length === 64");
      salt = officer.page.locator("#drawn-salt").textContent();
      assertThat(officer.page.locator("#commitment").inputValue())
          .isEqualTo(hex.formatHex(Evidence.commitment(hex.parseHex(salt), digest)));
      officer.noBarriers("case-evidence");
      Download kept =
          officer.page.waitForDownload(() -> officer.page.locator("#save-salt").click());
      assertThat(Files.readString(kept.path())).isEqualTo(salt);
      officer.page.locator("#kept").check();
      officer.send();
      assertThat(officer.section("more").textContent()).contains("Capture of traffic");
      assertThat(String.join("\n", sent))
          .as("neither file nor digest nor salt leaves the browser")
          .contains("commitment=")
          .doesNotContain(CAPTURE, hex.formatHex(digest), salt);

      officer.step("notice", "Handed to the embassy.");
      assertThat(officer.page.locator(".stages [aria-current=step] .left").textContent())
          .isNotBlank();
      officer.noBarriers("case-noticed");
    }
    try (AtWork respondent = AtWork.byDay(node, chromium, "cert-xb", "en")) {
      respondent.open(path);
      respondent.step("response", "The server was switched off.");
    }
    try (AtWork officer = AtWork.atNight(node, chromium, "cert-xa", "fr")) {
      officer.takeUp("Servers used against a port");
      assertThat(officer.section("response").textContent())
          .contains("The server was switched off.");
      officer.noBarriers("case-responded");
      officer.page.locator("input[name=step][value=opening]").check();
      officer.page.locator("#opened-file").setInputFiles(capture());
      officer.page.waitForFunction("document.getElementById('opened').value.length === 64");
      officer.page.locator("#salt").fill("00".repeat(32));
      officer.send();
      assertThat(officer.page.locator("#step-error").textContent())
          .contains("ne dévoilent pas cet engagement");
      assertThat(officer.page.locator("#opened").inputValue()).isEqualTo(hex.formatHex(digest));
      officer.page.locator("#salt").fill(salt);
      officer.send();
      assertThat(officer.section("more").textContent()).contains("Dévoile un engagement");
      officer.step("disagreement", "Les deux États ne s’accordent pas sur la date.");
      officer.step("closure", "Affaire close.");
      assertThat(officer.offers("closure")).isFalse();
      assertThat(officer.offers("correction")).isTrue();
      assertThat(officer.page.locator(".stages .done").count()).isGreaterThanOrEqualTo(7);
      officer.noBarriers("case-closed");
    }
    assertThat(chromium.faults().stream().filter(fault -> !fault.contains("with a status of 40")))
        .isEmpty();
  }

  private static void opens(AtWork officer) {
    officer.page.locator("a[href$='/help/cases/new']").click();
    officer.noBarriers("case-new");
    officer.page.locator("#name").fill("Servers used against a port");
    officer.page.locator("#respondent").selectOption(RegisterNode.XB);
    officer.page.locator("#paragraph").fill("13(c)");
    officer.page.locator("#claim-en").fill("Servers in Xebec were used against a port.");
    officer.page.locator("#claim-fr").fill("Des serveurs en Xebec ont servi contre un port.");
    officer.page.locator("#within").fill("3600");
    officer.page.locator("#unit").selectOption("seconds");
    Chromium.submitted(
        officer.page, () -> officer.page.locator("button[value=look]").first().click());
    assertThat(officer.section("readers").textContent()).contains("CERT");
    Chromium.submitted(officer.page, () -> officer.page.locator("button[value=send]").click());
    assertThat(officer.section("claim").textContent())
        .contains("states:", "Servers in Xebec were used against a port.");
  }
}
