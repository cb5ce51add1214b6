package org.mithaq.node.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.admit.Sample.AMBER;
import static org.mithaq.node.admit.Sample.CLEAR;
import static org.mithaq.node.admit.Sample.GREEN;
import static org.mithaq.node.admit.Sample.RED;
import static org.mithaq.node.admit.Sample.T1;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DESIGN §4's table through the whole of admission, with the demo's readers. */
class AudienceTest {

  private static final String CIRCLE = "cert-xa cert-xb cert-xc";
  private static final String COMMUNITY = "acme cert-xa cert-xb cert-xc ngo";
  private static final String ALL = "acme admin anyone cert-xa cert-xb cert-xc ngo";

  private final FakeNode node = new FakeNode();

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "exercise, CLEAR, " + ALL,
    "exercise, GREEN, " + COMMUNITY,
    "exercise, AMBER, " + CIRCLE,
    "exercise, STRICT, " + CIRCLE,
    "exercise, RED, cert-xa",
    "exercise, , " + CIRCLE,
    "feeds, , " + CIRCLE,
    "public, CLEAR, " + ALL,
    "public, GREEN, acme cert-xa cert-xb ngo",
    "public, RED, cert-xa",
    "public, , " + ALL,
  })
  void eachMarkingHasItsReaders(String alias, String marking, String readers) {
    Sample object = Sample.malware();
    Optional.ofNullable(marking).ifPresent(name -> object.marked(uuid(name)));

    assertThat(node.readers(node.share("cert-xa", alias, object.json()))).isEqualTo(readers);
  }

  private static String uuid(String name) {
    return switch (name) {
      case "CLEAR" -> CLEAR;
      case "GREEN" -> GREEN;
      case "AMBER" -> AMBER;
      case "STRICT" -> Sample.STRICT;
      default -> RED;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {AMBER, Sample.STRICT})
  void amberFailsWithoutACircle(String marking) {
    ObjectResult result =
        node.submit("acme", "public", Sample.malware().marked(marking).json()).getFirst();

    assertThat(result.success()).isFalse();
    assertThat(result.message().orElseThrow()).contains("needs a collection with a circle");
  }

  @Test
  void aGranularMarkingWithholdsTheWholeObject() {
    Sample object =
        Sample.malware()
            .marked(CLEAR)
            .raw(
                "granular_markings",
                "[{\"marking_ref\":\"marking-definition--" + RED + "\",\"selectors\":[\"name\"]}]");

    assertThat(node.readers(node.share("cert-xa", "exercise", object.json()))).isEqualTo("cert-xa");
  }

  @Test
  void redWithRecipientsReachesThem() {
    Sample object = Sample.malware().marked(RED).recipients("[\"acme\",\"nobody-here\"]");

    assertThat(node.readers(node.share("cert-xa", "exercise", object.json())))
        .isEqualTo("acme cert-xa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "[7]", "[\"public|x\"]", "[\"\"]", "{}", "[[\"acme\"]]"})
  void recipientsThatCannotBeUsedAreRefused(String recipients) {
    ObjectResult result =
        node.submit("cert-xa", "feeds", Sample.malware().marked(RED).recipients(recipients).json())
            .getFirst();

    assertThat(result.success()).isFalse();
    assertThat(result.message().orElseThrow()).contains("recipient");
  }

  @Test
  void aStatementThatComesAlongOrIsHereLimitsNothing() {
    String marking = UUID.randomUUID().toString();
    String definition = Sample.statement("marking-definition--" + marking).json();
    Sample first = Sample.malware().marked(CLEAR, marking);

    List<ObjectResult> results = node.submit("cert-xa", "exercise", first.json(), definition);
    assertThat(results).allMatch(ObjectResult::success);
    assertThat(node.readers(0)).isEqualTo(ALL);
    assertThat(
            node.readers(
                node.share("cert-xb", "feeds", Sample.malware().marked(CLEAR, marking).json())))
        .isEqualTo(ALL);
    // acme may not read the definition (AMBER by default): for it the marking is unknown.
    assertThat(
            node.submit("acme", "public", Sample.malware().marked(CLEAR, marking).json())
                .getFirst()
                .success())
        .isFalse();
  }

  @Test
  void anUnknownMarkingIsRefusedInStrictAndNarrowsInLenient() {
    Sample object = Sample.malware().marked(CLEAR, UUID.randomUUID().toString());

    assertThat(node.submit("cert-xa", "exercise", object.json()).getFirst().message().orElseThrow())
        .contains("is a marking that this node doesn't know");
    assertThat(node.readers(node.share("cert-xa", "feeds", object.json()))).isEqualTo(CIRCLE);
  }

  @Test
  void aRelationshipIsReadableWhereAllItsEndsAre() {
    String clear = share("cert-xa", Sample.malware().marked(CLEAR));
    String green = share("cert-xa", Sample.malware().marked(GREEN));
    String amber = share("cert-xb", Sample.malware().marked(AMBER));

    assertThat(relationship(clear, clear)).isEqualTo(ALL);
    assertThat(relationship(clear, green)).isEqualTo(COMMUNITY);
    assertThat(relationship(green, amber)).isEqualTo(CIRCLE);
    assertThat(relationship(clear, Sample.id("malware"))).isEqualTo(ALL);
  }

  @Test
  void anEndThatTheSubmitterMayNotReadAddsNothing() {
    String red = share("cert-xb", Sample.malware().marked(RED));
    String clear = share("cert-xb", Sample.malware().marked(CLEAR));

    assertThat(relationship(clear, red)).isEqualTo(ALL);
  }

  @Test
  void anEndNamedToItsReadersLetsOnlyThemAndTheSubmitterIn() {
    String named =
        share("cert-xb", Sample.malware().marked(RED).recipients("[\"cert-xa\",\"ngo\"]"));
    String clear = share("cert-xb", Sample.malware().marked(CLEAR));

    assertThat(relationship(named, clear)).isEqualTo("cert-xa cert-xb ngo");
  }

  @Test
  void endsInTheSameBodyCountWhereverTheyStand() {
    Sample red = Sample.malware().marked(RED);
    Sample clear = Sample.malware().marked(CLEAR);
    Sample between = Sample.relationship(idOf(red), idOf(clear)).marked(CLEAR);
    Sample sighting = Sample.sighting(idOf(between)).marked(CLEAR);

    List<ObjectResult> results =
        node.submit("cert-xa", "feeds", sighting.json(), between.json(), red.json(), clear.json());

    assertThat(results).allMatch(ObjectResult::success);
    assertThat(node.readers(0)).isEqualTo("cert-xa");
    assertThat(node.readers(1)).isEqualTo("cert-xa");
    assertThat(node.readers(3)).isEqualTo(ALL);
  }

  @Test
  void theLatestVersionOfAnEndCounts() {
    String id = Sample.id("malware");
    node.share("cert-xa", "exercise", Sample.malware(id).marked(AMBER).json());
    node.share("cert-xa", "exercise", Sample.malware(id).marked(CLEAR).modified(T1).json());

    assertThat(relationship(id, id)).isEqualTo(ALL);
  }

  @Test
  void anEndInAnotherCollectionCountsWhereThisOneHasNone() {
    String amber = share("cert-xa", Sample.malware().marked(AMBER));
    Sample relationship = Sample.relationship(amber, amber).marked(CLEAR);

    assertThat(node.readers(node.share("cert-xa", "public", relationship.json())))
        .isEqualTo(CIRCLE);
  }

  @Test
  void aChainOfRelationshipsHasAnEnd() {
    String[] chain = new String[100];
    String next = Sample.id("malware");
    for (int i = 0; i < chain.length; i++) {
      Sample link = Sample.relationship(next, next).marked(CLEAR);
      next = idOf(link);
      chain[i] = link.json();
    }
    List<ObjectResult> results = node.submit("cert-xa", "feeds", chain);

    assertThat(results.getFirst().success()).isTrue();
    assertThat(results.getLast().success()).isFalse();
    assertThat(results.getLast().message().orElseThrow()).contains("in several submissions");
  }

  private String share(String account, Sample object) {
    node.share(account, "exercise", object.json());
    return idOf(object);
  }

  private static String idOf(Sample sample) {
    String json = sample.json();
    int at = json.indexOf("\"id\":\"") + 6;
    return json.substring(at, json.indexOf('"', at));
  }

  /** Who reads a relationship by cert-xa that is CLEAR itself. */
  private String relationship(String source, String target) {
    return node.readers(
        node.share(
            "cert-xa", "exercise", Sample.relationship(source, target).marked(CLEAR).json()));
  }
}
