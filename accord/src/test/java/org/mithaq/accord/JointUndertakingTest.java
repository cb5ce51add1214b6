package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several undertake: nobody speaks for another, and who is concerned can object. */
final class JointUndertakingTest {

  private static final String TRACK = Written.id("undertaking", "track");
  private static final String TODAY = "2022-06-01";

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on(TODAY);
  }

  private static Written track() {
    return Written.undertaking("track", List.of(FRANCE, KENYA))
        .exact("2021-10-27")
        .with("strands", List.of("civil", "commercial"));
  }

  private static Written stage(String name, String stage) {
    return Written.progress(name, TRACK, "stage").with("stage", stage).exact("2022-02-01");
  }

  private static Written comment(String name) {
    return Written.progress(name, TRACK, "comment").exact("2022-02-02");
  }

  private Undertakings.Row track(String day) {
    return desk.undertaking(TRACK, day);
  }

  @Test
  void nobodyUndertakesAnythingForAnother() throws Exception {
    assertThat(desk.refusal(FRANCE, track())).contains("by_refs names", "sign");
    assertThat(desk.refusal(FRANCE, track().claimedBy("a newspaper"))).isEmpty();
    desk.refusesNothing(DEPOSITARY, Written.undertaking("ours", List.of(FRANCE, KENYA)).undated());
  }

  @Test
  void theOthersSignWhatOneOfThemEnters() throws Exception {
    KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Written kenya = Written.party("Kenya", "state", Optional.of("KE"));
    desk.refusesNothing(KENYA, TestKeys.withKeys(kenya, key));
    Written signature = TestKeys.signature(track(), KENYA, key, Desk.ORIGIN);

    assertThat(desk.send(FRANCE, track().with("due", "2030-01-01"), signature)).hasSize(2);
    desk.refusesNothing(FRANCE, track(), signature);

    assertThat(track(TODAY).claim()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"89, ANNOUNCED", "91, DONE"})
  void oneSpeaksForAllUnlessAnotherObjectsInTime(int days, Stage then) throws Exception {
    desk.refusesNothing(DEPOSITARY, track());
    desk.refusesNothing(FRANCE, stage("done", "done"));
    assertThat(track(TODAY).stage()).contains(Stage.DONE);

    desk.after(days).refusesNothing(KENYA, Written.objection("no", Written.id("progress", "done")));

    assertThat(track(TODAY).stage()).contains(then);
    assertThat(track(TODAY).progress()).hasSize(1);
  }

  @Test
  void whoIsNotConcernedObjectsInVain() throws Exception {
    desk.refusesNothing(DEPOSITARY, track());
    desk.refusesNothing(FRANCE, stage("done", "done"));
    desk.refusesNothing(Desk.ACME, Written.objection("no", Written.id("progress", "done")));
    desk.refusesNothing(FRANCE, Written.objection("own", Written.id("progress", "done")));
    assertThat(track(TODAY).stage()).contains(Stage.DONE);
  }

  @Test
  void anObjectionBeforeTheActIsNone() throws Exception {
    desk.refusesNothing(DEPOSITARY, track());
    desk.refusesNothing(KENYA, Written.objection("no", Written.id("progress", "done")));
    desk.refusesNothing(FRANCE, stage("done", "done"));
    assertThat(track(TODAY).stage()).contains(Stage.DONE);
  }

  @Test
  void theDepositarysCorrectionIsOpenToObjection() throws Exception {
    desk.refusesNothing(KENYA, Written.undertaking("own", List.of(KENYA)).exact("2021-10-27"));
    Written corrected =
        Written.undertaking("right", List.of(KENYA))
            .exact("2021-10-28")
            .correcting(Written.id("undertaking", "own"));
    desk.refusesNothing(DEPOSITARY, corrected);
    assertThat(new Undertakings(desk.register, desk.moment(TODAY)).all())
        .singleElement()
        .matches(row -> row.filed().object().id().equals(corrected.id()));

    desk.after(1).refusesNothing(KENYA, Written.objection("no", corrected.id()));

    assertThat(new Undertakings(desk.register, desk.moment(TODAY)).all()).hasSize(2);
  }

  @Test
  void aWordIsCorrectedByWhoSaidItOrByTheDepositaryIfNobodyMinds() throws Exception {
    desk.refusesNothing(DEPOSITARY, track());
    desk.refusesNothing(FRANCE, stage("early", "in-force"));
    Written later = stage("later", "pending-approval").correcting(Written.id("progress", "early"));
    assertThat(desk.refusal(KENYA, later)).contains("you may correct");
    assertThat(desk.refusal(FRANCE, stage("x", "done").correcting(Written.id("progress", "none"))))
        .contains("names no word");
    desk.refusesNothing(DEPOSITARY, later);
    assertThat(track(TODAY).stage()).contains(Stage.PENDING_APPROVAL);
    assertThat(track(TODAY).progress()).hasSize(1);

    desk.after(1).refusesNothing(FRANCE, Written.objection("no", later.id()));

    assertThat(track(TODAY).progress()).hasSize(2);
  }

  @Test
  void aStrandsStageIsNotTheWholes() throws Exception {
    desk.refusesNothing(DEPOSITARY, track());
    desk.refusesNothing(FRANCE, stage("s", "done").with("strand", "civil"));

    assertThat(track(TODAY).stage()).contains(Stage.ANNOUNCED);
    assertThat(track(TODAY).strands().keySet()).containsExactly("civil");
    assertThat(track("2022-01-31").strands()).isEmpty();
  }

  @Test
  void aReplyNamesAWordOnTheSameUndertaking() throws Exception {
    desk.refusesNothing(DEPOSITARY, track());
    desk.refusesNothing(Desk.ACME, comment("c"));
    Written reply = Written.progress("r", TRACK, "reply").exact("2022-02-03");
    assertThat(desk.refusal(FRANCE, reply)).contains("replies_to_ref");
    assertThat(desk.refusal(FRANCE, reply.with("replies_to_ref", Written.id("progress", "none"))))
        .contains("names no word");
    assertThat(desk.refusal(FRANCE, reply.with("replies_to_ref", comment("c").id()))).isEmpty();
    assertThat(desk.refusal(Desk.ACME, comment("d").with("replies_to_ref", reply.id()))).isEmpty();
  }

  @Test
  void aRepliesFateIsThatOfWhatItRepliesTo() throws Exception {
    desk.refusesNothing(DEPOSITARY, track());
    Written bad = comment("c").with("stage", "done");
    Written reply = comment("r").with("replies_to_ref", bad.id());
    assertThat(desk.send(Desk.ACME, reply, bad)).containsOnlyKeys(bad.id(), reply.id());
  }
}
