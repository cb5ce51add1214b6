package org.mithaq.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.access.AudienceRule.Markings;
import org.mithaq.node.access.AudienceRule.Reach;
import org.mithaq.node.access.AudienceRule.Ruling;
import org.mithaq.node.access.CollectionSettings.DefaultMarking;
import org.mithaq.stix.Tlp;

/** DESIGN §4's table, row by row, against the readers of the demo. */
class AudienceRuleTest {

  private static final Party XA = party("a1", "cert-xa", true);
  private static final Party XB = party("a2", "cert-xb", true);
  private static final Party XC = party("a3", "cert-xc", false);
  private static final Party ACME = party("b1", "acme", true);
  private static final Party OTHER = party("d1", "other", false);

  private static final Parties PARTIES =
      new Parties(
          List.of(XA, XB, XC, ACME, OTHER),
          List.of(
              new Circle("exercise", "Exercise", Set.of("cert-xa", "cert-xb", "cert-xc")),
              new Circle("track", "Track", Set.of("cert-xa", "other"))),
          Standings.NONE);

  private static final Map<String, Set<String>> READERS =
      Map.of(
          "xa", with(XA, "cert-xa"),
          "xa2", with(XA, "cert-xa-2"),
          "xb", with(XB, "cert-xb"),
          "xc", with(XC, "cert-xc"),
          "acme", with(ACME, "acme"),
          "other", with(OTHER, "other"),
          "anyone", Set.of("public"));

  private static Party party(String end, String slug, boolean supporter) {
    return new Party(
        "identity--a0000000-0000-4000-8000-0000000000" + end,
        slug,
        slug,
        PartyCategory.STATE,
        Optional.empty(),
        supporter,
        true);
  }

  private static Set<String> with(Party party, String delegate) {
    Set<String> tokens = new HashSet<>(PARTIES.tokensOf(party));
    tokens.add("delegate:" + delegate);
    return tokens;
  }

  private static CollectionSettings collection(
      boolean circle, DefaultMarking marking, boolean strict) {
    return new CollectionSettings(
        UUID.fromString("79cf3ddd-f837-4f63-9894-a36567201170"),
        "there",
        "There",
        "",
        circle ? Optional.of("exercise") : Optional.empty(),
        marking,
        strict,
        false);
  }

  private static Markings markings(Tlp... levels) {
    return new Markings(Set.of(levels), Set.of(), Optional.empty());
  }

  private static TreeSet<String> readers(Ruling ruling) {
    Audience audience = ((Ruling.To) ruling).audience();
    TreeSet<String> readers = new TreeSet<>();
    READERS.forEach((name, tokens) -> {
      if (audience.admits(tokens)) {
        readers.add(name);
      }
    });
    return readers;
  }

  private static TreeSet<String> words(String text) {
    return text.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(text.split(" ")));
  }

  private static final String ALL = "xa xa2 xb xc acme other anyone";

  @ParameterizedTest(name = "{0} in a circle''s collection: {1}")
  @CsvSource({
    "WHITE, " + ALL,
    "CLEAR_2, " + ALL,
    "GREEN, xa xa2 xb xc acme",
    "GREEN_2, xa xa2 xb xc acme",
    "AMBER, xa xa2 xb xc",
    "AMBER_2, xa xa2 xb xc",
    "AMBER_STRICT_2, xa xa2 xb xc",
    "RED, xa xa2",
    "RED_2, xa xa2",
  })
  void inACirclesCollection(Tlp level, String who) {
    for (DefaultMarking any : DefaultMarking.values()) {
      assertThat(readers(AudienceRule.of(collection(true, any, true), XA, markings(level))))
          .isEqualTo(words(who));
    }
  }

  @ParameterizedTest(name = "{0} in a collection without a circle: {1}")
  @CsvSource({
    "CLEAR_2, " + ALL,
    "GREEN, xa xa2 xb acme",
    "GREEN_2, xa xa2 xb acme",
    "RED_2, xa xa2",
  })
  void withoutACircle(Tlp level, String who) {
    assertThat(
            readers(
                AudienceRule.of(
                    collection(false, DefaultMarking.CLEAR, true), XA, markings(level))))
        .isEqualTo(words(who));
  }

  @ParameterizedTest
  @EnumSource(names = {"AMBER", "AMBER_2", "AMBER_STRICT_2"})
  void amberNeedsACircle(Tlp level) {
    Ruling ruling =
        AudienceRule.of(collection(false, DefaultMarking.CLEAR, false), XA, markings(level));

    assertThat(ruling).isInstanceOf(Ruling.Refused.class);
    assertThat(((Ruling.Refused) ruling).message())
        .contains("TLP:AMBER", "needs a collection with a circle", "«there»");
  }

  @Test
  void whoIsNoSupporterStillReadsItsOwnGreen() {
    assertThat(
            readers(
                AudienceRule.of(
                    collection(false, DefaultMarking.CLEAR, true), OTHER, markings(Tlp.GREEN_2))))
        .isEqualTo(words("xa xa2 xb acme other"));
  }

  @ParameterizedTest(name = "nothing marked, default {0}: {1}")
  @CsvSource({
    "CLEAR, " + ALL,
    "GREEN, xa xa2 xb xc acme",
    "AMBER, xa xa2 xb xc",
    "AMBER_STRICT, xa xa2 xb xc",
    "RED, xa xa2",
  })
  void withoutAMarkingTheCollectionsDefaultCounts(DefaultMarking marking, String who) {
    assertThat(readers(AudienceRule.of(collection(true, marking, true), XA, markings())))
        .isEqualTo(words(who));
    Markings unknown = new Markings(Set.of(), Set.of("marking-definition--1"), Optional.empty());
    assertThat(readers(AudienceRule.of(collection(true, marking, false), XA, unknown)))
        .isEqualTo(words(who));
  }

  @ParameterizedTest(name = "{0} beside an unknown marking, default {1}: {2}")
  @CsvSource({
    "CLEAR_2, AMBER, xa xa2 xb xc",
    "CLEAR_2, CLEAR, " + ALL,
    "AMBER_2, CLEAR, xa xa2 xb xc",
    "RED_2, AMBER, xa xa2",
  })
  void anUnknownMarkingNeverWidensAndStrictRefusesIt(
      Tlp level, DefaultMarking marking, String who) {
    Markings both = new Markings(Set.of(level), Set.of("marking-definition--1"), Optional.empty());

    assertThat(readers(AudienceRule.of(collection(true, marking, false), XA, both)))
        .isEqualTo(words(who));
    Ruling strict = AudienceRule.of(collection(true, marking, true), XA, both);
    assertThat(strict).isInstanceOf(Ruling.Refused.class);
    assertThat(((Ruling.Refused) strict).message())
        .startsWith("marking-definition--1 is a marking");
  }

  @Test
  void theMostRestrictiveMarkingCounts() {
    CollectionSettings there = collection(true, DefaultMarking.CLEAR, true);
    assertThat(readers(AudienceRule.of(there, XA, markings(Tlp.CLEAR_2, Tlp.AMBER, Tlp.GREEN))))
        .isEqualTo(words("xa xa2 xb xc"));
    assertThat(readers(AudienceRule.of(there, XA, markings(Tlp.RED, Tlp.AMBER_STRICT_2))))
        .isEqualTo(words("xa xa2"));
  }

  @Test
  void redReachesItsNamedDelegatesAlone() {
    Markings named =
        new Markings(Set.of(Tlp.RED_2), Set.of(), Optional.of(Set.of("acme", "cert-xc")));
    assertThat(readers(AudienceRule.of(collection(true, DefaultMarking.CLEAR, true), XA, named)))
        .isEqualTo(words("xa xa2 xc acme"));
  }

  @Test
  void recipientsDoNotWidenWhatIsNotRed() {
    Markings named = new Markings(Set.of(Tlp.AMBER_2), Set.of(), Optional.of(Set.of("acme")));
    assertThat(readers(AudienceRule.of(collection(true, DefaultMarking.CLEAR, true), XA, named)))
        .isEqualTo(words("xa xa2 xb xc"));
  }

  @ParameterizedTest
  @CsvSource({
    "public, OPEN",
    "supporters|circle:a|party:x, OPEN",
    "circle:a|party:x, CIRCLE",
    "party:x, NAMED",
    "delegate:x|delegate:y|party:x, NAMED",
    "supporters|circle:a&circle:a|party:x, CIRCLE",
    "circle:a|party:x&delegate:x, NAMED",
  })
  void anAudienceReachesAsFarAsItsNarrowestSet(String audience, Reach reach) {
    assertThat(AudienceRule.reach(Audience.parse(audience))).isEqualTo(reach);
  }

  @Test
  void equalMarkingsOfOneSubmitterGiveOneAudience() {
    CollectionSettings there = collection(true, DefaultMarking.AMBER, true);
    Audience own = ((Ruling.To) AudienceRule.of(there, XA, markings())).audience();
    Audience end = ((Ruling.To) AudienceRule.of(there, XB, markings())).audience();

    Ruling withEnds = AudienceRule.withEnds(own, List.of(end, own, Audience.PUBLIC), XA);

    assertThat(withEnds).isEqualTo(new Ruling.To(own));
  }

  @Test
  void endsInTooManyAudiencesAreRefused() {
    List<Audience> ends = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ends.add(Audience.of(Set.of("delegate:d" + i)));
    }
    assertThat(AudienceRule.withEnds(Audience.PUBLIC, ends, XA)).isInstanceOf(Ruling.Refused.class);
  }

  /** Whatever is added to a submission, nobody reads more, and the submitter always reads it. */
  @Test
  void narrowingNeverWidens() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Party> submitters = List.of(XA, XB, XC);
    for (int round = 0; round < 5_000; round++) {
      String what = "seed " + seed + ", round " + round;
      boolean circle = random.nextInt(4) > 0;
      DefaultMarking marking = DefaultMarking.values()[random.nextInt(circle ? 5 : 2)];
      CollectionSettings there = collection(circle, marking, false);
      Party submitter = submitters.get(random.nextInt(3));
      Markings some = randomMarkings(random);
      Markings more = plus(some, randomMarkings(random));
      if (!(AudienceRule.of(there, submitter, some) instanceof Ruling.To(Audience audience))
          || !(AudienceRule.of(there, submitter, more) instanceof Ruling.To(Audience narrower))) {
        assertThat(circle).as(what).isFalse();
        continue;
      }
      boolean replacesDefault = some.tlp().isEmpty() && some.unknown().isEmpty();
      if (!replacesDefault) {
        assertNarrower(what, narrower, audience);
      }
      List<Audience> ends = new ArrayList<>();
      for (int end = random.nextInt(4); end > 0; end--) {
        if (AudienceRule.of(there, submitters.get(random.nextInt(3)), randomMarkings(random))
            instanceof Ruling.To(Audience one)) {
          ends.add(one);
        }
      }
      Audience whole = ((Ruling.To) AudienceRule.withEnds(audience, ends, submitter)).audience();
      assertNarrower(what, whole, audience);
      for (Map.Entry<String, Set<String>> reader : READERS.entrySet()) {
        boolean own = reader.getValue().contains(submitter.token());
        boolean every =
            audience.admits(reader.getValue())
                && ends.stream().allMatch(end -> own || end.admits(reader.getValue()));
        assertThat(whole.admits(reader.getValue()))
            .as(what + " " + reader.getKey())
            .isEqualTo(every);
        if (own) {
          assertThat(every).as(what).isTrue();
        }
      }
    }
  }

  private static void assertNarrower(String what, Audience narrower, Audience wider) {
    for (Set<String> tokens : READERS.values()) {
      if (narrower.admits(tokens)) {
        assertThat(wider.admits(tokens)).as(what + ": " + narrower + " in " + wider).isTrue();
      }
    }
  }

  private static Markings randomMarkings(Random random) {
    Set<Tlp> levels = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      levels.add(Tlp.values()[random.nextInt(Tlp.values().length)]);
    }
    return new Markings(
        levels,
        random.nextInt(3) == 0 ? Set.of("marking-definition--1") : Set.of(),
        Optional.empty());
  }

  private static Markings plus(Markings some, Markings more) {
    Set<Tlp> levels = new HashSet<>(some.tlp());
    levels.addAll(more.tlp());
    Set<String> unknown = new HashSet<>(some.unknown());
    unknown.addAll(more.unknown());
    return new Markings(levels, unknown, Optional.empty());
  }
}
