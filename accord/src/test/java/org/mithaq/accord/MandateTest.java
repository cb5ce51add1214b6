package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.CALL;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.ORIGIN;
import static org.mithaq.accord.Desk.PACT;
import static org.mithaq.accord.TestKeys.signature;
import static org.mithaq.accord.TestKeys.withKeys;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what someone acts for a party: what its own act shows, and what only the depositary says. */
final class MandateTest {

  private static final Map<String, Object> BY_DOMAIN =
      Map.of("kind", "domain", "domain", "acme.example", "method", "dns", "officer", "A. N. Other");
  private static final Map<String, Object> BY_WORD =
      Map.of("kind", "depositary", "officer", "A. N. Other");
  private static final Map<String, Object> BY_OFFICE = Map.of("kind", "office");
  private static final Map<String, Object> BY_POWERS = Map.of("kind", "full-powers");
  private static final List<Object> PAPER =
      List.of(Map.of("name", "full powers", "hashes", Map.of("SHA-256", "ab".repeat(32))));

  private Desk desk;
  private KeyPair key;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    desk.refusesNothing(FRANCE, withKeys(Written.party("France", "state", Optional.of("FR")), key));
    desk.refusesNothing(ACME, withKeys(Written.party("Acme", "company", Optional.empty()), key));
    desk.refusesNothing(
        DEPOSITARY,
        withKeys(Written.party("depositary", "public-authority", Optional.of("FR")), key));
  }

  private static Written act(String party) {
    return Written.position("act", CALL, party, "supports")
        .exact("2021-05-01")
        .with("basis", "signed-act");
  }

  private static Written ofFrance() {
    return act(FRANCE)
        .with("mandate", BY_OFFICE)
        .with("announced_by", Map.of("name", "N. N.", "office", "foreign-minister"));
  }

  /** Why a signed act is refused; empty where it is not. */
  private String sent(String by, String party, Written act) throws Exception {
    return sent(by, party, act, CALL);
  }

  private String sent(String by, String party, Written act, String accord) throws Exception {
    return desk.send(by, act, signature(act, party, key, ORIGIN, accord))
        .getOrDefault(act.id(), "");
  }

  @Test
  void aPartysAccountAndItsKeyAreItsMandate() throws Exception {
    assertThat(sent(ACME, ACME, act(ACME))).isEmpty();
    assertThat(desk.stance(CALL, ACME, "2021-05-01")).isEqualTo("supports");
    assertThat(
            sent(DEPOSITARY, DEPOSITARY, act(DEPOSITARY).with("id", Written.id("position", "d"))))
        .isEmpty();
  }

  @Test
  void noPartySaysThatItsMandateWasChecked() throws Exception {
    for (Map<String, Object> mandate : List.of(BY_DOMAIN, BY_WORD)) {
      assertThat(sent(ACME, ACME, act(ACME).with("mandate", mandate)))
          .contains("only the depositary says that it checked a mandate", "leave mandate out");
      assertThat(sent(FRANCE, FRANCE, ofFrance().with("mandate", mandate)))
          .contains("only the depositary says");
      // Nor in what it does not sign, nor of another.
      assertThat(desk.refusal(ACME, act(ACME).with("basis", "reported").with("mandate", mandate)))
          .contains("only the depositary says");
      assertThat(desk.refusal(KENYA, act(ACME).with("basis", "reported").with("mandate", mandate)))
          .contains("only the depositary says");
    }
    assertThat(
            sent(
                FRANCE,
                FRANCE,
                ofFrance().with("mandate", Map.of("kind", "office", "checked", "2021-05-01"))))
        .contains("the day on which the depositary checked it");
  }

  @Test
  void aMandateBelongsToASignedAct() throws Exception {
    assertThat(desk.refusal(FRANCE, ofFrance().with("basis", "reported")))
        .contains("belongs to a signed act");
  }

  @Test
  void whatTheDepositaryEntersSaysWhatItChecked() throws Exception {
    assertThat(sent(DEPOSITARY, ACME, act(ACME)))
        .contains("says how the mandate was checked (mandate)");
    assertThat(
            sent(
                DEPOSITARY,
                ACME,
                act(ACME).with("mandate", Map.of("kind", "domain", "domain", "acme.example"))))
        .contains("names the domain and an officer");
    assertThat(
            sent(
                DEPOSITARY,
                ACME,
                act(ACME).with("mandate", Map.of("kind", "depositary", "method", "dns"))))
        .contains("for a mandate by domain");
    assertThat(sent(DEPOSITARY, ACME, act(ACME).with("mandate", BY_DOMAIN))).isEmpty();
    assertThat(
            sent(
                DEPOSITARY,
                ACME,
                act(ACME).with("id", Written.id("position", "2")).with("mandate", BY_WORD)))
        .isEmpty();
  }

  @Test
  void officesAndFullPowersAreForStates() throws Exception {
    for (String by : List.of(ACME, DEPOSITARY)) {
      for (Map<String, Object> mandate : List.of(BY_OFFICE, BY_POWERS)) {
        assertThat(sent(by, ACME, act(ACME).with("mandate", mandate)))
            .contains("offices and full powers are for states");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"head-of-state", "head-of-government", "foreign-minister"})
  void forAStateThreeOfficesActAlone(String office) throws Exception {
    Written act = ofFrance().with("announced_by", Map.of("name", "N. N.", "office", office));
    assertThat(sent(FRANCE, FRANCE, act)).isEmpty();
  }

  @Test
  void forAStateNothingElseDoesWhoeverSubmits() throws Exception {
    for (String by : List.of(FRANCE, DEPOSITARY)) {
      for (Written wrong :
          List.of(
              ofFrance().without("mandate"),
              ofFrance().without("announced_by"),
              ofFrance().with("announced_by", Map.of("name", "N. N.", "office", "minister")),
              ofFrance().with("mandate", BY_POWERS).with("attachments", PAPER))) {
        assertThat(sent(by, FRANCE, wrong)).contains("for a state its head");
      }
    }
    for (Map<String, Object> mandate : List.of(BY_DOMAIN, BY_WORD)) {
      assertThat(sent(DEPOSITARY, FRANCE, ofFrance().with("mandate", mandate)))
          .contains("for a state its head");
    }
  }

  @Test
  void underATreatyAnotherHasFullPowersAttached() throws Exception {
    Written act =
        Written.position("act", PACT, FRANCE, "supports")
            .exact("2021-05-01")
            .with("action", "signature")
            .with("basis", "signed-act")
            .with("announced_by", Map.of("name", "N. N.", "office", "ambassador"))
            .with("mandate", BY_POWERS);
    assertThat(sent(FRANCE, FRANCE, act, PACT)).contains("with full powers attached");
    assertThat(sent(FRANCE, FRANCE, act.with("attachments", PAPER), PACT)).isEmpty();
  }
}
