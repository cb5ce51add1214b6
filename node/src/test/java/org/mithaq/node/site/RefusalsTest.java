package org.mithaq.node.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mithaq.accord.CasePhase;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Reason;
import org.mithaq.accord.Reasons;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.TaskPhase;
import org.mithaq.accord.draft.DraftReason;
import org.mithaq.node.access.Role;
import org.mithaq.node.admit.AdmissionReason;
import org.mithaq.node.assistance.FilingReason;
import org.mithaq.node.assistance.FindingReason;

/** Why something was refused, in the language of the page that it was sent from. */
final class RefusalsTest {

  /** Whatever somebody on a page can be refused for. */
  private static final List<Reason> ALL =
      Stream.of(
              Reasons.all().stream(),
              Arrays.<Reason>stream(DraftReason.values()),
              Arrays.<Reason>stream(AdmissionReason.values()),
              Arrays.<Reason>stream(FilingReason.values()),
              Arrays.<Reason>stream(FindingReason.values()))
          .flatMap(reasons -> reasons)
          .toList();

  private static int places(Reason reason) {
    return reason.template().split("%s", -1).length - 1;
  }

  private static String say(Language language, Grounds grounds) {
    Words words = Words.of(language);
    return words.refusals().say(grounds, (name, word) -> words.say(name + "." + word));
  }

  private static Reason reason(String word) {
    return ALL.stream().filter(each -> each.word().equals(word)).findFirst().orElseThrow();
  }

  @Test
  void noTwoReasonsHaveTheSameWord() {
    assertThat(ALL.stream().map(Reason::word)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(names = {"AR", "FR"})
  void everyReasonHasASentenceWithTheSamePlaces(Language language) {
    Refusals refusals = Refusals.in(language);

    assertThat(refusals.texts().keySet())
        .containsExactlyInAnyOrderElementsOf(ALL.stream().map(Reason::word).toList());
    for (Reason reason : ALL) {
      String text = refusals.texts().getOrDefault(reason.word(), "");
      assertThat(text).as(reason.word()).matches(".*(\\.|\\{0})").doesNotContain("%", "_ref");
      assertThat(IntStream.range(0, 10).filter(place -> text.contains("{" + place + "}")).count())
          .as(reason.word())
          .isEqualTo(places(reason));
      assertThat(IntStream.range(0, places(reason)))
          .as(reason.word())
          .allMatch(place -> text.split("\\{" + place + "}", -1).length == 2);
    }
  }

  @Test
  void everySentenceIsInItsLanguage() {
    for (Reason reason : ALL) {
      Grounds grounds = Grounds.of(reason, Collections.nCopies(places(reason), "x").toArray());

      assertThat(say(Language.EN, grounds)).isEqualToIgnoringCase(grounds.sentence() + ".");
      // Which way a line runs is told by its first letter.
      assertThat(say(Language.AR, grounds)).as(reason.word()).matches("\\p{InArabic}.*");
      assertThat(say(Language.FR, grounds))
          .as(reason.word())
          .doesNotContainPattern("\\p{InArabic}")
          .isNotEqualTo(grounds.sentence());
    }
  }

  @Test
  void termsAreThoseOfThePages() {
    Grounds over = Grounds.of(reason("case-over"), CasePhase.CLOSED);
    Grounds order =
        Grounds.of(
            reason("assistance-out-of-order"),
            ReplyKind.ACCEPT,
            TaskPhase.DELIVERED,
            List.of(ReplyKind.CLOSE, ReplyKind.WITHDRAW));

    assertThat(say(Language.AR, over)).isEqualTo("القضية مغلقة: لا يدخلها قيد جديد.");
    assertThat(say(Language.FR, over))
        .isEqualTo("L’affaire est close : rien de nouveau n’y entre.");
    assertThat(say(Language.EN, over)).isEqualTo("The case is closed: nothing new enters it.");
    assertThat(say(Language.AR, order)).contains("«تم تقديمها»", "«قبول»", "إغلاق، سحب.");
    assertThat(say(Language.FR, order)).contains("« fournie »", "« accepter »", "clore, retirer.");
    assertThat(
            say(
                Language.FR,
                Grounds.of(AdmissionReason.ROLE_MISSING, "membership", Role.CIRCLE_STEWARD)))
        .contains("le rôle « intendant de cercle »");
  }

  @Test
  void whatSomebodyElseWroteMovesNothingAroundIt() {
    Grounds hostile =
        Grounds.of(reason("contact-time-zone"), "a\u2069\u202e\n$1{0}" + "b".repeat(5000));

    assertThat(say(Language.AR, hostile))
        .startsWith("المنطقة الزمنية «\u2068a $1{0}bbb")
        .endsWith("bbb…\u2069» غير معروفة: اكتبها مثل Africa/Nairobi.")
        .doesNotContain("\u202e", "\n")
        .hasSizeLessThan(700);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasNoReasonOfItsOwnIsToldInEnglishAndSaidToBe(Language language) {
    String said = say(language, Grounds.of(FilingReason.OTHERWISE, "no such thing"));

    assertThat(said).containsIgnoringCase("no such thing");
    assertThat(
            Words.of(language)
                .refusals()
                .say(new IllegalArgumentException("no such thing"), (_, word) -> word))
        .isEqualTo(said);
    assertThat(said.equals("No such thing.")).isEqualTo(language == Language.EN);
  }
}
