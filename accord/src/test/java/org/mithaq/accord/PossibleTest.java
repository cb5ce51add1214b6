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

/** What may have been so on a day, since nobody knows the day well. */
final class PossibleTest {

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
  }

  private Tally<Positions.Row> tally(String day, Stance... stances) {
    Tally.Builder<Positions.Row> builder = new Tally.Builder<>(Tally.Window.ALL);
    new Positions(desk.register, desk.moment(day))
        .tally(
            desk.register.accord(CALL).orElseThrow(),
            new Positions.Filter(
                Set.of(stances),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                PartyFilter.ALL),
            builder);
    return builder.build();
  }

  private static Written said(String name, String stance) {
    return Written.position(name, CALL, FRANCE, stance);
  }

  @Test
  void anyStatementThatMayStandMakesAPartyPossible() throws Exception {
    desk.refusesNothing(
        DEPOSITARY, said("a", "declined").by("2020-12-31"), said("b", "supports").by("2020-12-31"));

    Map<PartyCategory, Integer> one = Map.of(PartyCategory.STATE, 1);
    assertThat(tally("2020-06-01", Stance.SUPPORTS).possible()).isEqualTo(one);
    assertThat(tally("2020-06-01", Stance.DECLINED).possible()).isEqualTo(one);
    assertThat(tally("2020-06-01").possible()).isEqualTo(one);
    assertThat(tally("2020-06-01", Stance.WITHDRAWN).possible()).isEmpty();
    assertThat(tally("2018-11-11", Stance.SUPPORTS).possible()).isEmpty();
  }

  @Test
  void whatMayHaveComeAfterAnotherStanceIsPossibleWhereThatOneIsNoAnswer() throws Exception {
    desk.refusesNothing(
        DEPOSITARY,
        said("a", "declined").exact("2020-01-01"),
        said("b", "supports").by("2020-12-31").with("not_before", "2020-03-01"));

    assertThat(tally("2020-02-01", Stance.SUPPORTS).possible()).isEmpty();
    assertThat(tally("2020-06-01", Stance.SUPPORTS).possible())
        .isEqualTo(Map.of(PartyCategory.STATE, 1));
    assertThat(tally("2020-06-01", Stance.DECLINED).total()).isEqualTo(1);
    assertThat(tally("2020-06-01").possible()).isEmpty();
  }

  @Test
  void aHistoryCallsNothingCurrentThatIsMerelyPossible() throws Exception {
    desk.refusesNothing(
        DEPOSITARY,
        said("a", "declined").exact("2020-07-01"),
        said("b", "supports").by("2020-12-31"));

    assertThat(marks("2020-06-01")).containsExactly("", "possible");
    assertThat(marks("2020-08-01")).containsExactly("current", "possible");
    assertThat(marks("2021-01-01")).containsExactly("", "current");
  }

  private List<String> marks(String day) {
    return new Positions(desk.register, desk.moment(day))
        .history(desk.register.accord(CALL).orElseThrow(), FRANCE).stream()
            .map(told -> (told.current() ? "current" : "") + (told.possible() ? "possible" : ""))
            .toList();
  }

  @Test
  void aCircleThatIsYoungerThanTheMomentHasNoMembersYet() throws Exception {
    desk.refusesNothing(
        KENYA, Written.membership("m", GROUP, FRANCE, "member").exact("2020-01-01"));
    Moment before =
        new Moment(
            LocalDate.parse("2021-01-01"),
            LocalDate.parse("2020-12-31"),
            _ -> true,
            Moment.Scope.REAL);
    Circle group = desk.register.circle(GROUP).orElseThrow();

    assertThat(new Circles(desk.register, before).bySlug(group.slug())).contains(group);
    assertThat(new Circles(desk.register, before).members(group, _ -> true).total()).isZero();
    assertThat(new Circles(desk.register, desk.moment("2021-01-01")).isMember(group, FRANCE))
        .isTrue();
    Moment forbidden = new Moment(before.asOf(), before.knownAt(), _ -> false, Moment.Scope.REAL);
    assertThat(new Circles(desk.register, forbidden).bySlug(group.slug())).isEmpty();
  }
}
