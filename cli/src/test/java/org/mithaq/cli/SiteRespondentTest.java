package org.mithaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** A respondent reads what is held against it and answers, in a real browser. */
final class SiteRespondentTest {

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

  private static Head head(String key) {
    return new Head(
        "respondent test " + key,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        Optional.of(RegisterNode.XA),
        Optional.empty(),
        List.of());
  }

  private static void sent(Draft draft) throws Exception {
    node.accepted(
        "cert-xa", RegisterNode.EXERCISE, new String(draft.json(), StandardCharsets.UTF_8));
  }

  /** A case against the third state, of which notice was served. */
  private static String noticed(String name, Duration within) throws Exception {
    CaseDraft opened =
        new CaseDraft(
            head(name),
            new AccountabilityCase.Terms(
                name,
                RegisterNode.XC,
                List.of(RegisterNode.XA),
                new Undertaking.Norm("UN GGE 2015", Optional.of("13(h)")),
                List.of(
                    new Passage("en", "Requests for help were not answered."),
                    new Passage("ar", "لم يُستجب لطلبات المساعدة.")),
                List.of(),
                within));
    sent(opened);
    sent(
        new CaseEntryDraft(
            head(name + " notice"),
            new CaseEntry.Terms(
                opened.id(),
                CaseEntryKind.NOTICE,
                List.of(new Passage("en", "Served by note verbale.")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    return opened.id();
  }

  @Test
  void itReadsAcknowledgesRespondsAndSaysWhatItDid() throws Exception {
    String id = noticed("Unanswered requests", Duration.ofHours(2));
    try (AtWork respondent = AtWork.atNight(node, chromium, "cert-xc", "ar")) {
      assertThat(respondent.section("waiting").textContent()).contains("الرد على القضية");
      respondent.takeUp("Unanswered requests");
      assertThat(respondent.section("claim").textContent()).contains("لم يُستجب لطلبات المساعدة.");
      assertThat(respondent.section("more").textContent()).contains("Served by note verbale.");
      assertThat(respondent.offers("closure")).isFalse();
      respondent.noBarriers("case-respondent");
      // Whose own clock is an hour and a half fast is told what is so at the node.
      respondent.page.addInitScript("{ const own = Date.now; Date.now = () => own() + 5400000; }");
      respondent.step("acknowledgement", "");
      respondent.page.waitForFunction(
          "/1[01][0-9]/.test(document.querySelector('.stages .clock').textContent)");
      assertThat(respondent.offers("acknowledgement")).isFalse();
      respondent.page.locator("input[name=step][value=due-diligence]").check();
      respondent.page.locator("input[name=diligence][value=capacity-asked]").check();
      respondent.page.locator("#date").fill("2026-02-03");
      respondent.step("due-diligence", "أُبلغنا في ذلك اليوم وطلبنا القدرات.");
      assertThat(respondent.section("diligence").textContent())
          .contains("طُلبت القدرات", "أُبلغنا في ذلك اليوم وطلبنا القدرات.");
      respondent.noBarriers("case-diligence");
    }
    try (AtWork respondent = AtWork.byDay(node, chromium, "cert-xc", "fr")) {
      respondent.takeUp("Unanswered requests");
      respondent.step("response", "Les demandes sont parvenues à un service fermé.");
      respondent.open("/help");
      assertThat(respondent.section("waiting").textContent()).doesNotContain("Unanswered");
      respondent.open("/help/cases/" + id);
      assertThat(besideEachOther(respondent)).isTrue();
      respondent.noBarriers("case-replied");
    }
    for (String lang : List.of("ar", "en")) {
      try (AtWork reader = AtWork.atNight(node, chromium, "cert-xb", lang)) {
        reader.open("/help/cases/" + id);
        assertThat(reader.section("response").textContent())
            .contains("Les demandes sont parvenues à un service fermé.");
        assertThat(reader.page.locator(".notice p").count()).isEqualTo(2);
        assertThat(replyFollowsClaim(reader)).as("in %s", lang).isTrue();
      }
    }
  }

  @Test
  void whoDoesNotReplyIsSaidToHaveNoReplyRecordedAndNothingMore() throws Exception {
    String id = noticed("Silence", Duration.ofSeconds(1));
    try (AtWork reader = AtWork.byDay(node, chromium, "cert-xb", "en")) {
      Polled.until(() -> {
        reader.open("/help/cases/" + id);
        return Optional.of(reader.section("response").textContent())
            .filter(text -> text.contains("No reply recorded by"));
      });
      assertThat(reader.section("response").locator("p").last().textContent())
          .matches("No reply recorded by [A-Z][a-z]+ \\d+, \\d{4}\\.");
      assertThat(reader.offers("response")).isFalse();
      assertThat(reader.offers("observation")).isTrue();
      reader.noBarriers("case-silent");
    }
    try (AtWork respondent = AtWork.byDay(node, chromium, "cert-xc", "en")) {
      respondent.open("/help/cases/" + id);
      assertThat(respondent.offers("response")).as("late is not too late").isTrue();
    }
  }

  private static boolean besideEachOther(AtWork work) {
    return (Boolean)
        work.page.evaluate(
            """
            () => {
              const [claim, reply] = [...document.querySelectorAll('main > .side-by-side > section')]
                .map((section) => section.getBoundingClientRect());
              return claim.top === reply.top && Math.abs(claim.width - reply.width) < 2
                && claim.height === reply.height;
            }\
            """);
  }

  /** The one directly below the other, of the same width, with nothing between. */
  private static boolean replyFollowsClaim(AtWork work) {
    return (Boolean)
        work.page.evaluate(
            """
            () => {
              const [claim, reply] = [...document.querySelectorAll('main > .side-by-side > section')]
                .map((section) => section.getBoundingClientRect());
              const gap = reply.top - claim.bottom;
              return claim.width === reply.width && gap >= 0 && gap < 40;
            }\
            """);
  }
}
