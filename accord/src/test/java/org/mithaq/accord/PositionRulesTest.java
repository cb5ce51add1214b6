package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.CALL;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.PACT;
import static org.mithaq.accord.Desk.STRICT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a position may say, who may enter it, and what is refused with which reason. */
final class PositionRulesTest {

  private static final Map<String, Object> TO_CLAUSE_1 =
      Map.of("clause", "1", "text", "not for us");
  private static final Map<String, Object> TO_CLAUSE_9 =
      Map.of("clause", "9", "text", "not for us");

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
  }

  private static Written political(String party) {
    return Written.position("p", CALL, party, "supports").exact("2021-05-01");
  }

  private static Written treaty(String accord, String action) {
    return Written.position("p", accord, FRANCE, "supports")
        .with("action", action)
        .exact("2021-05-01");
  }

  @Test
  void aPoliticalAccordKnowsExplanationsAndNoReservations() throws Exception {
    Written position = political(FRANCE);
    assertThat(desk.refusal(FRANCE, position.with("reservations", List.of(TO_CLAUSE_1))))
        .contains("political", "no reservations", "explanation");
    assertThat(
            desk.refusal(
                FRANCE,
                position.with(
                    "objections",
                    List.of(
                        Map.of("position_ref", Written.id("position", "other"), "text", "no")))))
        .contains("political");
    assertThat(desk.refusal(FRANCE, position.with("declarations", List.of(Map.of("text", "we")))))
        .contains("belong to treaties");
    assertThat(desk.refusal(FRANCE, position.with("action", "ratification")))
        .contains("belong to treaties");
    assertThat(
            desk.refusal(
                FRANCE, position.with("explanation", List.of(Map.of("text", "we hold …")))))
        .isEmpty();
    assertThat(desk.stance(CALL, FRANCE, "2021-05-01")).isEqualTo("supports");
    assertThat(desk.stance(CALL, FRANCE, "2021-04-30")).isEqualTo("nothing");
  }

  @Test
  void aTreatyKnowsActionsDeclarationsAndReservationsToItsClauses() throws Exception {
    assertThat(desk.refusal(FRANCE, treaty(PACT, "ratification").without("action")))
        .contains("by which action");
    assertThat(
            desk.refusal(
                FRANCE, treaty(PACT, "ratification").with("reservations", List.of(TO_CLAUSE_9))))
        .contains("no clause «9»");
    assertThat(
            desk.refusal(
                FRANCE,
                treaty(PACT, "ratification")
                    .with("reservations", List.of(TO_CLAUSE_1, TO_CLAUSE_9))))
        .contains("no clause «9»");
    assertThat(
            desk.refusal(
                FRANCE,
                treaty(PACT, "ratification")
                    .with("declarations", List.of(Map.of("text", "we declare")))
                    .with("reservations", List.of(TO_CLAUSE_1))))
        .isEmpty();
  }

  @Test
  void aTreatyThatProhibitsReservationsTakesNone() throws Exception {
    assertThat(
            desk.refusal(
                FRANCE, treaty(STRICT, "accession").with("reservations", List.of(TO_CLAUSE_1))))
        .contains("prohibits reservations");
    assertThat(desk.refusal(FRANCE, treaty(STRICT, "accession"))).isEmpty();
  }

  @Test
  void anObjectionUnderATreatyIsToOneOfItsClauses() throws Exception {
    Map<String, Object> objection =
        Map.of("position_ref", Written.id("position", "x"), "clause", "9", "text", "we object");
    assertThat(
            desk.refusal(FRANCE, treaty(PACT, "signature").with("objections", List.of(objection))))
        .contains("no clause «9»");
  }

  @Test
  void anObjectionIsToAnothersReservation() throws Exception {
    Written reserving =
        Written.position("kenyas", PACT, KENYA, "supports")
            .exact("2021-02-01")
            .with("action", "signature")
            .with("reservations", List.of(TO_CLAUSE_1));
    desk.refusesNothing(DEPOSITARY, reserving);
    assertThat(objecting("ours", reserving.id(), "2")).contains("names no other party's");
    assertThat(objecting("ours", Written.id("position", "none"), "1")).contains("names no other");
    assertThat(objecting("ours", reserving.id(), "1")).isEmpty();
  }

  private String objecting(String name, String to, String clause) throws Exception {
    return desk.refusal(
        FRANCE,
        treaty(PACT, "signature")
            .with("id", Written.id("position", name))
            .with(
                "objections",
                List.of(Map.of("position_ref", to, "clause", clause, "text", "we object"))));
  }

  @ParameterizedTest
  @CsvSource({
    "supports, withdrawal",
    "withdrawn, ratification",
    "declined, withdrawal",
    "declined, ratification",
    "declined, signature"
  })
  void stanceAndActionMustAgree(String stance, String action) throws Exception {
    assertThat(desk.refusal(FRANCE, treaty(PACT, action).with("stance", stance)))
        .contains("do not agree");
  }

  @Test
  void whoDeclinesATreatyNamesNoAction() throws Exception {
    assertThat(
            desk.refusal(
                FRANCE, Written.position("p", PACT, FRANCE, "declined").exact("2021-05-01")))
        .isEmpty();
  }

  @Test
  void whatItRefersToMustBeThere() throws Exception {
    assertThat(
            desk.refusal(FRANCE, political(FRANCE).with("accord_ref", Written.id("accord", "0"))))
        .contains("no accord");
    assertThat(desk.refusal(DEPOSITARY, political(Desk.id("nobody")))).contains("no party");
    // An object of another type is not what is meant, whatever its id says.
    assertThat(desk.refusal(FRANCE, political(FRANCE).with("accord_ref", FRANCE)))
        .contains("no accord");
  }

  @Test
  void nothingHappensInTheFutureOrBeforeTheAccordWasOpened() throws Exception {
    assertThat(desk.refusal(FRANCE, political(FRANCE).exact("2021-06-02"))).contains("to come");
    assertThat(desk.refusal(FRANCE, political(FRANCE).by("2021-06-02"))).contains("to come");
    assertThat(desk.refusal(FRANCE, political(FRANCE).undated().with("not_before", "2021-06-02")))
        .contains("to come");
    assertThat(desk.refusal(FRANCE, political(FRANCE).exact("2018-11-11"))).contains("opened on");
    assertThat(desk.refusal(FRANCE, political(FRANCE).by("2018-11-11"))).contains("opened on");
    assertThat(desk.refusal(FRANCE, political(FRANCE).exact("2018-11-12"))).isEmpty();
    assertThat(
            desk.refusal(
                KENYA,
                political(KENYA).with("id", Written.id("position", "k")).exact("2021-06-01")))
        .isEmpty();
  }

  @Test
  void onlyThePartyAndTheDepositarySettleAStance() throws Exception {
    Written claim = political(FRANCE);
    assertThat(desk.refusal(KENYA, claim.with("basis", "signed-act"))).contains("«reported»");
    assertThat(desk.refusal(KENYA, claim.with("basis", "depositary-notice")))
        .contains("«reported»");
    assertThat(desk.refusal(KENYA, claim.without("external_references"))).contains("source");
    assertThat(desk.refusal(KENYA, claim)).isEmpty();
    assertThat(desk.stance(CALL, FRANCE, "2021-06-01")).isEqualTo("nothing");

    Positions positions = new Positions(desk.register, desk.moment("2021-06-01"));
    assertThat(positions.history(desk.register.accord(CALL).orElseThrow(), FRANCE))
        .singleElement()
        .matches(told -> told.fact().claim() && !told.current());
  }

  @Test
  void theDepositaryReportsWithASourceOrNotifies() throws Exception {
    Written position = political(FRANCE);
    assertThat(desk.refusal(DEPOSITARY, position.without("external_references")))
        .contains("source");
    assertThat(desk.refusal(FRANCE, position.with("basis", "depositary-notice")))
        .contains("only the depositary");
    assertThat(
            desk.refusal(
                DEPOSITARY,
                position.without("external_references").with("basis", "depositary-notice")))
        .isEmpty();
    assertThat(desk.stance(CALL, FRANCE, "2021-06-01")).isEqualTo("supports");
  }

  @Test
  void whatTheDepositaryItselfCallsAClaimStandsBeside() throws Exception {
    desk.refusesNothing(DEPOSITARY, political(FRANCE).claimedBy("a newspaper"));
    assertThat(desk.stance(CALL, FRANCE, "2021-06-01")).isEqualTo("nothing");
    assertThat(
            desk.refusal(
                DEPOSITARY,
                political(KENYA)
                    .with("id", Written.id("position", "q"))
                    .claimedBy("a newspaper")
                    .with("basis", "depositary-notice")))
        .contains("«reported»");
  }

  @Test
  void aSignedActNeedsItsSignature() throws Exception {
    for (String by : List.of(FRANCE, DEPOSITARY)) {
      assertThat(desk.refusal(by, political(FRANCE).with("basis", "signed-act")))
          .contains("no signature");
    }
  }

  @Test
  void aPartyDeclinesThenSupportsThenWithdrawsAndNothingIsDeleted() throws Exception {
    desk.refusesNothing(
        FRANCE,
        Written.position("1", CALL, FRANCE, "declined").exact("2018-11-12"),
        Written.position("2", CALL, FRANCE, "supports")
            .by("2021-02-01")
            .with("not_before", "2021-01-01"),
        Written.position("3", CALL, FRANCE, "withdrawn").exact("2021-05-01"));

    assertThat(desk.stance(CALL, FRANCE, "2018-11-11")).isEqualTo("nothing");
    assertThat(desk.stance(CALL, FRANCE, "2020-12-31")).isEqualTo("declined");
    assertThat(desk.stance(CALL, FRANCE, "2021-01-15")).isEqualTo("declined");
    assertThat(desk.stance(CALL, FRANCE, "2021-02-01")).isEqualTo("supports");
    assertThat(desk.stance(CALL, FRANCE, "2021-05-01")).isEqualTo("withdrawn");
    Accord call = desk.register.accord(CALL).orElseThrow();
    assertThat(new Positions(desk.register, desk.moment("2021-05-01")).history(call, FRANCE))
        .hasSize(3);
  }

  @Test
  void onlyThePartyAndTheDepositaryCorrectAndOnlyThePartysOwnPositions() throws Exception {
    desk.refusesNothing(FRANCE, political(FRANCE));
    Written correction =
        Written.position("c", CALL, FRANCE, "supports")
            .exact("2021-04-01")
            .correcting(Written.id("position", "p"));
    assertThat(desk.refusal(KENYA, correction)).contains("others make a claim");
    assertThat(
            desk.refusal(
                KENYA,
                Written.position("d", CALL, KENYA, "supports")
                    .exact("2021-04-01")
                    .correcting(Written.id("position", "p"))))
        .contains("names no position of this party");
    assertThat(
            desk.refusal(
                FRANCE,
                Written.position("e", PACT, FRANCE, "supports")
                    .with("action", "signature")
                    .exact("2021-04-01")
                    .correcting(Written.id("position", "p"))))
        .contains("on this accord");
    assertThat(desk.refusal(FRANCE, correction)).isEmpty();
    assertThat(desk.stance(CALL, FRANCE, "2021-04-01")).isEqualTo("supports");
  }

  @Test
  void nothingCorrectsItself() throws Exception {
    Written itself = political(FRANCE).correcting(Written.id("position", "p"));
    assertThat(desk.refusal(FRANCE, itself)).contains("corrects_ref");

    Written a = Written.position("a", CALL, FRANCE, "supports").exact("2021-05-01");
    Written b = Written.position("b", CALL, FRANCE, "declined").exact("2021-05-01");
    assertThat(desk.send(FRANCE, a.correcting(b.id()), b.correcting(a.id()))).isNotEmpty();
  }

  @Test
  void aClaimCorrectsNothing() throws Exception {
    desk.refusesNothing(DEPOSITARY, political(FRANCE));
    desk.send(
        DEPOSITARY,
        Written.position("c", CALL, FRANCE, "withdrawn")
            .exact("2021-05-02")
            .claimedBy("a newspaper")
            .correcting(Written.id("position", "p")));
    assertThat(desk.stance(CALL, FRANCE, "2021-06-01")).isEqualTo("supports");
  }

  @Test
  void aCompanySupportsAPoliticalAccordAsAStateDoes() throws Exception {
    assertThat(desk.refusal(ACME, political(ACME))).isEmpty();
  }
}
