package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Incidents that parties report in the first quarter of 2026. */
final class IncidentFiguresTest {

  private static final LocalDate IN_APRIL = LocalDate.parse("2026-04-01");

  private final Register register = new Register();
  private Instant now = Instant.parse("2026-01-10T00:00:00Z");
  private long sequence;

  private static String party(int number) {
    return Written.id("identity", "party " + number);
  }

  private String report(int by, String family, String... sectors) {
    String id = "incident--" + UUID.nameUUIDFromBytes(new byte[] {(byte) sequence, 7});
    report(id, by, family, sectors);
    return id;
  }

  private void report(String id, int by, String family, String... sectors) {
    long micros = now.toEpochMilli() * 1000;
    register.apply(
        new Entry(sequence++, micros, party(by), false, 0, 0, 1),
        new IncidentReport(
            id,
            now,
            new IncidentReport.Terms(
                "An incident",
                Optional.empty(),
                List.of(sectors),
                Optional.empty(),
                Optional.of(family),
                List.of("XA"),
                family.isEmpty())));
  }

  private String figures(LocalDate day) {
    return IncidentFigures.of(register, day, Moment.Scope.REAL).stream()
        .map(each ->
            each.by().word() + " " + each.value() + " " + each.quarter() + " " + each.incidents())
        .collect(Collectors.joining(", "));
  }

  @Test
  void fourPartiesAreNotToldOfAndLeaveNoName() {
    for (int i = 0; i < 4; i++) {
      report(i, "Drylock", "water");
      report(i, "Drylock", "water");
    }
    assertThat(figures(IN_APRIL)).isEmpty();

    report(4, "drylock ", "energy");

    assertThat(figures(IN_APRIL)).isEqualTo("ransomware_family drylock 2026-Q1 10");
  }

  @Test
  void whoMakesUpMoreThanHalfIsNotToldOf() {
    for (int i = 0; i < 5; i++) {
      report(i, "Drylock");
    }
    assertThat(figures(IN_APRIL)).isEqualTo("ransomware_family drylock 2026-Q1 5");
    for (int i = 0; i < 5; i++) {
      report(0, "Drylock");
    }

    assertThat(figures(IN_APRIL)).isEmpty();
  }

  @Test
  void oneThingIsToldAtATimeAndNoTotal() {
    for (int i = 0; i < 6; i++) {
      report(i, "Drylock", "water", "energy");
      report(i, "Wetlock", "water");
    }

    assertThat(figures(IN_APRIL))
        .isEqualTo(
            "ransomware_family drylock 2026-Q1 5, ransomware_family wetlock 2026-Q1 5,"
                + " sector energy 2026-Q1 5, sector water 2026-Q1 10");
  }

  @Test
  void aQuarterIsToldOfWhenItIsOverAndNeverOtherwise() {
    for (int i = 0; i < 6; i++) {
      report(i, "Drylock", "water");
    }
    assertThat(figures(LocalDate.parse("2026-03-31"))).isEmpty();
    String first = figures(IN_APRIL);
    now = Instant.parse("2026-04-02T00:00:00Z");
    long seed = 11;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      report(random.nextInt(6), "Drylock", "water");
    }

    assertThat(figures(IN_APRIL)).isEqualTo(first);
    assertThat(figures(LocalDate.parse("2026-06-30"))).isEqualTo(first);
    assertThat(figures(LocalDate.parse("2026-07-01"))).startsWith(first).isNotEqualTo(first);
  }

  @Test
  void aLaterVersionMovesNoIncidentIntoAnotherQuarter() {
    String last = "";
    for (int i = 0; i < 5; i++) {
      last = report(i, "Drylock");
    }
    String first = figures(IN_APRIL);
    now = Instant.parse("2026-04-02T00:00:00Z");
    for (int i = 0; i < 5; i++) {
      report(last, 4, "Wetlock");
    }

    assertThat(figures(LocalDate.parse("2026-07-01"))).isEqualTo(first);
  }

  @Test
  void whatWasTakenBackInTimeIsNotCounted() {
    String last = "";
    for (int i = 0; i < 5; i++) {
      last = report(i, "Drylock");
    }

    report(last, 4, "");

    assertThat(figures(IN_APRIL)).isEmpty();
  }

  @Test
  void whoUsesTheIdOfAnothersIncidentChangesNothing() {
    String last = "";
    for (int i = 0; i < 5; i++) {
      last = report(i, "Drylock");
    }
    String first = figures(IN_APRIL);

    report(last, 9, "Wetlock");

    assertThat(figures(IN_APRIL)).isEqualTo(first);
  }

  @Test
  void oneIncidentMoreOrLessSeldomShows() {
    for (int i = 0; i < 6; i++) {
      report(i, "Drylock", "water");
    }
    String before = figures(IN_APRIL);

    report(0, "Drylock", "water");

    assertThat(figures(IN_APRIL)).isEqualTo(before);
  }
}
