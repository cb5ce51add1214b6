package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kenya's clocks: an hour to acknowledge, a day to answer. */
final class DeadlinesTest {

  private Desk desk;
  private int count;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2026-03-01");
    desk.refusesNothing(FRANCE, contact(FRANCE));
  }

  private Written contact(String party) {
    return Written.of("contact", party + count++)
        .at(desk.now())
        .with("party_ref", party)
        .with("kind", "technical")
        .with("languages", List.of("fr"))
        .with("time_zone", "Europe/Paris");
  }

  private void ask(String name, String... to) throws Exception {
    desk.refusesNothing(
        KENYA,
        Written.of("assistance-request", name)
            .at(desk.now())
            .with("name", name)
            .with("to_refs", List.of(to))
            .with("needs", List.of("takedown"))
            .with("urgency", "emergency"));
    // The act is some microseconds later than the moment at which it is sent.
    desk.later(Duration.ofMillis(1));
  }

  private void reply(String by, String request, String kind) throws Exception {
    desk.refusesNothing(
        by,
        Written.of("assistance-reply", kind + count++)
            .at(desk.now())
            .with("request_ref", Written.id("assistance-request", request))
            .with("kind", kind)
            .with("text", "said"));
  }

  /** What is due now, in a few words. */
  private List<String> due() {
    return due(desk.register);
  }

  private List<String> due(Register register) {
    return register.due(desk.micros() + 1).stream()
        .map(step ->
            step.request().object().terms().name()
                + " "
                + step.cause().map(EscalationCause::word).orElse(step.kind().word()))
        .toList();
  }

  /** Takes what is due, as a clock does. */
  private void take() throws Exception {
    for (DueStep step : desk.register.due(desk.micros() + 1)) {
      Written written =
          Written.of("assistance-reply", "clock" + count++)
              .at(desk.now())
              .with("request_ref", step.request().object().id())
              .with("kind", step.kind().word())
              .with("about_ref", step.party())
              .with("automatic", true);
      desk.refusesNothing(
          KENYA, step.cause().map(cause -> written.with("cause", cause.word())).orElse(written));
    }
  }

  @Test
  void remindsAtHalfTimeThenEscalatesAtEachEnd() throws Exception {
    ask("help", FRANCE);
    assertThat(due()).isEmpty();
    desk.later(Duration.ofMinutes(29));
    assertThat(due()).isEmpty();
    desk.later(Duration.ofMinutes(1));
    assertThat(due()).containsExactly("help remind");
    take();
    assertThat(due()).isEmpty();
    desk.later(Duration.ofMinutes(30));
    assertThat(due()).containsExactly("help no-acknowledgement");
    take();
    desk.later(Duration.ofHours(22));
    assertThat(due()).isEmpty();
    desk.later(Duration.ofHours(1));
    assertThat(due()).containsExactly("help no-answer");
    take();
    desk.later(Duration.ofDays(30));
    assertThat(due()).isEmpty();
    assertThat(desk.register.nextDue()).isEmpty();
  }

  @Test
  void whoCannotBeReachedIsEscalatedAtOnceUnlessThereIsAContactThen() throws Exception {
    ask("help", ACME);
    assertThat(due()).containsExactly("help no-contact");

    desk.refusesNothing(ACME, contact(ACME));

    assertThat(due()).isEmpty();
    desk.refusesNothing(ACME, contact(ACME).with("ended", true));
    assertThat(due()).containsExactly("help no-contact");
  }

  @Test
  void anAnswerStopsTheClocksAndSoDoesTheEnd() throws Exception {
    ask("one", FRANCE);
    ask("two", FRANCE);
    ask("three", FRANCE);
    reply(FRANCE, "one", "accept");
    reply(KENYA, "two", "close");
    desk.later(Duration.ofDays(2));

    assertThat(due()).allMatch(step -> step.startsWith("three"));
  }

  @Test
  void clocksGoOnAfterARestart() throws Exception {
    ask("one", FRANCE, ACME);
    desk.later(Duration.ofMinutes(1));
    ask("two", FRANCE);
    reply(FRANCE, "one", "acknowledge");
    for (int hours = 0; hours < 30; hours++) {
      assertThat(due(desk.again())).isEqualTo(due());
      assertThat(desk.again().nextDue()).isEqualTo(desk.register.nextDue());
      if (hours % 7 == 0) {
        take();
      }
      desk.later(Duration.ofHours(1));
    }
  }

  @Test
  void askingWhatIsDueLooksAtNothingThatIsNot() throws Exception {
    for (int i = 0; i < 500; i++) {
      ask("open " + i, FRANCE);
    }
    desk.later(Duration.ofSeconds(1));
    desk.refusesNothing(
        KENYA,
        Written.of("assistance-request", "soon")
            .at(desk.now())
            .with("name", "soon")
            .with("to_refs", List.of(FRANCE))
            .with("needs", List.of("takedown"))
            .with("urgency", "emergency")
            .with("acknowledge_within", 2));
    desk.later(Duration.ofMillis(1001));
    List<String> looked = new ArrayList<>();
    Deadlines deadlines =
        new Deadlines(
            id -> {
              looked.add(id);
              return desk.matters().assistance(id);
            },
            _ -> true);
    desk.matters().assistances().forEach(each -> deadlines.follow(each.request().object().id()));
    looked.clear();

    assertThat(deadlines.due(desk.micros() + 1)).hasSize(1);
    assertThat(looked).containsExactly(Written.id("assistance-request", "soon"));

    looked.clear();
    deadlines.followParty(ACME);
    assertThat(looked).as("another party's contacts change").isEmpty();
  }
}
