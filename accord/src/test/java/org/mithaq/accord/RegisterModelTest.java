package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** 1,000 random pairs of days, with random readers, equal a slow, obvious recomputation. */
final class RegisterModelTest {

  private static final int REGISTERS = 50;
  private static final int PAIRS = 20;
  private static final int ACTS = 160;

  /** A filter, and what it means. */
  private record Wanted(Positions.Filter filter, Predicate<SlowRegister.Said> meaning) {

    static Wanted stances(Set<Stance> stances) {
      Set<String> words = words(stances);
      return new Wanted(
          filter(stances, Set.of(), Optional.empty(), Optional.empty()),
          said -> words.contains(said.word()));
    }

    private static Positions.Filter filter(
        Set<Stance> stances,
        Set<TreatyAction> actions,
        Optional<Basis> basis,
        Optional<DateQuality> quality) {
      return new Positions.Filter(stances, Set.of(), actions, basis, quality, PartyFilter.ALL);
    }
  }

  private static final List<Wanted> WANTED =
      List.of(
          Wanted.stances(Set.of(Stance.values())),
          Wanted.stances(Set.of(Stance.SUPPORTS)),
          Wanted.stances(Set.of(Stance.WITHDRAWN)),
          Wanted.stances(Set.of(Stance.DECLINED, Stance.WITHDRAWN)),
          new Wanted(
              Wanted.filter(
                  Set.of(), Set.of(TreatyAction.SIGNATURE), Optional.empty(), Optional.empty()),
              said -> said.action().filter(TreatyAction.SIGNATURE::equals).isPresent()),
          new Wanted(
              Wanted.filter(
                  Set.of(),
                  Set.of(),
                  Optional.of(Basis.DEPOSITARY_NOTICE),
                  Optional.of(DateQuality.BY)),
              said ->
                  said.basis() == Basis.DEPOSITARY_NOTICE
                      && said.dated().quality() == DateQuality.BY));

  private final Map<String, Integer> compared = new TreeMap<>();

  @Test
  void everyAnswerIsThatOfTheActsAlone() throws Exception {
    long seed = Long.getLong("mithaq.seed", new Random().nextLong());
    System.out.println("RegisterModelTest: -Dmithaq.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < REGISTERS; i++) {
      RandomRegister world = new RandomRegister(random, ACTS);
      for (int j = 0; j < PAIRS; j++) {
        check(world, moment(random), "seed " + seed + ", register " + i + ", pair " + j);
      }
    }
    // A comparison of nothing with nothing proves nothing.
    assertThat(compared)
        .containsKeys(
            "rows",
            "by",
            "possible",
            "members",
            "undertakings",
            "steps",
            "in force",
            "not in force");
    assertThat(compared.values()).allMatch(count -> count > 20);
  }

  private static Moment moment(Random random) {
    LocalDate first = RandomRegister.FIRST_DAY.minusDays(20);
    int days = RandomRegister.DAYS + 40;
    boolean[] readable = new boolean[RandomRegister.AUDIENCES];
    readable[0] = true;
    for (int i = 1; i < readable.length; i++) {
      readable[i] = random.nextBoolean();
    }
    Moment.Scope scope =
        random.nextInt(3) > 0
            ? Moment.Scope.REAL
            : Moment.Scope.values()[random.nextInt(Moment.Scope.values().length)];
    return new Moment(
        random.nextInt(10) == 0
            ? LocalDate.parse("2019-05-15").plusDays(random.nextInt(40))
            : first.plusDays(random.nextInt(days)),
        first.plusDays(random.nextInt(2 * days)),
        audience -> readable[audience],
        scope);
  }

  private void check(RandomRegister world, Moment moment, String where) {
    SlowRegister slow = new SlowRegister(world.acts, moment);
    String what = where + ": " + moment;
    checkParties(world, moment, slow, what);
    for (Filed<Accord> accord : world.register.accords()) {
      for (Wanted wanted : WANTED) {
        checkPositions(world, moment, slow, accord.object(), wanted, what);
      }
      checkForce(world, moment, accord.object(), what);
    }
    for (Filed<Circle> circle : world.register.circles()) {
      checkMembers(world, moment, slow, circle.object(), what);
    }
    checkUndertakings(world, moment, slow, what);
  }

  private static void checkParties(
      RandomRegister world, Moment moment, SlowRegister slow, String what) {
    PartyList.Found found = new PartyList(world.register, moment).find(PartyFilter.ALL, List.of());
    assertThat(found.rows().stream().map(PartyList.Row::party))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(slow.parties().values());
    Map<PartyCategory, Integer> counts = new EnumMap<>(PartyCategory.class);
    slow.parties().values().forEach(party -> counts.merge(party.category(), 1, Integer::sum));
    assertThat(found.counts()).as(what).isEqualTo(counts);
    for (String id : world.register.parties().stream().map(Line::id).limit(3).toList()) {
      PartyList.Found named =
          new PartyList(world.register, moment).find(PartyFilter.ALL, List.of(id));
      assertThat(named.rows())
          .as(what)
          .isEqualTo(found.rows().stream().filter(row -> row.party().id().equals(id)).toList());
    }
  }

  private void checkPositions(
      RandomRegister world,
      Moment moment,
      SlowRegister slow,
      Accord accord,
      Wanted asked,
      String what) {
    SlowRegister.Answer wanted = slow.positions(accord, asked.meaning());
    Positions positions = new Positions(world.register, moment);
    Tally<Positions.Row> tally = tally(positions, accord, asked.filter(), Tally.Window.ALL);
    assertThat(
            tally.rows().stream()
                .map(row -> row(row.party(), row.fact(), "position"))
                .collect(Collectors.toSet()))
        .as(what)
        .isEqualTo(wanted.rows());
    assertThat(tally.rows()).as(what).hasSameSizeAs(wanted.rows());
    assertThat(words(tally.counts())).as(what).isEqualTo(wanted.counts());
    assertThat(words(tally.qualities())).as(what).isEqualTo(wanted.qualities());
    assertThat(tally.by()).as(what).isEqualTo(wanted.by());
    assertThat(words(tally.possible())).as(what).isEqualTo(wanted.possible());
    checkPages(positions, accord, asked.filter(), tally, what);
    compared.merge("possible", wanted.possible().size(), Integer::sum);
    compared.merge("rows", wanted.rows().size(), Integer::sum);
    compared.merge("by", wanted.by().size(), Integer::sum);
    for (Positions.Row row : tally.rows()) {
      assertThat(positions.of(accord, row.party().id()))
          .as(what)
          .contains(new Standing<>(row.fact(), true));
    }
  }

  /** The pages together are the list, and each says the same of all of it. */
  private static void checkPages(
      Positions positions,
      Accord accord,
      Positions.Filter filter,
      Tally<Positions.Row> all,
      String what) {
    List<Positions.Row> rows = new ArrayList<>();
    OptionalLong next = OptionalLong.of(0);
    while (next.isPresent()) {
      Tally<Positions.Row> page =
          tally(positions, accord, filter, new Tally.Window(next.getAsLong(), 3));
      rows.addAll(page.rows());
      assertThat(page.total()).as(what).isEqualTo(all.total());
      next = page.next();
    }
    assertThat(rows).as(what).isEqualTo(all.rows());
  }

  private static Tally<Positions.Row> tally(
      Positions positions, Accord accord, Positions.Filter filter, Tally.Window window) {
    Tally.Builder<Positions.Row> builder = new Tally.Builder<>(window);
    positions.tally(accord, filter, builder);
    return builder.build();
  }

  private void checkForce(RandomRegister world, Moment moment, Accord accord, String what) {
    Optional<Treaties.Force> found = new Treaties(world.register, moment).of(accord);
    if (accord.nature() == AccordNature.POLITICAL) {
      assertThat(found).as(what).isEmpty();
      return;
    }
    assertThat(found).as(what).contains(SlowRegister.force(world.acts, moment, accord));
    compared.merge(found.orElseThrow().inForce() ? "in force" : "not in force", 1, Integer::sum);
  }

  private void checkMembers(
      RandomRegister world, Moment moment, SlowRegister slow, Circle circle, String what) {
    Circles circles = new Circles(world.register, moment);
    Set<String> member = Set.of("member");
    SlowRegister.Answer wanted = slow.members(circle, member);
    Tally<Circles.Row> tally = circles.members(circle, status -> status == MembershipStatus.MEMBER);
    assertThat(
            tally.rows().stream()
                .map(row -> row(row.party(), row.fact(), "membership"))
                .collect(Collectors.toSet()))
        .as(what)
        .isEqualTo(wanted.rows());
    assertThat(words(tally.counts())).as(what).isEqualTo(wanted.counts());
    assertThat(words(tally.qualities())).as(what).isEqualTo(wanted.qualities());
    assertThat(words(tally.possible())).as(what).isEqualTo(wanted.possible());
    for (PartyIdentity party : slow.parties().values()) {
      assertThat(circles.isMember(circle, party.id()))
          .as(what)
          .isEqualTo(wanted.rows().stream().anyMatch(row -> row.party().equals(party.id())));
    }
    compared.merge("members", wanted.rows().size(), Integer::sum);
  }

  private void checkUndertakings(
      RandomRegister world, Moment moment, SlowRegister slow, String what) {
    Set<SlowRegister.Far> found = new HashSet<>();
    for (Undertakings.Row row : new Undertakings(world.register, moment).all()) {
      SlowRegister.Far far =
          new SlowRegister.Far(
              row.filed().object().id(),
              row.stage().map(Word::word).orElse(""),
              row.awaits().orElse(""),
              row.reviewDue().map(LocalDate::toString).orElse(""),
              Set.copyOf(row.overdue()),
              row.progress().stream()
                  .map(step -> step.filed().object().id())
                  .collect(Collectors.toSet()));
      assertThat(found.add(far)).as(what).isTrue();
      compared.merge("steps", far.words().size(), Integer::sum);
    }
    assertThat(found).as(what).isEqualTo(slow.undertakings());
    compared.merge("undertakings", found.size(), Integer::sum);
  }

  private static SlowRegister.Row row(PartyIdentity party, Fact<? extends Word> fact, String type) {
    return new SlowRegister.Row(
        party.id(), party.category().word(), fact.state().word(), type + "--" + fact.id());
  }

  private static Set<String> words(Set<? extends Word> terms) {
    return terms.stream().map(Word::word).collect(Collectors.toSet());
  }

  private static Map<String, Integer> words(Map<? extends Word, Integer> counts) {
    Map<String, Integer> words = new HashMap<>();
    counts.forEach((term, count) -> words.put(term.word(), count));
    return words;
  }
}
