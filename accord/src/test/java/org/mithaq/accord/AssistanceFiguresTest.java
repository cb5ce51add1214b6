package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests of a circle in the first quarter of 2026. */
final class AssistanceFiguresTest {

  private static final LocalDate IN_APRIL = LocalDate.parse("2026-04-01");
  private static final String CIRCLE = Written.id("circle", "group");

  private final Register register = new Register();
  private Instant now = Instant.parse("2026-01-10T00:00:00Z");
  private long sequence;

  private static String party(int number) {
    return Written.id("identity", "party " + number);
  }

  private String ask(int by, Integer... to) {
    String id = "assistance-request--" + UUID.nameUUIDFromBytes(new byte[] {(byte) sequence});
    enter(
        by,
        new AssistanceRequest(
            id,
            now,
            new AssistanceRequest.Terms(
                "help",
                Optional.empty(),
                List.of(to).stream().map(AssistanceFiguresTest::party).toList(),
                Optional.of(CIRCLE),
                EnumSet.of(Need.TAKEDOWN),
                Urgency.EMERGENCY,
                AssistanceRequest.Clocks.BY_URGENCY,
                List.of(),
                List.of(),
                Optional.empty())));
    return id;
  }

  private void accept(int by, String request) {
    enter(
        by,
        new AssistanceReply(
            "assistance-reply--" + UUID.nameUUIDFromBytes(new byte[] {(byte) sequence, 1}),
            now,
            new AssistanceReply.Terms(
                request,
                ReplyKind.ACCEPT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false)));
  }

  private void enter(int by, Matter matter) {
    long micros = now.toEpochMilli() * 1000;
    register.apply(new Entry(sequence++, micros, party(by), false, 0, 0, 1), matter);
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private List<AssistanceFigures.Figure> figures(LocalDate day) {
    return AssistanceFigures.of(register, day, Moment.Scope.REAL);
  }

  /** Each of so many asks the next one. */
  private void round(int parties) {
    for (int i = 0; i < parties; i++) {
      String request = ask(i, (i + 1) % parties);
      later(Duration.ofSeconds(600));
      accept((i + 1) % parties, request);
    }
  }

  @Test
  void fourAreNotToldOfAndFiveAre() {
    round(4);
    assertThat(figures(IN_APRIL).getFirst().told()).isEmpty();

    round(5);

    AssistanceFigures.Told told = figures(IN_APRIL).getFirst().told().orElseThrow();
    assertThat(told.requests()).isEqualTo(10);
    assertThat(told.medianAnswer()).hasValue(600);
    assertThat(told.ninetiethAnswer()).isEmpty();
  }

  @Test
  void whoMakesUpMoreThanHalfIsNotToldOf() {
    round(5);
    for (int i = 0; i < 6; i++) {
      ask(0, 1 + i % 4);
    }

    assertThat(figures(IN_APRIL).getFirst().told()).isEmpty();
  }

  @Test
  void aQuarterIsToldOfWhenItIsOverAndNeverOtherwise() {
    round(6);
    assertThat(figures(LocalDate.parse("2026-03-31"))).isEmpty();
    List<AssistanceFigures.Figure> first = figures(IN_APRIL);
    now = Instant.parse("2026-04-02T00:00:00Z");
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      accept(random.nextInt(6), ask(random.nextInt(6), random.nextInt(6)));
    }

    assertThat(figures(IN_APRIL)).isEqualTo(first);
    assertThat(figures(LocalDate.parse("2026-06-30"))).isEqualTo(first);
    assertThat(figures(LocalDate.parse("2026-07-01")).getFirst()).isEqualTo(first.getFirst());
  }

  @Test
  void oneRequestMoreOrLessSeldomShows() {
    round(6);
    AssistanceFigures.Told before = figures(IN_APRIL).getFirst().told().orElseThrow();
    ask(0, 3);
    AssistanceFigures.Told after = figures(IN_APRIL).getFirst().told().orElseThrow();

    assertThat(before.requests()).isEqualTo(5);
    assertThat(after.requests()).isEqualTo(5);
    assertThat(after.open()).isEqualTo(before.open());
  }
}
