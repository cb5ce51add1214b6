package org.mithaq.cli.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.AccordTypes;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.stix.IdCheck;
import org.mithaq.stix.Limits;
import org.mithaq.stix.PatternCheck;
import org.mithaq.stix.StixReader;

/** The Paris Call's own register, where it is at hand. */
final class RealRegisterTest {

  /** Found by the system property {@code mithaq.shared}, or in a folder «shared» further up. */
  private static Optional<Path> file() {
    String property = System.getProperty("mithaq.shared");
    Stream<Path> folders =
        property == null
            ? Stream.iterate(
                    Optional.of(Path.of("").toAbsolutePath()),
                    Optional::isPresent,
                    path -> path.map(Path::getParent))
                .flatMap(Optional::stream)
                .map(path -> path.resolve("shared"))
            : Stream.of(Path.of(property));
    return folders
        .map(path -> path.resolve("data/paris-call/supporters.csv"))
        .filter(Files::isReadable)
        .findFirst();
  }

  private static RegisterImport register() throws Exception {
    Optional<Path> file = file();
    assumeTrue(file.isPresent(), "the register is not here");
    return RegisterImport.read(
        file.get(),
        Optional.of(file.get().resolveSibling("states-dates.csv")),
        new RegisterImport.Settings(
            "paris-call",
            Optional.of(LocalDate.parse("2025-12-25")),
            LocalDate.parse("2026-01-01"),
            Optional.empty()));
  }

  @Test
  void sumsEqualTheFiles() throws Exception {
    RegisterImport register = register();

    assertThat(register.rows()).isEqualTo(1222);
    assertThat(register.refusedRows()).isZero();
    assertThat(register.bySourceCategory())
        .isEqualTo(
            Map.of(
                "private-sector", 708,
                "civil-society", 391,
                "state", 81,
                "public-authority", 37,
                "", 5));
    assertThat(register.byCategory())
        .isEqualTo(
            Map.of(
                "company", 708,
                "civil-society", 341,
                "academia", 55,
                "state", 81,
                "public-authority", 37));
  }

  @Test
  void statesAreCountedByDate() throws Exception {
    Map<String, PartyDraft> parties = new HashMap<>();
    Map<String, PositionDraft> positions = new HashMap<>();
    for (Draft draft : register().drafts(RegisterImport.Accord.of("paris-call"))) {
      switch (draft) {
        case PartyDraft party -> parties.put(party.id(), party);
        case PositionDraft position -> positions.put(position.party(), position);
        default -> throw new AssertionError(draft);
      }
    }
    assertThat(positions.keySet()).isEqualTo(parties.keySet()).hasSize(1222);
    assertThat(states(parties, positions, "2019-09-16")).isEqualTo(68);
    assertThat(states(parties, positions, "2021-11-01")).isEqualTo(79);
    assertThat(states(parties, positions, "2021-11-12")).isEqualTo(80);
    assertThat(states(parties, positions, "2022-01-11")).isEqualTo(81);
    assertThat(
            parties.values().stream()
                .filter(party -> party.category() == PartyCategory.STATE)
                .allMatch(party -> party.country().isPresent()))
        .isTrue();
    assertThat(positions.values().stream().filter(p -> p.dated().quality() == DateQuality.EXACT))
        .hasSize(139);
  }

  private static long states(
      Map<String, PartyDraft> parties, Map<String, PositionDraft> positions, String day) {
    return positions.values().stream()
        .filter(p -> parties.get(p.party()).category() == PartyCategory.STATE)
        .filter(p -> !p.dated().date().orElseThrow().isAfter(LocalDate.parse(day)))
        .count();
  }

  /** Whatever enters first, the other finds it there. */
  @Test
  void theSamplesPartiesAreThoseOfTheRegisterByteForByte() throws Exception {
    Map<String, PartyDraft> listed = new HashMap<>();
    for (Draft draft : register().drafts(RegisterImport.Accord.of("paris-call"))) {
      if (draft instanceof PartyDraft party) {
        listed.put(party.id(), party);
      }
    }
    List<String> others = new ArrayList<>();
    for (Draft draft : SampleCompiler.drafts()) {
      if (draft instanceof PartyDraft party && party.category() != PartyCategory.STATE) {
        PartyDraft row = listed.get(party.id());
        if (row == null) {
          others.add(party.name());
        } else {
          assertThat(row.json()).as(party.name()).isEqualTo(party.json());
        }
      }
    }
    assertThat(others).isEmpty();
  }

  @Test
  void everyObjectIsValid() throws Exception {
    StixReader reader =
        new StixReader(AccordTypes.table(), Limits.DEFAULT, PatternCheck.NONE, IdCheck.NONE);
    Set<String> ids = new HashSet<>();
    for (Draft draft : register().drafts(RegisterImport.Accord.of("paris-call"))) {
      reader.read(draft.json(), object -> assertThat(object.findings()).as(object.id()).isEmpty());
      assertThat(ids.add(draft.id())).isTrue();
    }
    assertThat(ids).hasSize(2444);
  }
}
