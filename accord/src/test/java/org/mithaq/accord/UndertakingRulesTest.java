package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.GROUP;
import static org.mithaq.accord.Desk.KENYA;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was undertaken, by whose word, and how far it is. */
final class UndertakingRulesTest {

  private static final String POLICY = Written.id("undertaking", "policy");

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2022-06-01");
  }

  private static Written policy() {
    return Written.undertaking("policy", List.of(FRANCE)).exact("2021-10-27");
  }

  private static Written step(String name, String stage, String day) {
    return Written.progress(name, POLICY, "stage").with("stage", stage).exact(day);
  }

  @Test
  void whoUndertakesItEntersItAndTheDepositaryDoes() throws Exception {
    assertThat(desk.refusal(KENYA, policy())).contains("claimed_by");
    assertThat(desk.refusal(FRANCE, policy().without("external_references"))).contains("source");
    assertThat(desk.refusal(FRANCE, policy().exact("2022-06-02"))).contains("to come");
    assertThat(desk.refusal(FRANCE, policy().with("by_refs", List.of(FRANCE, Desk.id("none")))))
        .contains("no party");
    assertThat(desk.refusal(FRANCE, policy().with("circle_ref", Written.id("circle", "none"))))
        .contains("no circle");
    assertThat(desk.refusal(KENYA, policy().claimedBy("a newspaper"))).isEmpty();
    assertThat(desk.undertaking(POLICY, "2022-06-01").claim()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "call, 1, true",
    "call, 3, false",
    "UN GGE 2015 (A/70/174), 13(f), true",
    "UN GGE 2015 (A/70/174), 13(l), false",
    "UN GGE 2015 (A/70/174), 13, false",
    "UN OEWG 2021, 17, true"
  })
  void theNormThatItServesIsThere(String instrument, String paragraph, boolean taken)
      throws Exception {
    String refusal =
        desk.refusal(
            FRANCE,
            policy()
                .with("serves", List.of(Map.of("instrument", instrument, "paragraph", paragraph))));
    assertThat(refusal.isEmpty()).as(refusal).isEqualTo(taken);
  }

  @Test
  void stagesFollowOneAnotherOnTheirDays() throws Exception {
    desk.refusesNothing(FRANCE, policy().with("approval_by", "Congress"));
    desk.refusesNothing(
        FRANCE,
        step("3", "in-force", "2022-04-04"),
        step("2", "pending-approval", "2021-12-01"),
        Written.progress("m", POLICY, "meeting").exact("2022-01-15"));

    assertStage("2021-10-27", Stage.ANNOUNCED, "Congress");
    assertStage("2021-12-01", Stage.PENDING_APPROVAL, "Congress");
    assertStage("2022-04-03", Stage.PENDING_APPROVAL, "Congress");
    assertStage("2022-04-04", Stage.IN_FORCE, "");
    assertThat(new Undertakings(desk.register, desk.moment("2021-10-26")).all()).isEmpty();
  }

  private void assertStage(String day, Stage stage, String awaits) {
    Undertakings.Row row = desk.undertaking(POLICY, day);
    assertThat(row.stage()).as(day).contains(stage);
    assertThat(row.awaits().orElse("")).as(day).isEqualTo(awaits);
  }

  @Test
  void othersCommentAndMoveNothing() throws Exception {
    desk.refusesNothing(FRANCE, policy());
    assertThat(desk.refusal(KENYA, step("s", "abandoned", "2022-01-01")))
        .contains("others comment");
    assertThat(desk.refusal(KENYA, step("s", "abandoned", "2022-01-01").with("kind", "comment")))
        .contains("moves no stage");
    desk.refusesNothing(KENYA, Written.progress("c", POLICY, "comment").exact("2022-01-01"));
    desk.refusesNothing(ACME, step("claimed", "abandoned", "2022-01-01").claimedBy("a newspaper"));

    assertStage("2022-06-01", Stage.ANNOUNCED, "");
    assertThat(desk.undertaking(POLICY, "2022-06-01").progress())
        .hasSize(2)
        .noneMatch(Undertakings.Step::settled);
  }

  @Test
  void theStewardSpeaksForTheCircle() throws Exception {
    Written ours = policy().without("by_refs").with("circle_ref", GROUP);
    assertThat(desk.refusal(FRANCE, ours)).contains("claimed_by");
    assertThat(desk.refusal(KENYA, ours)).isEmpty();
    desk.refusesNothing(KENYA, step("done", "done", "2022-05-01"));
    assertStage("2022-05-01", Stage.DONE, "");
  }

  @Test
  void aProgressNamesItsStageItsStrandAndNoDayBeforeTheAnnouncement() throws Exception {
    desk.refusesNothing(FRANCE, policy().with("strands", List.of("civil")));
    assertThat(desk.refusal(FRANCE, step("s", "done", "2022-01-01").without("stage")))
        .contains("names the stage");
    assertThat(desk.refusal(FRANCE, step("s", "done", "2021-10-26"))).contains("announced on");
    assertThat(desk.refusal(FRANCE, step("s", "done", "2022-06-02"))).contains("to come");
    assertThat(desk.refusal(FRANCE, step("s", "done", "2022-01-01").with("strand", "military")))
        .contains("no strand");
    assertThat(
            desk.refusal(
                FRANCE,
                step("s", "done", "2022-01-01")
                    .with("undertaking_ref", Written.id("undertaking", "none"))))
        .contains("no undertaking");
  }

  @Test
  void whatIsNotRevisedInItsPeriodIsOverdue() throws Exception {
    desk.refusesNothing(
        FRANCE,
        policy()
            .with("review_months", 3)
            .with("last_review", "2021-09-30")
            .with("due", "2022-03-01"));
    assertOverdue("2021-12-30");
    assertOverdue("2021-12-31", "review");
    desk.refusesNothing(FRANCE, Written.progress("r", POLICY, "review").exact("2021-12-31"));
    assertOverdue("2022-02-28");
    assertThat(desk.undertaking(POLICY, "2022-01-01").reviewDue())
        .contains(LocalDate.parse("2022-03-31"));
    assertOverdue("2022-03-01");
    assertOverdue("2022-03-02", "due");
    assertOverdue("2022-04-01", "due", "review");
    desk.refusesNothing(FRANCE, step("done", "done", "2022-05-01"));
    assertOverdue("2022-05-01");
  }

  private void assertOverdue(String day, String... what) {
    assertThat(desk.undertaking(POLICY, day).overdue()).as(day).containsExactlyInAnyOrder(what);
  }

  @Test
  void aClaimDoesNotReplaceWhatThePartyItselfUndertook() throws Exception {
    desk.refusesNothing(FRANCE, policy());
    desk.refusesNothing(
        FRANCE,
        Written.undertaking("other", List.of(FRANCE))
            .exact("2021-11-01")
            .claimedBy("a newspaper")
            .correcting(POLICY));
    assertThat(desk.undertaking(POLICY, "2022-01-01").filed().object().id()).isEqualTo(POLICY);

    assertThat(
            desk.refusal(
                KENYA,
                Written.undertaking("third", List.of(KENYA))
                    .exact("2021-11-01")
                    .correcting(POLICY)))
        .contains("may correct");
    desk.refusesNothing(
        DEPOSITARY, Written.undertaking("late", List.of(KENYA)).exact("2021-11-01"));
  }

  @Test
  void aRemarkHasASourceAndAFigureItsNumber() throws Exception {
    Written remark =
        Written.of("note", "n")
            .with("content", "more than 700 companies")
            .with("object_refs", List.of(Desk.CALL))
            .sourced()
            .extended(Extensions.NOTE, "kind", "figure")
            .extended(Extensions.NOTE, "date_quality", "unknown");
    assertThat(desk.refusal(ACME, remark)).contains("number");
    Written figure =
        remark
            .extended(Extensions.NOTE, "number", 700)
            .extended(Extensions.NOTE, "precision", "more-than");
    assertThat(desk.refusal(ACME, figure.without("external_references"))).contains("source");
    assertThat(
            desk.refusal(
                ACME,
                figure
                    .extended(Extensions.NOTE, "date_quality", "exact")
                    .extended(Extensions.NOTE, "date", "2022-06-02")))
        .contains("to come");
    assertThat(desk.refusal(ACME, figure)).isEmpty();
  }
}
