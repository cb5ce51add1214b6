package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.ORIGIN;
import static org.mithaq.accord.Desk.XANDRIA;
import static org.mithaq.accord.TestKeys.signature;
import static org.mithaq.accord.TestKeys.withKeys;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who enters parties, what of them changes, and what their keys sign. */
final class PartyRulesTest {

  private Desk desk;
  private KeyPair key;
  private KeyPair other;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk().on("2021-06-01");
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static Written france(KeyPair... keys) {
    return withKeys(Written.party("France", "state", Optional.of("FR")), keys);
  }

  private static Written joins(String name) {
    return Written.position(name, Desk.CALL, FRANCE, "supports")
        .exact("2021-05-01")
        .with("basis", "signed-act")
        .with("mandate", Map.of("kind", "office"))
        .with("announced_by", Map.of("name", "N. N.", "office", "head-of-state"));
  }

  @Test
  void onlyTheDepositaryEntersOthers() throws Exception {
    Written brazil = Written.party("Brazil", "state", Optional.of("BR"));
    assertThat(desk.refusal(FRANCE, brazil)).contains("only the depositary");
    assertThat(desk.refusal(DEPOSITARY, brazil)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZ", "ROM", "fr", "UK", "", "F", "EU", "XA", "XZ"})
  void aCountryIsOneOfIso3166(String code) throws Exception {
    assertThat(desk.refusal(DEPOSITARY, Written.party("new", "state", Optional.of(code))))
        .contains("country is");
  }

  @Test
  void aStateHasACountryOthersNeedNone() throws Exception {
    assertThat(desk.refusal(DEPOSITARY, Written.party("new", "state", Optional.empty())))
        .contains("a state has a country");
    assertThat(desk.refusal(DEPOSITARY, Written.party("EU", "public-authority", Optional.empty())))
        .isEmpty();
  }

  @Test
  void aPartyIsWhatTheNodeKnowsItAs() throws Exception {
    assertThat(desk.refusal(XANDRIA, Written.party("Xandria", "company", Optional.of("XA"))))
        .contains("only the depositary changes");
    assertThat(desk.refusal(ACME, Written.party("Acme", "company", Optional.of("FR"))))
        .contains("only the depositary changes");
    assertThat(desk.refusal(DEPOSITARY, Written.party("Acme", "academia", Optional.of("FR"))))
        .isEmpty();
  }

  @Test
  void firstKeysAreProvedWithTheKeyThatTheyBring() throws Exception {
    Written brazil = withKeys(Written.party("Brazil", "state", Optional.of("BR")), key);
    assertThat(desk.refusal(DEPOSITARY, brazil)).contains("proved");
    assertThat(desk.send(DEPOSITARY, brazil, signature(brazil, brazil.id(), other, ORIGIN)))
        .hasSize(2);
    // Another party's good signature proves nothing.
    desk.refusesNothing(KENYA, kenya(other));
    assertThat(desk.send(DEPOSITARY, brazil, signature(brazil, KENYA, other, ORIGIN))).isNotEmpty();
    assertThat(desk.register.party(brazil.id())).isEmpty();
    assertThat(desk.send(DEPOSITARY, brazil, signature(brazil, brazil.id(), key, ORIGIN)))
        .isEmpty();
  }

  @Test
  void whoWasReportedGetsItsFirstKeysByTheDepositaryAndItsOwnSignature() throws Exception {
    Written first = france(key).with("modified", "2021-06-01T00:00:00.000Z");
    assertThat(desk.refusal(DEPOSITARY, first)).contains("first keys are proved with it");
    assertThat(desk.refusal(KENYA, first)).contains("only the depositary enters parties");
    assertThat(desk.send(DEPOSITARY, first, signature(first, FRANCE, other, ORIGIN))).hasSize(2);
    desk.refusesNothing(KENYA, kenya(other));
    assertThat(desk.send(DEPOSITARY, first, signature(first, KENYA, other, ORIGIN))).hasSize(2);
    for (Written otherwise :
        List.of(
            withKeys(Written.party("France", "company", Optional.of("FR")), key),
            withKeys(Written.party("France", "state", Optional.of("DE")), key))) {
      assertThat(desk.send(DEPOSITARY, otherwise, signature(otherwise, FRANCE, key, ORIGIN)))
          .containsValue("with a party's first keys its category and country stay");
    }
    assertThat(desk.register.party(FRANCE).orElseThrow().keys()).isEmpty();

    // What it signs may come with them.
    Written act = joins("join");
    assertThat(
            desk.send(
                DEPOSITARY,
                first,
                signature(first, FRANCE, key, ORIGIN),
                act,
                signature(act, FRANCE, key, ORIGIN)))
        .isEmpty();
    assertThat(desk.stance(Desk.CALL, FRANCE, "2021-05-01")).isEqualTo("supports");

    Written second = france(other).with("modified", "2021-06-02T00:00:00.000Z");
    assertThat(desk.send(DEPOSITARY, second, signature(second, FRANCE, key, ORIGIN)))
        .containsValue("only the party itself changes its keys");
  }

  @Test
  void whatIsSignedByKeysOfARefusedIdentityIsRefusedWithIt() throws Exception {
    Written otherwise = withKeys(Written.party("France", "company", Optional.of("FR")), key);
    Written act = joins("join");
    assertThat(
            desk.send(
                DEPOSITARY,
                otherwise,
                signature(otherwise, FRANCE, key, ORIGIN),
                act,
                signature(act, FRANCE, key, ORIGIN)))
        .hasSize(4);
  }

  private static Written kenya(KeyPair... keys) {
    return withKeys(Written.party("Kenya", "state", Optional.of("KE")), keys);
  }

  @Test
  void aSignedActIsSignedByThePartyForThisLogAndThisAccord() throws Exception {
    desk.refusesNothing(FRANCE, france(key));
    desk.refusesNothing(KENYA, kenya(other));
    Written act = joins("join");
    assertFails(act, signature(act, FRANCE, other, ORIGIN), "no such key");
    assertFails(act, signature(act, FRANCE, key, "other.example/log"), "is for the log");
    assertFails(act, signature(act, FRANCE, key, ORIGIN, Desk.PACT), "another accord");
    assertFails(act, signature(act, KENYA, other, ORIGIN), "by the party whose position");
    Written changed = act.exact("2021-05-02");
    assertFails(changed, signature(act, FRANCE, key, ORIGIN), "other bytes");
    Written forged =
        signature(act, FRANCE, key, ORIGIN)
            .with("value", Base64.getEncoder().encodeToString(new byte[64]));
    assertFails(act, forged, "does not fit");

    assertThat(desk.send(FRANCE, signature(act, FRANCE, key, ORIGIN), act)).isEmpty();
    assertThat(desk.stance(Desk.CALL, FRANCE, "2021-05-01")).isEqualTo("supports");
  }

  /** Both are refused, in whichever order they come. */
  private void assertFails(Written act, Written signature, String why) throws Exception {
    for (List<Written> body : List.of(List.of(act, signature), List.of(signature, act))) {
      Map<String, String> refused = desk.send(FRANCE, body.toArray(Written[]::new));
      assertThat(refused).containsOnlyKeys(act.id(), signature.id());
      assertThat(refused.values()).anyMatch(reason -> reason.contains(why));
    }
  }

  @Test
  void aBadSignatureFailsItsObjectEvenBesideAGoodOne() throws Exception {
    desk.refusesNothing(FRANCE, france(key));
    desk.refusesNothing(KENYA, kenya(other));
    Written act = joins("join");
    Written good = signature(act, FRANCE, key, ORIGIN);
    Written bad = signature(act, KENYA, key, ORIGIN);
    for (List<Written> body : List.of(List.of(act, good, bad), List.of(bad, act, good))) {
      assertThat(desk.send(FRANCE, body.toArray(Written[]::new)))
          .containsOnlyKeys(act.id(), good.id(), bad.id());
    }
    Written witness = signature(act, KENYA, other, ORIGIN);
    assertThat(desk.send(FRANCE, good, witness, act)).isEmpty();
  }

  @Test
  void aRevokedKeySignsNothingMoreAndANewOneNothingBefore() throws Exception {
    desk.refusesNothing(FRANCE, france(key));
    Written early = joins("early");
    assertFails(early, signature(early, FRANCE, other, ORIGIN), "no such key");
    desk.refusesNothing(FRANCE, france(other).with("modified", "2021-06-01T00:00:00.000Z"));

    Written act = joins("join");
    assertFails(act, signature(act, FRANCE, key, ORIGIN), "no such key");
    assertThat(desk.send(FRANCE, act, signature(act, FRANCE, other, ORIGIN))).isEmpty();
  }

  @Test
  void aSignatureAloneIsRefused() throws Exception {
    desk.refusesNothing(FRANCE, france(key));
    assertThat(desk.refusal(FRANCE, signature(joins("join"), FRANCE, key, ORIGIN)))
        .contains("together");
  }
}
