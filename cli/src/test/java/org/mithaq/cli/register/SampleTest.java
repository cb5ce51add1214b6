package org.mithaq.cli.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.AccordTypes;
import org.mithaq.accord.MembershipStatus;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Stance;
import org.mithaq.accord.draft.AccordDraft;
import org.mithaq.accord.draft.Draft;
import org.mithaq.accord.draft.IncidentDraft;
import org.mithaq.accord.draft.MembershipDraft;
import org.mithaq.accord.draft.NaturalId;
import org.mithaq.accord.draft.PartyDraft;
import org.mithaq.accord.draft.PositionDraft;
import org.mithaq.accord.draft.RemarkDraft;
import org.mithaq.stix.IdCheck;
import org.mithaq.stix.Limits;
import org.mithaq.stix.Mode;
import org.mithaq.stix.PatternCheck;
import org.mithaq.stix.StixReader;

/** The sample accord as a demo enters it. */
final class SampleTest {
  private static final String DEPOSITARY = NaturalId.of("identity", "somebody");
  private static final Pattern REFERENCE =
      Pattern.compile("\"([a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]{21})\"");

  private final List<Draft> drafts = SampleCompiler.drafts();

  @Test
  void whatTheBuildWroteIsWhatTheFilesSay() {
    String compiled =
        new String(SampleCompiler.lines(), StandardCharsets.UTF_8)
            .replace(Sample.DEPOSITARY, DEPOSITARY);

    String built =
        Sample.objects(DEPOSITARY).stream()
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8) + "\n")
            .collect(Collectors.joining());
    assertThat(built).isEqualTo(compiled).contains(DEPOSITARY);
    assertThatThrownBy(() -> Sample.objects("accord--x")).hasMessageContaining("identity");
  }

  @Test
  void everyObjectIsValidAndNamedOnce() throws Exception {
    StixReader reader =
        new StixReader(AccordTypes.table(), Limits.DEFAULT, PatternCheck.NONE, IdCheck.NONE);
    Set<String> ids = new HashSet<>();
    for (byte[] bytes : Sample.objects(DEPOSITARY)) {
      reader.read(
          bytes,
          object -> {
            assertThat(object.refusal(Mode.STRICT)).as(object.id()).isEmpty();
            assertThat(object.findings().stream().filter(f -> !f.code().equals("open-vocabulary")))
                .as(object.id())
                .isEmpty();
            assertThat(ids.add(object.id())).as(object.id()).isTrue();
          });
    }
    assertThat(ids).hasSizeGreaterThan(500);
  }

  @Test
  void everyObjectStandsAfterThoseThatItNames() {
    Set<String> known = new HashSet<>(Set.of(DEPOSITARY));
    for (byte[] bytes : Sample.objects(DEPOSITARY)) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      List<String> named = new ArrayList<>();
      Matcher references = REFERENCE.matcher(text);
      while (references.find()) {
        named.add(references.group(1));
      }
      String own = named.removeFirst();
      assertThat(known).as(text).containsAll(named);
      known.add(own);
    }
  }

  @Test
  void statesAreCountedByWhatIsKnownOfTheirDates() {
    assertThat(supporters(PartyCategory.STATE, "2019-09-16")).isEqualTo(68);
    assertThat(supporters(PartyCategory.STATE, "2021-11-01")).isEqualTo(79);
    assertThat(supporters(PartyCategory.STATE, "2021-11-12")).isEqualTo(80);
    assertThat(supporters(PartyCategory.STATE, "2022-01-11")).isEqualTo(81);
    assertThat(supporters(PartyCategory.COMPANY, "2021-11-12")).isGreaterThan(10);
  }

  @Test
  void theUnitedStatesDeclinedThenSupportsWithRivalClaims() {
    String us = NaturalId.of("identity", "state:US");
    List<PositionDraft> positions =
        all(PositionDraft.class).stream().filter(p -> p.party().equals(us)).toList();

    assertThat(positions.stream().map(PositionDraft::stance).limit(2))
        .containsExactly(Stance.DECLINED, Stance.SUPPORTS);
    PositionDraft support = positions.get(1);
    assertThat(support.dated().date()).hasValue(LocalDate.parse("2021-11-10"));
    assertThat(support.announcedBy().orElseThrow().office()).isEqualTo("vice-president");
    assertThat(support.explanation()).isNotEmpty();
    assertThat(positions.stream().filter(p -> p.claimedBy().isPresent())).isNotEmpty();
  }

  @Test
  void circlesKeepTheirMembers() {
    assertThat(members("g7")).isEqualTo(7);
    assertThat(members("nato")).isEqualTo(30);
    assertThat(members("eu-27")).isEqualTo(27);
    assertThat(members("counter-ransomware")).isEqualTo(32);
  }

  @Test
  void everyFactNamesASource() {
    assertThat(
            drafts.stream()
                .filter(draft ->
                    draft instanceof PositionDraft
                        || draft instanceof MembershipDraft
                        || draft instanceof RemarkDraft
                        || draft instanceof IncidentDraft
                        || draft instanceof AccordDraft)
                .filter(draft -> draft.head().sources().isEmpty()))
        .isEmpty();
  }

  @Test
  void theAccordHasNinePrinciplesInThreeLanguages() {
    AccordDraft accord = all(AccordDraft.class).getFirst();

    assertThat(accord.texts().stream().map(AccordDraft.Text::lang))
        .containsExactlyInAnyOrder("en", "fr", "ar");
    assertThat(accord.texts()).allMatch(text -> text.principles().size() == 9);
  }

  private long supporters(PartyCategory category, String day) {
    Map<String, PartyCategory> categories = new HashMap<>();
    all(PartyDraft.class).forEach(party -> categories.put(party.id(), party.category()));
    return all(PositionDraft.class).stream()
        .filter(p -> p.stance() == Stance.SUPPORTS && p.claimedBy().isEmpty())
        .filter(p -> categories.get(p.party()) == category)
        .filter(p -> !p.dated().date().orElse(LocalDate.MAX).isAfter(LocalDate.parse(day)))
        .map(PositionDraft::party)
        .distinct()
        .count();
  }

  /** On 12 November 2021. */
  private long members(String circle) {
    LocalDate day = LocalDate.parse("2021-11-12");
    Map<String, MembershipStatus> latest = new HashMap<>();
    all(MembershipDraft.class).stream()
        .filter(m -> m.circle().equals(NaturalId.of("circle", circle)))
        .filter(m -> !m.dated().date().orElseThrow().isAfter(day))
        .sorted(Comparator.comparing(m -> m.dated().date().orElseThrow()))
        .forEach(m -> latest.put(m.party(), m.status()));
    return latest.values().stream().filter(MembershipStatus.MEMBER::equals).count();
  }

  private <T extends Draft> List<T> all(Class<T> type) {
    return drafts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
