package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reasons as programs go by them, and the English sentences that they make. */
final class ReasonsTest {

  @Test
  void everyReasonHasAWordOfItsOwn() {
    Map<String, Long> words =
        Reasons.all().stream()
            .collect(Collectors.groupingBy(Reason::word, TreeMap::new, Collectors.counting()));

    assertThat(words.values()).containsOnly(1L);
    assertThat(words.keySet()).allMatch(word -> word.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(words).containsKeys("case-over", "assistance-not-asked", "no-party");
  }

  @Test
  void aSentenceBeginsSmallHasNoFullStopAndAPlaceForEachArgument() {
    for (Reason reason : Reasons.all()) {
      String template = reason.template();
      assertThat(template).as(reason.word()).matches("[a-z«%].*[^.\\s]").doesNotContain("  ");
      assertThat(template.replace("%s", "")).as(reason.word()).doesNotContain("%");
    }
  }

  @Test
  void noTwoReasonsSayTheSame() {
    assertThat(
            Reasons.all().stream()
                .collect(Collectors.groupingBy(Reason::template, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey))
        .isEmpty();
  }

  @Test
  void termsAndTextsStandInTheSentenceInTheirOrder() {
    Grounds grounds =
        Grounds.of(
            AssistanceReason.OUT_OF_ORDER,
            ReplyKind.CLOSE,
            TaskPhase.OPEN,
            List.of(ReplyKind.ACKNOWLEDGE, ReplyKind.ACCEPT));

    assertThat(grounds.sentence())
        .isEqualTo(
            "«close» does not follow «open», where you stand in this request; from there go:"
                + " acknowledge, accept");
    assertThat(grounds.arguments()).hasSize(3).allMatch(Grounds.Terms.class::isInstance);
    assertThat(Grounds.of(SharedReason.NO_PARTY, "identity--1").arguments())
        .containsExactly(new Grounds.Text("identity--1"));
    RefusedException refused = new RefusedException(grounds);
    assertThat(
            List.<Function<RefusedException, Object>>of(
                RefusedException::getMessage, RefusedException::reason))
        .allMatch(read -> read.apply(refused).equals(grounds.sentence()));
    assertThat(refused.grounds()).isEqualTo(grounds);
  }

  @Test
  void aReasonWithoutWhatItIsAboutIsNone() {
    assertThatThrownBy(() -> Grounds.of(SharedReason.NO_PARTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Grounds.of(CaseReason.NO_CLAIM, "claim"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
