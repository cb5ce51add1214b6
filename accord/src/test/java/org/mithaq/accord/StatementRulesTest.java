package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** France proposes a text to Kenya and itself. */
final class StatementRulesTest {

  private Desk desk;
  private KeyPair france;
  private KeyPair kenya;
  private int count;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2026-03-01");
    france = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    kenya = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    desk.refusesNothing(
        FRANCE, TestKeys.withKeys(Written.party("France", "state", Optional.of("FR")), france));
    desk.refusesNothing(
        KENYA, TestKeys.withKeys(Written.party("Kenya", "state", Optional.of("KE")), kenya));
  }

  private Written statement() {
    return Written.of("statement", "text")
        .at(desk.now())
        .with("name", "A text")
        .with("texts", List.of(text("en", "1", "2"), text("fr", "1", "2")))
        .with("invited_refs", List.of(FRANCE, KENYA));
  }

  private static Map<String, Object> text(String lang, String... numbers) {
    return Map.of(
        "lang",
        lang,
        "title",
        "Title",
        "clauses",
        List.of(numbers).stream()
            .map(number -> Map.of("number", number, "text", "Clause " + number))
            .toList());
  }

  private static String digest(Written written) {
    return HexFormat.of().formatHex(Digest.sha256(written.bytes()));
  }

  private Written word(Written statement, String party, String act) {
    return Written.of("cosignature", party + act + count++)
        .at(desk.now())
        .with("statement_ref", statement.id())
        .with("statement_digest", digest(statement))
        .with("party_ref", party)
        .with("act", act);
  }

  private Map<String, String> sign(String party, KeyPair key, Written word) throws Exception {
    return desk.send(party, word, TestKeys.signature(word, party, key, Desk.ORIGIN));
  }

  private StatementCourse course() {
    return desk.matters().statements().getFirst();
  }

  @Test
  void theTextsHaveTheSameClausesInEachLanguage() throws Exception {
    assertThat(
            desk.refusal(
                FRANCE, statement().with("texts", List.of(text("en", "1", "2"), text("fr", "1")))))
        .contains("same clauses");
    assertThat(
            desk.refusal(
                FRANCE, statement().with("texts", List.of(text("en", "1"), text("en", "1")))))
        .contains("two texts");
    assertThat(desk.refusal(FRANCE, statement().with("texts", List.of(text("en", "1", "1")))))
        .contains("each once");
    assertThat(desk.refusal(FRANCE, statement().with("threshold", 3))).contains("2 can sign");
    assertThat(desk.refusal(FRANCE, statement().with("closes", "2026-02-01T00:00:00Z")))
        .contains("over already");
    assertThat(desk.refusal(FRANCE, statement())).isEmpty();
  }

  @Test
  void isPublishedWhenAllHaveSignedAndStaysSo() throws Exception {
    Written statement = statement();
    desk.refusesNothing(FRANCE, statement);
    assertThat(sign(FRANCE, france, word(statement, FRANCE, "signs"))).isEmpty();
    assertThat(course().phase(desk.micros())).isEqualTo(StatementCourse.Phase.OPEN);

    assertThat(sign(KENYA, kenya, word(statement, KENYA, "signs"))).isEmpty();

    assertThat(course().phase(desk.micros())).isEqualTo(StatementCourse.Phase.PUBLISHED);
    assertThat(sign(KENYA, kenya, word(statement, KENYA, "signs")).values())
        .allMatch(why -> why.contains("signed already") || why.contains("signature"));
    assertThat(sign(KENYA, kenya, word(statement, KENYA, "withdraws"))).isEmpty();
    assertThat(course().standing()).isEqualTo(1);
    assertThat(course().phase(desk.micros())).isEqualTo(StatementCourse.Phase.PUBLISHED);
    assertThat(course().of(KENYA).orElseThrow().stands()).isFalse();
  }

  @Test
  void aTextThatChangedIsNotTheOneThatIsSigned() throws Exception {
    Written statement = statement();
    desk.refusesNothing(FRANCE, statement);
    Written word =
        word(statement, KENYA, "signs")
            .with("statement_digest", digest(statement.with("name", "Another text")));

    assertThat(sign(KENYA, kenya, word).get(word.id())).contains("another text");
    assertThat(course().signed()).isEmpty();
  }

  @Test
  void onlyTheInvitedSignEachForItselfWithItsKey() throws Exception {
    Written statement = statement();
    desk.refusesNothing(FRANCE, statement);

    assertThat(desk.refusal(KENYA, word(statement, KENYA, "signs"))).contains("is signed");
    Written forKenya = word(statement, KENYA, "signs");
    assertThat(
            desk.send(FRANCE, forKenya, TestKeys.signature(forKenya, KENYA, kenya, Desk.ORIGIN))
                .get(forKenya.id()))
        .contains("for itself");
    Written stolen = word(statement, KENYA, "signs");
    assertThat(sign(KENYA, france, stolen)).containsKey(stolen.id());
    Written uninvited = word(statement, ACME, "signs");
    assertThat(desk.refusal(ACME, uninvited)).contains("is signed");
    Written early = word(statement, KENYA, "withdraws");
    assertThat(sign(KENYA, kenya, early).get(early.id())).contains("does not stand");
  }

  @Test
  void aSignatureOverAnotherWordIsWorthNothingHere() throws Exception {
    Written statement = statement();
    desk.refusesNothing(FRANCE, statement);
    Written first = word(statement, KENYA, "signs");
    Written second = word(statement, KENYA, "signs");
    Written replayed =
        TestKeys.signature(first, KENYA, kenya, Desk.ORIGIN).with("object_ref", second.id());

    assertThat(desk.send(KENYA, second, replayed)).containsKey(second.id());
  }

  @Test
  void reservationsAreToClausesAndWhoSignsLateIsLate() throws Exception {
    Written statement = statement().with("threshold", 1).with("closes", "2026-03-02T12:00:00Z");
    desk.refusesNothing(FRANCE, statement);
    Written reserved =
        word(statement, FRANCE, "signs")
            .with("reservations", List.of(Map.of("clause", "7", "text", "No.")));
    assertThat(sign(FRANCE, france, reserved).get(reserved.id())).contains("no clause");
    desk.later(Duration.ofDays(2));
    assertThat(course().phase(desk.micros())).isEqualTo(StatementCourse.Phase.LAPSED);

    Written late =
        word(statement, FRANCE, "signs")
            .with("reservations", List.of(Map.of("clause", "2", "text", "Not on Sundays.")));
    assertThat(sign(FRANCE, france, late)).isEmpty();

    assertThat(course().of(FRANCE).orElseThrow().late()).isTrue();
  }
}
