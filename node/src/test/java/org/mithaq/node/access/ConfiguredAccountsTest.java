package org.mithaq.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.PartyCategory;

class ConfiguredAccountsTest {

  private static final Party XA =
      new Party(
          "identity--a0000000-0000-4000-8000-0000000000a1",
          "cert-xa",
          "CERT",
          PartyCategory.STATE,
          Optional.of("XA"),
          true,
          true);
  private static final Party XC =
      new Party(
          "identity--a0000000-0000-4000-8000-0000000000a3",
          "cert-xc",
          "CERT",
          PartyCategory.STATE,
          Optional.of("XC"),
          false,
          true);
  private static final Parties PARTIES =
      new Parties(
          List.of(XA, XC),
          List.of(
              new Circle("exercise", "Exercise", Set.of("cert-xa", "cert-xc")),
              new Circle("track", "Track", Set.of("cert-xa")),
              new Circle("empty", "Empty", Set.of())),
          Standings.NONE);

  private final ConfiguredAccounts accounts =
      new ConfiguredAccounts(
          List.of(
              account("cert-xa", Optional.of("cert-xa"), "secret of xa"),
              account("cert-xc", Optional.of("cert-xc"), "shared secret"),
              account("cert-xc-2", Optional.of("cert-xc"), "shared secret"),
              account("cert-xc-3", Optional.of("cert-xc"), "shared secret"),
              new Account(
                  "admin",
                  Optional.empty(),
                  SecretDigest.of("secret of admin"),
                  Set.of(Role.OPERATOR))),
          PARTIES);

  private static Account account(String name, Optional<String> party, String secret) {
    return new Account(name, party, SecretDigest.of(secret), Role.ofParty());
  }

  @Test
  void aSupporterInTwoCirclesHoldsAllTheirTokens() {
    Caller caller = accounts.byPassword("cert-xa", "secret of xa").orElseThrow();

    assertThat(caller.party()).contains(XA);
    assertThat(caller.delegate()).contains("cert-xa");
    assertThat(caller.is(Role.OPERATOR)).isFalse();
    assertThat(caller.tokens())
        .containsExactlyInAnyOrder(
            "public",
            "supporters",
            "circle:exercise",
            "circle:track",
            "party:identity--a0000000-0000-4000-8000-0000000000a1",
            "delegate:cert-xa");
  }

  @Test
  void whoDoesNotSupportTheAccordHoldsNoSupportersToken() {
    assertThat(accounts.byPassword("cert-xc", "shared secret").orElseThrow().tokens())
        .containsExactlyInAnyOrder(
            "public",
            "circle:exercise",
            "party:identity--a0000000-0000-4000-8000-0000000000a3",
            "delegate:cert-xc");
  }

  @Test
  void anOperatorWithoutPartyReadsNoMoreThanOthers() {
    Caller caller = accounts.byPassword("admin", "secret of admin").orElseThrow();

    assertThat(caller.is(Role.OPERATOR)).isTrue();
    assertThat(caller.party()).isEmpty();
    assertThat(caller.tokens()).containsExactlyInAnyOrder("public", "delegate:admin");
  }

  @Test
  void wrongSecretsAndUnknownNamesGetNobody() {
    assertThat(accounts.byPassword("cert-xa", "shared secret")).isEmpty();
    assertThat(accounts.byPassword("cert-xa", "")).isEmpty();
    assertThat(accounts.byPassword("nobody", "secret of xa")).isEmpty();
    assertThat(accounts.byPassword("", "")).isEmpty();
    assertThat(accounts.byPassword("cert-xa", "x".repeat(1 << 20))).isEmpty();
    assertThat(accounts.byToken("")).isEmpty();
    assertThat(accounts.byToken("nothing")).isEmpty();
    assertThat(accounts.byToken(SecretDigest.of("secret of xa").written())).isEmpty();
  }

  @Test
  void aBearerTokenIsTheSecretOfOneAccountAlone() {
    assertThat(accounts.byToken("secret of xa").flatMap(Caller::delegate)).contains("cert-xa");
    assertThat(accounts.byToken("shared secret")).isEmpty();
  }

  @Test
  void accountsThatContradictEachOtherAreRefused() {
    Account one = account("one", Optional.of("cert-xa"), "a");
    assertThatThrownBy(() -> new ConfiguredAccounts(List.of(one, one), PARTIES))
        .isInstanceOf(IllegalArgumentException.class);
    Account lost = account("lost", Optional.of("cert-xz"), "a");
    assertThatThrownBy(() -> new ConfiguredAccounts(List.of(lost), PARTIES))
        .hasMessageContaining("cert-xz");
    assertThatThrownBy(() -> new Parties(List.of(XA, XA), List.of(), Standings.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDigestIsReadAsItIsWrittenAndStaysOutOfLogs() {
    // FIPS 180-4's example.
    SecretDigest digest = SecretDigest.of("abc");
    String written = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    assertThat(digest.written()).isEqualTo(written);
    assertThat(SecretDigest.parse(written)).contains(digest);
    assertThat(digest.toString()).doesNotContain("ba7816");
    assertThat(SecretDigest.parse(written.substring(1))).isEmpty();
    assertThat(SecretDigest.parse(written + "00")).isEmpty();
    assertThat(SecretDigest.parse(written.replace("ba78", "xy78"))).isEmpty();
    assertThat(SecretDigest.parse("demo")).isEmpty();
  }

  @Test
  void aDrawnSecretHas256Bits() {
    SecureRandom random = new SecureRandom();
    assertThat(SecretDigest.drawSecret(random)).matches("[0-9a-f]{64}");
    assertThat(SecretDigest.drawSecret(random)).isNotEqualTo(SecretDigest.drawSecret(random));
  }
}
