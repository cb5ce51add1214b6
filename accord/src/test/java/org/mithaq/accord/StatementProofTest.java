package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.GROUP;
import static org.mithaq.accord.Desk.KENYA;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which acts prove that a circle has signed. */
final class StatementProofTest {

  private static final String ID = Written.id("statement", "text");

  private Desk desk;

  @BeforeEach
  void allOfACircleHaveSigned() throws Exception {
    desk = new Desk().on("2026-03-01");
    desk.refusesNothing(
        KENYA,
        Written.membership("k", GROUP, KENYA, "member").exact("2026-01-01"),
        Written.membership("f", GROUP, FRANCE, "member").exact("2026-01-01"));
    Written statement =
        Written.of("statement", "text")
            .at(desk.now())
            .with("name", "A text")
            .with(
                "texts",
                List.of(
                    Map.of(
                        "lang",
                        "en",
                        "title",
                        "Title",
                        "clauses",
                        List.of(Map.of("number", "1", "text", "A clause")))))
            .with("circle_ref", GROUP);
    desk.refusesNothing(KENYA, statement);
    sign(statement, "Kenya", "KE", KENYA);
    sign(statement, "France", "FR", FRANCE);
    desk.refusesNothing(
        KENYA, Written.membership("late", GROUP, Desk.ACME, "member").exact("2026-01-01"));
  }

  private void sign(Written statement, String name, String country, String party) throws Exception {
    KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    desk.refusesNothing(
        party, TestKeys.withKeys(Written.party(name, "state", Optional.of(country)), key));
    Written word =
        Written.of("cosignature", name)
            .at(desk.now())
            .with("statement_ref", statement.id())
            .with("statement_digest", HexFormat.of().formatHex(Digest.sha256(statement.bytes())))
            .with("party_ref", party)
            .with("act", "signs");
    desk.refusesNothing(party, word, TestKeys.signature(word, party, key, Desk.ORIGIN));
  }

  @Test
  void theProofAloneSaysWhoWasMeantAndThatAllHaveSigned() {
    StatementProof proof = StatementProof.of(desk.register, ID, _ -> true).orElseThrow();

    Register alone = new Register();
    for (Filed<?> filed : desk.taken()) {
      if (proof.acts().contains(filed.entry())) {
        alone.apply(filed.entry(), filed.object());
      }
    }

    StatementCourse course = alone.matters().statement(ID).orElseThrow();
    assertThat(proof.whole()).isTrue();
    assertThat(course.invited()).containsExactlyInAnyOrder(KENYA, FRANCE);
    assertThat(course.phase(desk.micros())).isEqualTo(StatementCourse.Phase.PUBLISHED);
    assertThat(desk.taken()).hasSizeGreaterThan(proof.acts().size());
  }

  @Test
  void aReaderWhoMayNotReadAllOfItLearnsThatItIsNotWhole() throws Exception {
    Register register = new Register();
    for (Filed<?> filed : desk.taken()) {
      Entry act = filed.entry();
      int audience = filed.object() instanceof Membership ? 2 : 1;
      register.apply(
          new Entry(act.sequence(), act.micros(), act.party(), act.exercise(), audience, 0, 1),
          filed.object());
    }

    assertThat(StatementProof.of(register, ID, audience -> audience == 1))
        .hasValueSatisfying(proof -> assertThat(proof.whole()).isFalse());
    assertThat(StatementProof.of(register, ID, _ -> false)).isEmpty();
  }
}
