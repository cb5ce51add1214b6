package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.CALL;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.GROUP;
import static org.mithaq.accord.Desk.KENYA;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The depositary proposes corrections; the party concerned has 90 days to object. */
final class CorrectionTest {

  private static final String OLD = Written.id("position", "old");
  private static final String NEW = Written.id("position", "new");

  private Desk desk;

  @BeforeEach
  void correct() throws Exception {
    desk = new Desk().on("2021-03-01");
    desk.refusesNothing(
        DEPOSITARY, Written.position("old", CALL, FRANCE, "supports").exact("2021-02-01"));
    desk.on("2021-04-01")
        .refusesNothing(
            DEPOSITARY,
            Written.position("new", CALL, FRANCE, "supports").exact("2021-02-20").correcting(OLD));
  }

  private String on10February() {
    return desk.stance(CALL, FRANCE, "2021-02-10");
  }

  @Test
  void aCorrectionStandsAtOnce() {
    assertThat(on10February()).isEqualTo("nothing");
    assertThat(desk.stance(CALL, FRANCE, "2021-02-20")).isEqualTo("supports");
  }

  @ParameterizedTest
  @CsvSource({"0, supports", "1, supports", "89, supports", "91, nothing", "400, nothing"})
  void thePartyConcernedObjectsWithinNinetyDays(int days, String then) throws Exception {
    desk.after(days).refusesNothing(FRANCE, Written.objection("o", NEW));

    assertThat(on10February()).isEqualTo(then);
    assertThat(desk.stance(CALL, FRANCE, "2021-02-25")).isEqualTo("supports");
  }

  @Test
  void onceNinetyDaysAreOverAnObjectionComesTooLate() throws Exception {
    // Both acts come at the same time of day: exactly 90 days and one act later.
    desk.after(90).refusesNothing(FRANCE, Written.objection("o", NEW));

    assertThat(on10February()).isEqualTo("nothing");
  }

  @Test
  void othersCannotObjectForIt() throws Exception {
    desk.after(1).refusesNothing(KENYA, Written.objection("o", NEW));
    desk.refusesNothing(DEPOSITARY, Written.objection("o2", NEW));

    assertThat(on10February()).isEqualTo("nothing");
  }

  @Test
  void anObjectionToTheFirstStatementOrAnAgreementIsNone() throws Exception {
    desk.after(1).refusesNothing(FRANCE, Written.objection("o", OLD));
    Written agreement = Written.objection("o2", NEW).with("opinion", "strongly-agree");
    byte[] bytes = agreement.bytes();

    assertThat(ObjectReader.read(bytes, 0, bytes.length)).isEmpty();
    assertThat(on10February()).isEqualTo("nothing");
  }

  @Test
  void beforeTheObjectionWasKnownTheCorrectionStood() throws Exception {
    desk.after(30).refusesNothing(FRANCE, Written.objection("o", NEW));

    Accord call = desk.register.accord(CALL).orElseThrow();
    Moment before =
        new Moment(
            LocalDate.parse("2021-02-10"),
            LocalDate.parse("2021-04-30"),
            _ -> true,
            Moment.Scope.REAL);
    assertThat(new Positions(desk.register, before).of(call, FRANCE)).isEmpty();
    Moment first =
        new Moment(
            LocalDate.parse("2021-02-10"),
            LocalDate.parse("2021-03-31"),
            _ -> true,
            Moment.Scope.REAL);
    assertThat(new Positions(desk.register, first).of(call, FRANCE)).isPresent();
  }

  @Test
  void aPartysOwnCorrectionStandsWhateverItSaysLater() throws Exception {
    Written own =
        Written.position("own", CALL, FRANCE, "declined").exact("2021-02-05").correcting(NEW);
    desk.refusesNothing(FRANCE, own);
    desk.after(1).refusesNothing(FRANCE, Written.objection("o", own.id()));

    assertThat(desk.stance(CALL, FRANCE, "2021-02-25")).isEqualTo("declined");
  }

  @Test
  void aCorrectionOfACorrectionDoesNotBringTheFirstBack() throws Exception {
    desk.refusesNothing(
        DEPOSITARY,
        Written.position("newer", CALL, FRANCE, "supports").exact("2021-02-22").correcting(NEW));

    assertThat(desk.stance(CALL, FRANCE, "2021-02-21")).isEqualTo("nothing");
    assertThat(desk.stance(CALL, FRANCE, "2021-02-22")).isEqualTo("supports");
  }

  @Test
  void theMemberObjectsToTheStewardsCorrection() throws Exception {
    desk.refusesNothing(
        KENYA, Written.membership("m", GROUP, FRANCE, "member").exact("2021-01-05"));
    Written left =
        Written.membership("m2", GROUP, FRANCE, "refused")
            .exact("2021-01-05")
            .correcting(Written.id("membership", "m"));
    desk.refusesNothing(KENYA, left);
    assertThat(desk.isMember(GROUP, FRANCE, "2021-02-01")).isFalse();

    desk.after(89).refusesNothing(FRANCE, Written.objection("o", left.id()));
    assertThat(desk.isMember(GROUP, FRANCE, "2021-02-01")).isTrue();
  }

  @Test
  void aTallySaysHowWellItsDaysAreKnown() throws Exception {
    desk.refusesNothing(
        DEPOSITARY, Written.position("k", CALL, KENYA, "supports").by("2021-03-15"));

    Tally<Positions.Row> before = supporters("2021-03-14");
    assertThat(before.rows()).hasSize(1);
    assertThat(before.possible()).containsExactly(Map.entry(PartyCategory.STATE, 1));
    Tally<Positions.Row> then = supporters("2021-03-15");
    assertThat(then.rows()).hasSize(2);
    assertThat(then.by()).containsExactly(Map.entry(LocalDate.parse("2021-03-15"), 1));
    assertThat(then.qualities())
        .containsOnly(Map.entry(DateQuality.EXACT, 1), Map.entry(DateQuality.BY, 1));
  }

  private Tally<Positions.Row> supporters(String day) {
    Tally.Builder<Positions.Row> builder = new Tally.Builder<>(Tally.Window.ALL);
    new Positions(desk.register, desk.moment(day))
        .tally(
            desk.register.accord(CALL).orElseThrow(),
            new Positions.Filter(
                Set.of(Stance.SUPPORTS),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                PartyFilter.ALL),
            builder);
    return builder.build();
  }

  @Test
  void whoSharesAnothersWordAgainMakesNoClaimOfIt() throws Exception {
    Written said = Written.position("own", CALL, KENYA, "supports").exact("2021-03-01");
    desk.refusesNothing(KENYA, said);
    Piece again = new Piece(said.read(), said.piece().digest(), true);
    assertThat(desk.send(FRANCE, List.of(again))).isEmpty();

    assertThat(
            new Positions(desk.register, desk.moment("2021-05-01"))
                .history(desk.register.accord(CALL).orElseThrow(), KENYA))
        .hasSize(2)
        .noneMatch(told -> told.fact().claim());
  }
}
