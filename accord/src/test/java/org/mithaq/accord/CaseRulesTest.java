package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.XANDRIA;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** France holds Kenya to account; all of it is invented by this test. */
final class CaseRulesTest {

  private static final String CASE = Written.id("accountability-case", "case");

  private Desk desk;
  private int count;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2026-03-01");
  }

  private Written opened() {
    return Written.of("accountability-case", "case")
        .at(desk.now())
        .with("name", "A case")
        .with("respondent_ref", KENYA)
        .with("claimant_refs", List.of(FRANCE))
        .with("norm", Map.of("instrument", "UN GGE 2015", "paragraph", "13(c)"))
        .with("claim", List.of(Map.of("lang", "en", "text", "It is claimed.")))
        .with("response_within", Duration.ofDays(30).toSeconds());
  }

  private Written entry(String kind) {
    return bare(kind).with("texts", List.of(Map.of("lang", "en", "text", "It is stated.")));
  }

  private Written bare(String kind) {
    return Written.of("case-entry", kind + count++)
        .at(desk.now())
        .with("case_ref", CASE)
        .with("kind", kind);
  }

  /**
   * By phase whose steps are taken from there; F the claimant, K the respondent, A a company, X a
   * state.
   */
  private static final Map<CasePhase, String> STEPS =
      Map.of(
          CasePhase.OPENED,
          "F:evidence,notice,due-diligence,follow-up,correction,closure,withdrawal"
              + " K:evidence,due-diligence,follow-up,correction A:correction X:join,correction",
          CasePhase.NOTICED,
          "F:evidence,extension,due-diligence,follow-up,correction,closure,withdrawal"
              + " K:evidence,acknowledgement,response,due-diligence,follow-up,correction"
              + " A:observation,correction X:join,observation,correction",
          CasePhase.RESPONDED,
          "F:evidence,extension,due-diligence,disagreement,measure,follow-up,correction,closure,"
              + "withdrawal K:evidence,acknowledgement,due-diligence,disagreement,follow-up,correction"
              + " A:observation,correction X:join,observation,correction",
          CasePhase.NO_REPLY,
          "F:evidence,extension,due-diligence,disagreement,measure,follow-up,correction,closure,"
              + "withdrawal K:evidence,acknowledgement,response,due-diligence,disagreement,follow-up,"
              + "correction A:observation,correction X:join,observation,correction",
          CasePhase.CLOSED,
          "F:follow-up,correction K:follow-up,correction A:correction X:correction",
          CasePhase.WITHDRAWN,
          "F:follow-up,correction K:follow-up,correction A:correction X:correction");

  private void bringTo(CasePhase phase) throws Exception {
    desk = new Desk().on("2026-03-01");
    desk.refusesNothing(FRANCE, opened());
    if (phase != CasePhase.OPENED) {
      desk.refusesNothing(FRANCE, entry("notice"));
    }
    switch (phase) {
      case NO_REPLY -> desk.later(Duration.ofDays(31));
      case RESPONDED -> desk.refusesNothing(KENYA, entry("response"));
      case CLOSED -> desk.refusesNothing(FRANCE, entry("closure"));
      case WITHDRAWN -> desk.refusesNothing(FRANCE, entry("withdrawal"));
      default -> {}
    }
    assertThat(phase()).isEqualTo(phase);
  }

  private Written whole(CaseEntryKind kind) {
    return switch (kind) {
      case EVIDENCE -> evidence("11".repeat(32));
      case EXTENSION -> bare("extension").with("seconds", 60);
      case DUE_DILIGENCE -> entry("due-diligence").with("diligence", "told");
      default -> entry(kind.word());
    };
  }

  @Test
  void everyStepIsTakenByWhomAndFromWhereItCanBeAndByNobodyElse() throws Exception {
    Map<String, String> parties = Map.of("F", FRANCE, "K", KENYA, "A", ACME, "X", XANDRIA);
    for (Map.Entry<CasePhase, String> each : STEPS.entrySet()) {
      for (String line : each.getValue().split(" ", -1)) {
        List<String> taken = List.of(line.substring(2).split(",", -1));
        for (CaseEntryKind kind : CaseEntryKind.values()) {
          // What opens a commitment, and what both sign, have tests of their own.
          if (kind != CaseEntryKind.OPENING && kind != CaseEntryKind.FINDING) {
            bringTo(each.getKey());
            String by = parties.getOrDefault(line.substring(0, 1), "");

            String refusal = desk.refusal(by, whole(kind));

            assertThat(refusal.isEmpty())
                .as("«%s» by %s from «%s»: %s", kind.word(), line, each.getKey().word(), refusal)
                .isEqualTo(taken.contains(kind.word()));
          }
        }
      }
    }
  }

  private CasePhase phase() {
    return desk.matters().accountabilityCase(CASE).orElseThrow().phase(desk.micros());
  }

  @Test
  void onlyStatesOpenCasesAndOnlyAgainstStates() throws Exception {
    assertThat(desk.refusal(ACME, opened().with("claimant_refs", List.of(ACME))))
        .contains("only states");
    assertThat(desk.refusal(FRANCE, opened().with("respondent_ref", ACME))).contains("no state");
    assertThat(desk.refusal(FRANCE, opened().with("respondent_ref", FRANCE)))
        .contains("among the claimants");
    assertThat(desk.refusal(FRANCE, opened().with("claimant_refs", List.of(FRANCE, KENYA))))
        .isNotEmpty();
    assertThat(
            desk.refusal(
                FRANCE,
                opened().with("norm", Map.of("instrument", "UN GGE 2015", "paragraph", "13(z)"))))
        .contains("13(a) to 13(k)");
    assertThat(desk.refusal(FRANCE, opened().with("response_within", 3600))).contains("14 days");
    assertThat(desk.refusal(FRANCE, opened())).isEmpty();
  }

  @Test
  void theRespondentHasItsTimeAndItsReply() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    assertThat(phase()).isEqualTo(CasePhase.OPENED);
    assertThat(desk.refusal(KENYA, entry("response"))).contains("after the notice");
    assertThat(desk.refusal(KENYA, entry("notice"))).contains("only a claimant");
    desk.refusesNothing(FRANCE, entry("notice"));
    assertThat(desk.refusal(FRANCE, entry("notice"))).contains("already");
    assertThat(desk.refusal(FRANCE, entry("response"))).contains("only the respondent");
    assertThat(desk.refusal(FRANCE, entry("measure"))).contains("after the response");
    assertThat(desk.refusal(FRANCE, entry("disagreement"))).contains("after the response");
    desk.refusesNothing(KENYA, entry("acknowledgement"));
    assertThat(desk.refusal(KENYA, entry("acknowledgement"))).contains("already");

    desk.refusesNothing(KENYA, entry("response"));

    assertThat(phase()).isEqualTo(CasePhase.RESPONDED);
    desk.refusesNothing(FRANCE, entry("disagreement"));
    desk.refusesNothing(FRANCE, entry("measure"));
    desk.refusesNothing(FRANCE, entry("closure"));
    assertThat(phase()).isEqualTo(CasePhase.CLOSED);
    assertThat(desk.refusal(FRANCE, entry("measure"))).contains("closed");
    assertThat(desk.refusal(KENYA, entry("correction"))).isEmpty();
  }

  @Test
  void silenceIsNoReplyRecordedAndNothingMore() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    desk.refusesNothing(FRANCE, entry("notice"));
    desk.later(Duration.ofDays(29));
    desk.refusesNothing(FRANCE, bare("extension").with("seconds", Duration.ofDays(5).toSeconds()));
    desk.later(Duration.ofDays(5));
    assertThat(phase()).isEqualTo(CasePhase.NOTICED);
    desk.later(Duration.ofDays(1).plusMillis(1));
    assertThat(phase()).isEqualTo(CasePhase.NO_REPLY);

    desk.refusesNothing(KENYA, entry("response"));

    assertThat(phase()).isEqualTo(CasePhase.RESPONDED);
  }

  @Test
  void othersObserveAndOtherStatesJoin() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    assertThat(desk.refusal(ACME, entry("observation"))).contains("after the notice");
    desk.refusesNothing(FRANCE, entry("notice"));
    assertThat(desk.refusal(ACME, entry("observation"))).isEmpty();
    assertThat(desk.refusal(FRANCE, entry("observation"))).contains("no side");
    assertThat(desk.refusal(ACME, entry("join"))).contains("another state");
    assertThat(desk.refusal(ACME, evidence("11".repeat(32)))).contains("others observe");
    assertThat(desk.refusal(XANDRIA, entry("join"))).isEmpty();
    assertThat(desk.refusal(XANDRIA, entry("closure"))).isEmpty();
  }

  private Written evidence(String commitment) {
    return bare("evidence").with("evidence", Map.of("commitment", commitment));
  }

  @Test
  void aCommitmentOpensWithItsOwnSaltAndDigestAlone() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    byte[] salt = new byte[32];
    byte[] digest = Digest.sha256(new byte[] {1});
    HexFormat hex = HexFormat.of();
    Written committed = evidence(hex.formatHex(Evidence.commitment(salt, digest)));
    desk.refusesNothing(FRANCE, committed);
    Written opening = bare("opening").with("about_ref", committed.id());
    Map<String, String> right =
        Map.of("digest", hex.formatHex(digest), "salt", hex.formatHex(salt));

    assertThat(
            desk.refusal(
                FRANCE,
                opening.with(
                    "evidence", Map.of("digest", "00".repeat(32), "salt", hex.formatHex(salt)))))
        .contains("do not open");
    assertThat(desk.refusal(FRANCE, opening.with("evidence", Map.of("digest", "00", "salt", "11"))))
        .contains("32 bytes");
    assertThat(desk.refusal(FRANCE, opening.without("about_ref").with("evidence", right)))
        .contains("about_ref");
    assertThat(desk.refusal(FRANCE, opening)).contains("evidence is missing");
    assertThat(desk.refusal(FRANCE, opening.with("evidence", right))).isEmpty();
  }

  @Test
  void aFindingIsSignedByTheOtherSideForThisVeryEntry() throws Exception {
    KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    desk.refusesNothing(
        KENYA,
        TestKeys.withKeys(Written.party("Kenya", "state", java.util.Optional.of("KE")), key));
    desk.refusesNothing(FRANCE, opened());
    desk.refusesNothing(FRANCE, entry("notice"));
    desk.refusesNothing(KENYA, entry("response"));
    Written finding = entry("finding");
    Written other = entry("finding");

    assertThat(desk.refusal(FRANCE, finding)).contains("joint");
    Written signed = TestKeys.signature(other, KENYA, key, Desk.ORIGIN);
    assertThat(desk.send(FRANCE, finding, signed.with("object_ref", finding.id())))
        .containsKey(finding.id());
    assertThat(desk.send(FRANCE, finding, TestKeys.signature(finding, KENYA, key, "elsewhere/log")))
        .containsKey(finding.id());
    assertThat(desk.send(FRANCE, finding, TestKeys.signature(finding, KENYA, key, Desk.ORIGIN)))
        .isEmpty();
    assertThat(phase()).isEqualTo(CasePhase.FOUND);
  }

  private static Entry act(long sequence, String by, int audience) {
    return new Entry(sequence, sequence, by, false, audience, 0, 1);
  }

  @Test
  void whatTheRespondentStatesAndWhatMovesTheCaseIsForWhoeverReadsIt() throws Exception {
    Register register = new Register();
    register.apply(act(1, FRANCE, 1), opened().read());
    register.apply(act(2, FRANCE, 1), entry("notice").read());
    register.apply(act(3, KENYA, 1), entry("response").read());
    assertThat(register.matters(audience -> audience == 2).cases()).isEmpty();
    assertThat(register.matters(_ -> true).casesOf(KENYA)).containsExactly(CASE);
    assertThat(register.matters(_ -> true).casesOf(DEPOSITARY)).isEmpty();

    register.apply(act(4, FRANCE, 1), entry("disagreement").read());
    register.apply(act(5, FRANCE, 2), opened().read());
    register.apply(act(6, FRANCE, 1), entry("withdrawal").read());

    assertThat(register.matters(audience -> audience == 2).cases().getFirst().entries())
        .extracting(filed -> filed.object().terms().kind())
        .containsExactly(CaseEntryKind.NOTICE, CaseEntryKind.RESPONSE, CaseEntryKind.WITHDRAWAL);
  }

  @Test
  void nothingIsPublicBeforeTheTimeForAResponseIsOver() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    assertThat(mayBePublic()).isFalse();
    desk.refusesNothing(FRANCE, entry("notice"));
    assertThat(mayBePublic()).isFalse();
    desk.refusesNothing(KENYA, entry("response"));
    assertThat(mayBePublic()).as("an early reply takes no time away").isFalse();
    desk.later(Duration.ofDays(30).plusMillis(1));
    assertThat(mayBePublic()).isTrue();
  }

  private boolean mayBePublic() {
    return desk.matters().accountabilityCase(CASE).orElseThrow().mayBePublic(desk.micros());
  }

  @Test
  void aResponseIsGivenOnceToWhatWasStated() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    desk.refusesNothing(FRANCE, entry("notice"));
    desk.refusesNothing(KENYA, entry("response"));

    assertThat(desk.refusal(KENYA, entry("response"))).contains("is recorded in act");

    desk.refusesNothing(FRANCE, evidence("11".repeat(32)));
    assertThat(desk.refusal(KENYA, entry("response"))).isEmpty();
  }

  @Test
  void dueDiligenceSaysWhichStepAndNothingElseDoes() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    assertThat(desk.refusal(KENYA, entry("due-diligence"))).contains("told, capacity-asked");
    assertThat(desk.refusal(FRANCE, entry("notice").with("diligence", "told")))
        .contains("other entries have none");
    assertThat(desk.refusal(KENYA, entry("due-diligence").with("diligence", "action-taken")))
        .isEmpty();
  }

  @Test
  void stepsOfAnotherCaseUnderTheSameIdAreNoneOfThisOne() throws Exception {
    // 1 is for the circle, 2 for others, 3 for some of the circle.
    Register register =
        new Register((wide, narrow) -> wide == narrow || (wide == 1 && narrow == 3));
    register.apply(act(1, FRANCE, 1), opened().read());
    register.apply(act(2, FRANCE, 3), entry("notice").read());
    register.apply(act(3, DEPOSITARY, 2), opened().read());
    register.apply(act(4, XANDRIA, 2), entry("join").read());
    register.apply(act(5, XANDRIA, 2), entry("closure").read());

    CaseCourse course = register.matters().accountabilityCase(CASE).orElseThrow();

    assertThat(course.claimants()).containsExactly(FRANCE);
    assertThat(course.phase(act(6, FRANCE, 1).micros())).isEqualTo(CasePhase.NOTICED);
    assertThat(register.matters().casesOf(XANDRIA)).isEmpty();
  }

  @Test
  void aCaseIsOpenToEveryoneWhenItsOwnPartyOpenedItToEveryone() throws Exception {
    Register register = new Register();
    register.apply(act(1, FRANCE, 1), opened().read());
    register.apply(act(2, XANDRIA, 2), opened().read());
    assertThat(register.matters(audience -> audience == 2).casesOpened(register.matters()))
        .isEmpty();
    register.apply(act(3, FRANCE, 4), opened().read());
    assertThat(register.matters(audience -> audience == 4).casesOpened(register.matters()))
        .containsExactly(CASE);
  }

  @Test
  void whoOpensAnotherCaseUnderAKnownIdLearnsNothing() throws Exception {
    Register register = new Register();
    register.apply(act(1, FRANCE, 1), opened().read());
    register.apply(act(2, FRANCE, 1), entry("notice").read());
    register.apply(act(3, KENYA, 1), entry("response").read());
    register.apply(act(4, XANDRIA, 2), opened().read());

    assertThat(register.matters(audience -> audience == 2).cases().getFirst().entries()).isEmpty();
  }

  /** As it would be sent: with all that its kind needs. */
  private Written complete(CaseEntryKind kind) {
    return switch (kind) {
      case EVIDENCE -> evidence("22".repeat(32));
      case EXTENSION -> bare(kind.word()).with("seconds", 60);
      case DUE_DILIGENCE -> entry(kind.word()).with("diligence", "told");
      case ACKNOWLEDGEMENT -> bare(kind.word());
      default -> entry(kind.word());
    };
  }

  private boolean isTaken(String party, CaseEntryKind kind) throws Exception {
    return new Rules(desk.register, Desk.ORIGIN, desk.now())
        .refusals(Desk.submitter(party), List.of(complete(kind).piece()))
        .isEmpty();
  }

  /** A finding and an opening need more than a word: their tests are above. */
  @Test
  void whatIsOfferedIsWhatTheRulesTake() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<CaseEntryKind> kinds =
        Arrays.stream(CaseEntryKind.values())
            .filter(kind -> kind != CaseEntryKind.FINDING && kind != CaseEntryKind.OPENING)
            .toList();
    for (int round = 0; round < 8; round++) {
      desk = new Desk().on("2026-03-01");
      desk.refusesNothing(FRANCE, opened());
      for (int turn = 0; turn < 12; turn++) {
        for (String party : List.of(FRANCE, KENYA, XANDRIA, ACME)) {
          CaseSteps steps = steps(party);
          for (CaseEntryKind kind : kinds) {
            assertThat(steps.possible().contains(kind))
                .as("%s by %s", kind.word(), party)
                .isEqualTo(isTaken(party, kind));
          }
        }
        String party = random.nextBoolean() ? FRANCE : KENYA;
        List<CaseEntryKind> possible =
            steps(party).possible().stream().filter(kinds::contains).toList();
        if (!possible.isEmpty()) {
          desk.refusesNothing(party, complete(possible.get(random.nextInt(possible.size()))));
        }
        desk.later(Duration.ofDays(random.nextInt(12)));
      }
    }
  }

  private CaseSteps steps(String party) {
    return new CaseSteps(
        desk.matters().accountabilityCase(CASE).orElseThrow(),
        party,
        Desk.submitter(party).category(),
        desk.micros());
  }

  @Test
  void itIsOneSidesTurnAtATime() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    assertThat(waits(FRANCE)).isFalse();
    assertThat(waits(KENYA)).isFalse();
    desk.refusesNothing(FRANCE, entry("notice"));
    assertThat(waits(KENYA)).isTrue();
    assertThat(waits(FRANCE)).isFalse();
    desk.later(Duration.ofDays(31));
    assertThat(waits(KENYA)).isFalse();
    assertThat(waits(FRANCE)).isTrue();
    desk.refusesNothing(KENYA, entry("response"));
    assertThat(waits(FRANCE)).isTrue();
    desk.refusesNothing(FRANCE, entry("disagreement"));
    assertThat(waits(FRANCE)).isFalse();
    assertThat(waits(ACME)).isFalse();
  }

  private boolean waits(String party) {
    return desk.matters().accountabilityCase(CASE).orElseThrow().waitsFor(party, desk.micros());
  }

  @Test
  void aCommitmentIsUnopenedUntilItsOpening() throws Exception {
    desk.refusesNothing(FRANCE, opened());
    byte[] salt = new byte[32];
    byte[] digest = Digest.sha256(new byte[] {1});
    HexFormat hex = HexFormat.of();
    Written committed = evidence(hex.formatHex(Evidence.commitment(salt, digest)));
    Written other = evidence("33".repeat(32));
    desk.refusesNothing(FRANCE, committed);
    desk.refusesNothing(FRANCE, other);

    desk.refusesNothing(
        FRANCE,
        bare("opening")
            .with("about_ref", committed.id())
            .with(
                "evidence", Map.of("digest", hex.formatHex(digest), "salt", hex.formatHex(salt))));

    assertThat(desk.matters().accountabilityCase(CASE).orElseThrow().unopened())
        .extracting(filed -> filed.object().id())
        .containsExactly(other.id());
  }
}
