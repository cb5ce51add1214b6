package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final KeyName NAME = new KeyName("example.com/foo");
  private static final String EXAMPLE =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  @Test
  void the_standards_example_is_read_and_written() throws Exception {
    VerifierKey key = VerifierKey.parse(EXAMPLE);
    assertThat(key.name()).isEqualTo(NAME);
    assertThat(key.id()).hasToString("530d903a");
    assertThat(key.type()).isEqualTo(SignatureType.ED25519);
    assertThat(key.encode()).isEqualTo(EXAMPLE);
    assertThat(new VerifierKey(NAME, key.type(), key.publicKey())).isEqualTo(key);
  }

  /** Go computed the ids and public keys of all three types from the seeds. */
  @ParameterizedTest
  @ValueSource(strings = {"log ed25519", "log ml-dsa-44", "witness ed25519", "witness ml-dsa-44"})
  void a_seed_gives_the_key_that_go_derives_from_it(String label) throws Exception {
    VerifierKey key = Vectors.key(label);
    NoteSigner signer = JdkKeys.signer(key.name(), key.type(), Vectors.seed(label));
    assertThat(signer.key()).isEqualTo(key);
    byte[] message = {1, 2, 3};
    byte[] signature = signer.sign(message);
    assertThat(JdkKeys.verifier(key).verify(message, signature)).isTrue();
    assertThat(JdkKeys.verifier(key).verify(new byte[3], signature)).isFalse();
    assertThat(JdkKeys.verifier(key).verify(message, new byte[0])).isFalse();
    assertThat(JdkKeys.verifier(key).verify(message, new byte[signature.length])).isFalse();
  }

  /** RFC 8032, section 7.1, test 1. */
  @Test
  void signs_the_published_ed25519_vector() {
    HexFormat hex = HexFormat.of();
    NoteSigner signer =
        JdkKeys.signer(
            NAME,
            SignatureType.ED25519,
            hex.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    assertThat(hex.formatHex(signer.key().publicKey()))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(hex.formatHex(signer.sign(new byte[0])))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @ParameterizedTest
  @EnumSource(SignatureType.class)
  void keys_in_standard_encodings_come_in_as_a_pair(SignatureType type) throws Exception {
    KeyPair made = KeyPairGenerator.getInstance(type.algorithm()).generateKeyPair();
    KeyFactory factory = KeyFactory.getInstance(type.algorithm());
    KeyPair read =
        new KeyPair(
            factory.generatePublic(new X509EncodedKeySpec(made.getPublic().getEncoded())),
            factory.generatePrivate(new PKCS8EncodedKeySpec(made.getPrivate().getEncoded())));
    NoteSigner signer = JdkKeys.signer(NAME, type, read);

    assertThat(JdkKeys.spki(type, signer.key().publicKey()))
        .isEqualTo(made.getPublic().getEncoded());
    assertThat(VerifierKey.parse(signer.key().encode())).isEqualTo(signer.key());
    KeyPair mixed =
        new KeyPair(
            made.getPublic(),
            KeyPairGenerator.getInstance(type.algorithm()).generateKeyPair().getPrivate());
    assertThatThrownBy(() -> JdkKeys.signer(NAME, type, mixed))
        .hasMessageContaining("is not its public key's");
  }

  @Test
  void a_pair_of_another_algorithm_is_refused() throws Exception {
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertThatThrownBy(() -> JdkKeys.signer(NAME, SignatureType.ED25519, rsa))
        .hasMessage("This is no public key of Ed25519.");
    assertThatThrownBy(() -> JdkKeys.signer(NAME, SignatureType.ED25519, new byte[31]))
        .hasMessage("A seed has 32 bytes, not 31.");
  }

  @Test
  void bytes_that_are_no_point_of_the_curve_are_no_key() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 2);
    VerifierKey key = new VerifierKey(NAME, SignatureType.ED25519, bytes);
    assertThatThrownBy(() -> JdkKeys.verifier(key))
        .isInstanceOf(BadSignatureException.class)
        .hasMessageContaining("holds no public key of Ed25519");
  }

  @Test
  void the_same_public_key_has_another_id_for_each_type_and_name() {
    byte[] bytes = new byte[32];
    VerifierKey log = new VerifierKey(NAME, SignatureType.ED25519, bytes);
    VerifierKey witness = new VerifierKey(NAME, SignatureType.ED25519_COSIGNATURE, bytes);
    VerifierKey other = new VerifierKey(new KeyName("other"), SignatureType.ED25519, bytes);
    assertThat(log.id()).isNotEqualTo(witness.id()).isNotEqualTo(other.id());
    assertThat(log).isNotEqualTo(witness).isNotEqualTo(other);
    assertThat(log.hasSamePublicKey(witness)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530d903a+",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/fooo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+BukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      })
  void refuses_any_other_line(String line) {
    assertThatThrownBy(() -> VerifierKey.parse(line))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("verifier key");
  }

  @Test
  void names_have_no_spaces_plus_signs_or_control_characters() {
    for (String name : new String[] {"", "a b", "a+b", "a\nb", "a\u3000b", "\ud800", "a\u0001"}) {
      assertThatThrownBy(() -> new KeyName(name)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new KeyName("ميثاق.example").asOrigin().asKeyName()).hasToString("ميثاق.example");
    assertThat(new Origin("go.sum database tree")).hasToString("go.sum database tree");
    assertThatThrownBy(() -> new Origin("go.sum database tree").asKeyName())
        .hasMessageContaining("no spaces");
    assertThatThrownBy(() -> new Origin("a\nb")).hasMessageContaining("control characters");
    KeyName longest = new KeyName("x".repeat(256));
    assertThatThrownBy(
            () -> new VerifierKey(longest, SignatureType.ML_DSA_44_COSIGNATURE, new byte[1312]))
        .hasMessageContaining("at most 255 bytes");
  }
}
