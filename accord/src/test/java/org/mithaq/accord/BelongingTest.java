package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.CALL;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.GROUP;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.XANDRIA;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which statements open doors; Kenya keeps the group. */
final class BelongingTest {

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
  }

  private static Written membership(String name, String status) {
    return Written.membership(name, GROUP, FRANCE, status).exact("2021-05-01");
  }

  private static Written position(String name, String party, String stance) {
    return Written.position(name, CALL, party, stance).exact("2021-05-01");
  }

  /** Xandria lets itself into a circle of its own. */
  private static Written inGroup(String circle) {
    return Written.membership(circle, Written.id("circle", circle), XANDRIA, "member")
        .exact("2021-05-01");
  }

  private Belonging belonging() {
    return new Belonging(desk.register, DEPOSITARY, false);
  }

  private boolean isIn(String party) {
    return belonging().circles(party).get("group");
  }

  private Optional<Boolean> supports(String party) {
    return belonging().supports("call", party);
  }

  @Test
  void theStewardsWordOpensACircleAndHisNextOneClosesIt() throws Exception {
    assertThat(isIn(FRANCE)).isFalse();

    desk.refusesNothing(KENYA, membership("joins", "member"));
    assertThat(isIn(FRANCE)).isTrue();
    assertThat(isIn(ACME)).isFalse();

    for (String status : new String[] {"observer", "suspended", "refused", "left"}) {
      desk.refusesNothing(KENYA, membership("in before " + status, "member"));
      assertThat(isIn(FRANCE)).isTrue();
      desk.refusesNothing(KENYA, membership(status, status));
      assertThat(isIn(FRANCE)).as(status).isFalse();
    }
  }

  @Test
  void nobodyLetsItselfOrAFriendIn() throws Exception {
    desk.refusesNothing(FRANCE, membership("of itself", "member"));
    desk.refusesNothing(DEPOSITARY, membership("of a friend", "member"));
    assertThat(isIn(FRANCE)).isFalse();

    desk.refusesNothing(ACME, position("of another", FRANCE, "supports"));
    assertThat(supports(FRANCE)).isEmpty();
  }

  @Test
  void theOrderOfTheActsDecidesAndNotTheDaysInThem() throws Exception {
    desk.refusesNothing(KENYA, membership("joins", "member").exact("2021-05-20"));
    desk.refusesNothing(FRANCE, membership("leaves", "left").exact("2021-05-10"));

    assertThat(isIn(FRANCE)).isFalse();
  }

  @Test
  void whoLeftIsNotLetInByAnOldStatementSharedAgain() throws Exception {
    desk.refusesNothing(KENYA, membership("joins", "member"));
    desk.refusesNothing(FRANCE, membership("leaves", "left"));
    for (String by : new String[] {KENYA, FRANCE, ACME}) {
      desk.send(by, membership("joins", "member"));
      assertThat(isIn(FRANCE)).as(by).isFalse();
    }
  }

  @Test
  void correctingAnOldStatementOpensNothingAgain() throws Exception {
    desk.refusesNothing(KENYA, membership("joins", "member"));
    desk.refusesNothing(FRANCE, membership("leaves", "left"));
    desk.refusesNothing(
        KENYA,
        membership("joined earlier", "member")
            .exact("2021-04-01")
            .with("corrects_ref", Written.id("membership", "joins")));

    assertThat(isIn(FRANCE)).isFalse();
  }

  @Test
  void aCorrectionCountsUntilThePartyConcernedObjects() throws Exception {
    desk.refusesNothing(KENYA, membership("joins", "member"));
    desk.refusesNothing(
        KENYA,
        membership("an error", "observer").with("corrects_ref", Written.id("membership", "joins")));
    assertThat(isIn(FRANCE)).isFalse();

    desk.refusesNothing(FRANCE, Written.objection("no", Written.id("membership", "an error")));
    assertThat(isIn(FRANCE)).isTrue();
  }

  @Test
  void whatIsInventedOpensDoorsInADemoAlone() throws Exception {
    desk.refusesNothing(XANDRIA, Written.circle("drill", XANDRIA), inGroup("drill"));
    desk.refusesNothing(
        XANDRIA,
        Written.circle("group", XANDRIA).with("id", Written.id("circle", "other")),
        inGroup("other"));
    desk.refusesNothing(XANDRIA, position("drill", XANDRIA, "supports"));

    assertThat(belonging().circles(XANDRIA)).containsOnlyKeys("group");
    assertThat(supports(XANDRIA)).isEmpty();
    Belonging inDemo = new Belonging(desk.register, DEPOSITARY, true);
    assertThat(inDemo.circles(XANDRIA)).containsOnly(entry("group", false), entry("drill", true));
    assertThat(inDemo.supports("call", XANDRIA)).contains(true);
  }

  @Test
  void aPartysOwnPositionMakesItASupporterAndItsWithdrawalEndsIt() throws Exception {
    desk.refusesNothing(FRANCE, position("yes", FRANCE, "supports"));
    assertThat(supports(FRANCE)).contains(true);
    assertThat(belonging().supports("no-such-accord", FRANCE)).isEmpty();

    desk.refusesNothing(FRANCE, position("no", FRANCE, "withdrawn"));
    assertThat(supports(FRANCE)).contains(false);
  }
}
