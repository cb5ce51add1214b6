package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.GROUP;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.XANDRIA;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who opens accords and circles, and who says who belongs to one; Kenya keeps the group. */
final class CircleRulesTest {

  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
  }

  private static Written member(String name) {
    return Written.membership(name, GROUP, FRANCE, "member").exact("2021-05-01");
  }

  @Test
  void onlyTheDepositaryOpensRealAccordsAndCircles() throws Exception {
    for (String by : List.of(FRANCE, ACME)) {
      assertThat(desk.refusal(by, Written.circle("mine", by))).contains("only the depositary");
      assertThat(desk.refusal(by, Written.accord("mine", "political", "2021-01-01", by)))
          .contains("only the depositary");
    }
    assertThat(desk.refusal(XANDRIA, Written.circle("training", XANDRIA))).isEmpty();
    assertThat(desk.refusal(XANDRIA, Written.accord("drill", "political", "2021-01-01", XANDRIA)))
        .isEmpty();
    assertThat(new Circles(desk.register, desk.moment("2021-06-01")).bySlug("training")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "Two Words", "a--b", "-a", "a-", "é", "a/b", "..", "a.b", "A", "a\n"})
  void aSlugIsFitForAnAddress(String slug) throws Exception {
    assertThat(desk.refusal(DEPOSITARY, Written.circle("c", DEPOSITARY).with("slug", slug)))
        .contains("slug");
  }

  @Test
  void anAccordIsOpenedByItsOwnDepositaryNotInTheFutureAndWithTheSamePrinciplesInAllTexts()
      throws Exception {
    Written accord = Written.accord("next", "political", "2021-06-01", DEPOSITARY);
    assertThat(desk.refusal(DEPOSITARY, accord.with("opened", "2021-06-02"))).contains("to come");
    assertThat(desk.refusal(DEPOSITARY, accord.with("depositary_ref", FRANCE)))
        .contains("depositary_ref");
    assertThat(desk.refusal(DEPOSITARY, accord.with("enters_into_force_after", 3)))
        .contains("enter into force");
    assertThat(desk.refusal(DEPOSITARY, accord.with("slug", "call"))).contains("already");
    assertThat(desk.refusal(DEPOSITARY, accord.with("texts", List.of(text("en", "1", "1")))))
        .contains("two principles");
    assertThat(
            desk.refusal(
                DEPOSITARY, accord.with("texts", List.of(text("en", "1", "2"), text("fr", "1")))))
        .contains("same principles");
    assertThat(
            desk.refusal(
                DEPOSITARY,
                accord.with("texts", List.of(text("en", "1", "2"), text("fr", "2", "1")))))
        .isEmpty();
  }

  private static Map<String, Object> text(String lang, String... numbers) {
    return Map.of(
        "lang",
        lang,
        "authentic",
        true,
        "title",
        "a text",
        "principles",
        List.of(numbers).stream().map(n -> Map.of("number", n, "title", "p")).toList());
  }

  @Test
  void theStewardSaysWhoBelongsToItAndNobodyElse() throws Exception {
    assertThat(desk.refusal(FRANCE, member("by France"))).isEmpty();
    assertThat(desk.refusal(DEPOSITARY, member("by the depositary"))).isEmpty();
    assertThat(desk.isMember(GROUP, FRANCE, "2021-06-01")).isFalse();

    assertThat(desk.refusal(KENYA, member("by the steward"))).isEmpty();
    assertThat(desk.isMember(GROUP, FRANCE, "2021-05-01")).isTrue();
    assertThat(desk.isMember(GROUP, FRANCE, "2021-04-30")).isFalse();
  }

  @Test
  void aClaimNamesItsSourceAndLooksLikeNoMoreThanAReport() throws Exception {
    assertThat(desk.refusal(ACME, member("x").without("external_references"))).contains("source");
    assertThat(desk.refusal(ACME, member("x").with("basis", "depositary-notice")))
        .contains("«reported»");
    assertThat(desk.refusal(KENYA, member("x").claimedBy("X").with("basis", "depositary-notice")))
        .contains("«reported»");
    assertThat(desk.refusal(KENYA, member("x").with("basis", "signed-act"))).contains("not signed");
    assertThat(
            desk.refusal(
                KENYA,
                member("x").with("basis", "depositary-notice").without("external_references")))
        .isEmpty();
  }

  @Test
  void aMemberLeavesByItselfButTakesNobodyElseOut() throws Exception {
    desk.refusesNothing(KENYA, member("m"));
    Written left = Written.membership("l", GROUP, FRANCE, "left").exact("2021-05-20");
    assertThat(desk.refusal(ACME, left.with("id", Written.id("membership", "l2")))).isEmpty();
    assertThat(desk.isMember(GROUP, FRANCE, "2021-06-01")).isTrue();

    assertThat(desk.refusal(FRANCE, left.without("external_references"))).isEmpty();
    assertThat(desk.isMember(GROUP, FRANCE, "2021-05-19")).isTrue();
    assertThat(desk.isMember(GROUP, FRANCE, "2021-05-20")).isFalse();
  }

  @Test
  void onlyTheStewardCorrectsAMembership() throws Exception {
    desk.refusesNothing(KENYA, member("m"));
    Written correction =
        Written.membership("c", GROUP, FRANCE, "member")
            .exact("2021-04-01")
            .correcting(Written.id("membership", "m"));
    assertThat(desk.refusal(FRANCE, correction)).contains("steward");
    assertThat(desk.refusal(DEPOSITARY, correction)).contains("steward");
    assertThat(
            desk.refusal(KENYA, correction.with("corrects_ref", Written.id("membership", "none"))))
        .contains("names no membership");
    assertThat(desk.refusal(KENYA, correction)).isEmpty();
    assertThat(desk.isMember(GROUP, FRANCE, "2021-04-01")).isTrue();
  }

  @Test
  void whatItRefersToMustBeThereAndPast() throws Exception {
    assertThat(desk.refusal(KENYA, member("x").with("circle_ref", Written.id("circle", "none"))))
        .contains("no circle");
    assertThat(desk.refusal(KENYA, member("x").with("party_ref", Desk.id("nobody"))))
        .contains("no party");
    assertThat(desk.refusal(KENYA, member("x").exact("2021-06-02"))).contains("to come");
    assertThat(desk.refusal(DEPOSITARY, Written.circle("kept", Desk.id("nobody"))))
        .contains("no party");
  }
}
