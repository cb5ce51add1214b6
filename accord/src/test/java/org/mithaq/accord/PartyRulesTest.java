package org.mithaq.accord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.accord.Desk.ACME;
import static org.mithaq.accord.Desk.DEPOSITARY;
import static org.mithaq.accord.Desk.FRANCE;
import static org.mithaq.accord.Desk.KENYA;
import static org.mithaq.accord.Desk.ORIGIN;
import static org.mithaq.accord.Desk.XANDRIA;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
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

  private static Written withKeys(Written party, KeyPair... keys) {
    return party.extended(
        Extensions.IDENTITY,
        "keys",
        List.of(keys).stream()
            .map(key ->
                Map.of(
                    "algorithm",
                    "ed25519",
                    "public_key",
                    Base64.getEncoder().encodeToString(key.getPublic().getEncoded())))
            .toList());
  }

  private static Written signature(Written over, String party, KeyPair key, String origin)
      throws GeneralSecurityException {
    return signature(over, party, key, origin, Desk.CALL);
  }

  private static Written signature(
      Written over, String party, KeyPair key, String origin, String accord)
      throws GeneralSecurityException {
    byte[] digest = Digest.sha256(over.bytes());
    java.security.Signature signer = java.security.Signature.getInstance("Ed25519");
    signer.initSign(key.getPrivate());
    signer.update(SignedBytes.of(origin, accord, party, digest));
    return Written.of("signature", over.id() + party + origin)
        .with("object_ref", over.id())
        .with("object_digest", HexFormat.of().formatHex(digest))
        .with("party_ref", party)
        .with("accord_ref", accord)
        .with("origin", origin)
        .with("algorithm", "ed25519")
        .with("key_id", HexFormat.of().formatHex(Digest.sha256(key.getPublic().getEncoded())))
        .with("value", Base64.getEncoder().encodeToString(signer.sign()));
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
    assertThat(desk.refusal(DEPOSITARY, france(key))).contains("only the party itself");
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
  void forAStateItsHeadsActOrUnderATreatyFullPowers() throws Exception {
    desk.refusesNothing(FRANCE, france(key));
    Written act = joins("join");
    for (Written wrong :
        List.of(
            act.with("mandate", Map.of("kind", "domain", "domain", "fr.example", "officer", "X")),
            act.with("mandate", Map.of("kind", "depositary")),
            act.with("announced_by", Map.of("name", "N. N.", "office", "minister")),
            act.with("mandate", Map.of("kind", "full-powers"))
                .with(
                    "attachments",
                    List.of(Map.of("name", "note", "hashes", Map.of("SHA-256", "00")))))) {
      assertFails(wrong, signature(wrong, FRANCE, key, ORIGIN), "for a state");
    }
    Written none = act.without("mandate");
    assertFails(none, signature(none, FRANCE, key, ORIGIN), "mandate");
  }

  @Test
  void aSignatureAloneIsRefused() throws Exception {
    desk.refusesNothing(FRANCE, france(key));
    assertThat(desk.refusal(FRANCE, signature(joins("join"), FRANCE, key, ORIGIN)))
        .contains("together");
  }
}
