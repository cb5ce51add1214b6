package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.CALL;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.PACT;
import static org.mithaq.accord.Desk.STRICT;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pact enters into force when it binds two parties. */
final class TreatyTest {

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
  }

  private static Written did(String name, String party, String action) {
    return Written.position(
            name, PACT, party, action.equals("withdrawal") ? "withdrawn" : "supports")
        .with("action", action);
  }

  private Treaties.Force force(String day) {
    return new Treaties(desk.register, desk.moment(day))
        .of(desk.register.accord(PACT).orElseThrow())
        .orElseThrow();
  }

  private static Treaties.Force force(int bound, String since) {
    return new Treaties.Force(
        bound,
        OptionalInt.of(2),
        Optional.of(since).filter(day -> !day.isEmpty()).map(LocalDate::parse));
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-31, 0, ''",
    "2020-02-01, 1, ''",
    "2020-03-01, 1, ''",
    "2020-04-01, 2, 2020-04-01",
    "2020-05-01, 1, 2020-04-01"
  })
  void itIsInForceFromTheDayOnWhichTheLastOneNeededWasBoundAndStaysSo(
      String day, int bound, String since) throws Exception {
    desk.refusesNothing(
        DEPOSITARY,
        did("f1", FRANCE, "signature").exact("2020-01-01"),
        did("f2", FRANCE, "ratification").exact("2020-02-01"),
        did("k1", KENYA, "signature").exact("2020-03-01"),
        did("k2", KENYA, "accession").exact("2020-04-01"),
        did("f3", FRANCE, "withdrawal").exact("2020-05-01"));

    assertThat(force(day)).isEqualTo(force(bound, since));
  }

  @Test
  void whatIsNotCertainDoesNotBindYet() throws Exception {
    desk.refusesNothing(
        DEPOSITARY,
        did("f", FRANCE, "acceptance").exact("2020-02-01"),
        did("k", KENYA, "approval").by("2020-06-30").with("not_before", "2020-03-01"));

    assertThat(force("2020-06-29")).isEqualTo(force(1, ""));
    assertThat(force("2020-06-30")).isEqualTo(force(2, "2020-06-30"));
  }

  @Test
  void whatWasNotKnownYetDoesNotCount() throws Exception {
    desk.refusesNothing(DEPOSITARY, did("f", FRANCE, "ratification").exact("2020-02-01"));
    Moment before = desk.moment("2021-01-01");
    desk.after(1).refusesNothing(DEPOSITARY, did("k", KENYA, "accession").exact("2020-04-01"));

    Accord pact = desk.register.accord(PACT).orElseThrow();
    assertThat(new Treaties(desk.register, before).of(pact)).contains(force(1, ""));
    assertThat(force("2021-01-01")).isEqualTo(force(2, "2020-04-01"));
  }

  @Test
  void aRatificationStandsBeforeTheSignatureButNotOnItsDay() throws Exception {
    desk.refusesNothing(
        DEPOSITARY,
        did("s", FRANCE, "signature").exact("2020-01-01"),
        did("r", FRANCE, "ratification").exact("2020-02-01"),
        did("late", FRANCE, "signature").by("2020-12-01"));

    assertThat(action("2020-01-31")).contains(TreatyAction.SIGNATURE);
    assertThat(action("2020-02-01")).contains(TreatyAction.RATIFICATION);
    assertThat(action("2021-01-01")).contains(TreatyAction.RATIFICATION);
    assertThat(signatories("2020-01-31")).isEqualTo(1);
    assertThat(signatories("2020-02-01")).isZero();
  }

  private Optional<TreatyAction> action(String day) {
    return new Positions(desk.register, desk.moment(day))
        .of(desk.register.accord(PACT).orElseThrow(), FRANCE)
        .flatMap(standing -> standing.fact().action());
  }

  private int signatories(String day) {
    Tally.Builder<Positions.Row> builder = new Tally.Builder<>(Tally.Window.ALL);
    new Positions(desk.register, desk.moment(day))
        .tally(
            desk.register.accord(PACT).orElseThrow(),
            new Positions.Filter(
                Set.of(),
                Set.of(),
                Set.of(TreatyAction.SIGNATURE),
                Optional.empty(),
                Optional.empty(),
                PartyFilter.ALL),
            builder);
    return builder.build().total();
  }

  @Test
  void aPoliticalAccordKnowsNoForceAndATreatyWithoutANumberNoDay() throws Exception {
    Moment moment = desk.moment("2021-06-01");
    assertThat(new Treaties(desk.register, moment).of(desk.register.accord(CALL).orElseThrow()))
        .isEmpty();
    desk.refusesNothing(
        DEPOSITARY,
        Written.position("f", STRICT, FRANCE, "supports")
            .with("action", "ratification")
            .exact("2020-02-01"));
    assertThat(new Treaties(desk.register, moment).of(desk.register.accord(STRICT).orElseThrow()))
        .contains(new Treaties.Force(1, OptionalInt.empty(), Optional.empty()));
  }
}
