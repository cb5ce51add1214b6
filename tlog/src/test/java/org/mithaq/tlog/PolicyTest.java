package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  private static final SignatureType LOG = SignatureType.ED25519;
  private static final SignatureType COSIGNER = SignatureType.ED25519_COSIGNATURE;
  private static final SignatureType ML_DSA = SignatureType.ML_DSA_44_COSIGNATURE;
  private static final String ORIGIN = "log.example/mithaq";

  private final Map<String, NoteSigner> signers = new HashMap<>();
  private final Checkpoint checkpoint =
      new Checkpoint(new Origin(ORIGIN), new TreeSize(1), Merkle.emptyRoot());

  /** The key of a name, type and label; the same each time. */
  private NoteSigner signer(String name, SignatureType type, String label) {
    return signers.computeIfAbsent(
        name + type + label,
        k -> {
          try {
            return JdkKeys.signer(new KeyName(name), type, Vectors.seed(label));
          } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
          }
        });
  }

  private NoteSigner witness(String name) {
    return signer("w.example/" + name, COSIGNER, name);
  }

  private NoteSigner log() {
    return signer(ORIGIN, LOG, "log");
  }

  private String witnessLine(String name) {
    return "witness " + name + " " + witness(name).key().encode() + "\n";
  }

  private String logLine() {
    return "log " + log().key().encode() + "\n";
  }

  private static Policy policy(String file) throws MalformedException {
    return Policy.parse(file.getBytes(StandardCharsets.UTF_8));
  }

  private SignedCheckpoint signedBy(NoteSigner... by) {
    return SignedCheckpoint.sign(checkpoint, 1795000000, List.of(by));
  }

  /** The standard's example, with keys. */
  private String example() {
    return "# X and Y\n\t"
        + logLine()
        + "\n"
        + witnessLine("X1")
        + witnessLine("X2")
        + witnessLine("X3")
        + "group X-witnesses 2 X1 X2 X3\n"
        + witnessLine("Y1")
        + witnessLine("Y2")
        + " \t witness  Y3\t"
        + witness("Y3").key().encode()
        + " https://witness.example/y3 \n"
        + "group Y-witnesses any Y1 Y2 Y3\n"
        + "group X-and-Y all X-witnesses Y-witnesses\n"
        + "   # a comment\n"
        + "quorum X-and-Y\n";
  }

  @ParameterizedTest
  @CsvSource({
    "X1 X2 Y1, true",
    "X1 X3 Y3, true",
    "X1 X2 X3 Y1 Y2 Y3, true",
    "X1 X2 X3, false",
    "X1 Y1 Y2 Y3, false",
    "Y1, false",
    "'', false",
  })
  void the_standards_example_counts_its_groups(String cosigners, boolean enough) throws Exception {
    Policy policy = policy(example());
    List<NoteSigner> by = new ArrayList<>(List.of(log()));
    for (String name : cosigners.split(" ")) {
      if (!name.isEmpty()) {
        by.add(witness(name));
      }
    }
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, 7, by);
    if (enough) {
      assertThat(policy.verify(signed, JdkKeys::verifier)).hasSize(by.size());
    } else {
      assertThatThrownBy(() -> policy.verify(signed, JdkKeys::verifier))
          .isInstanceOf(PolicyException.class)
          .hasMessage(
              "The quorum X-and-Y is not reached: %d of 6 witnesses have cosigned."
                  .formatted(by.size() - 1));
    }
  }

  @Test
  void is_written_and_read_back() throws Exception {
    Policy policy = policy(example());
    assertThat(policy.witnesses().getLast().url()).contains("https://witness.example/y3");
    assertThat(policy.groups()).extracting(Policy.Group::threshold).containsExactly(2, 1, 2);
    assertThat(Policy.parse(policy.encode())).isEqualTo(policy);
  }

  @Test
  void without_a_quorum_the_log_suffices() throws Exception {
    Policy policy = policy(logLine() + "quorum none\n");
    assertThat(policy.quorum()).isEmpty();
    assertThat(policy.verify(signedBy(log()), JdkKeys::verifier)).hasSize(1);
    assertThatThrownBy(() -> policy.verify(signedBy(witness("X1")), JdkKeys::verifier))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("0x01 (Ed25519) by the log " + ORIGIN);
  }

  @Test
  void a_witness_alone_can_be_the_quorum() throws Exception {
    Policy policy = policy(logLine() + witnessLine("X1") + "quorum X1");
    policy.verify(signedBy(log(), witness("X1")), JdkKeys::verifier);
    assertThatThrownBy(() -> policy.verify(signedBy(log(), witness("X2")), JdkKeys::verifier))
        .isInstanceOf(PolicyException.class);
  }

  @Test
  void the_logs_own_signature_is_demanded_beside_any_quorum() throws Exception {
    Policy policy = policy(logLine() + witnessLine("X1") + "quorum X1\n");
    assertThatThrownBy(() -> policy.verify(signedBy(witness("X1")), JdkKeys::verifier))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("by the log");
  }

  @Test
  void every_signature_type_that_is_listed_for_the_origin_is_demanded() throws Exception {
    NoteSigner mlDsa = signer(ORIGIN, ML_DSA, "log ml-dsa");
    Policy policy = policy(logLine() + "log " + mlDsa.key().encode() + "\nquorum none\n");
    assertThat(policy.verify(signedBy(log(), mlDsa), JdkKeys::verifier)).hasSize(2);
    assertThatThrownBy(() -> policy.verify(signedBy(log()), JdkKeys::verifier))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("0x06 (ML-DSA-44)");
    assertThatThrownBy(() -> policy.verify(signedBy(mlDsa), JdkKeys::verifier))
        .hasMessageContaining("0x01 (Ed25519)");
  }

  @Test
  void two_keys_of_one_type_are_alternatives() throws Exception {
    NoteSigner next = signer(ORIGIN, LOG, "next");
    Policy policy = policy(logLine() + "log " + next.key().encode() + "\nquorum none\n");
    policy.verify(signedBy(log()), JdkKeys::verifier);
    policy.verify(signedBy(next), JdkKeys::verifier);
    policy.verify(signedBy(log(), next), JdkKeys::verifier);
  }

  @Test
  void another_logs_key_does_not_sign_for_this_origin() throws Exception {
    NoteSigner other = signer("other.example/log", LOG, "other");
    Policy policy = policy("log " + other.key().encode() + "\nquorum none\n");
    assertThatThrownBy(() -> policy.verify(signedBy(other), JdkKeys::verifier))
        .hasMessage("The policy lists no log with the origin " + ORIGIN + ".");
    Policy both = policy("log " + other.key().encode() + "\n" + logLine() + "quorum none\n");
    assertThatThrownBy(() -> both.verify(signedBy(other), JdkKeys::verifier))
        .isInstanceOf(PolicyException.class);
  }

  @Test
  void a_wrong_signature_of_a_listed_witness_is_refused_though_the_quorum_is_reached()
      throws Exception {
    Policy policy =
        policy(logLine() + witnessLine("A") + witnessLine("B") + "group g any A B\nquorum g\n");
    NoteSigner bad = witness("B");
    NoteSignature wrong = new NoteSignature(bad.key().name(), bad.key().id(), new byte[72]);
    SignedCheckpoint signed = signedBy(log(), witness("A")).with(List.of(wrong));
    assertThatThrownBy(() -> policy.verify(signed, JdkKeys::verifier))
        .isInstanceOf(BadSignatureException.class);
  }

  @Test
  void extension_lines_must_be_covered_by_a_signature_of_the_log() throws Exception {
    NoteSigner mlDsa = signer(ORIGIN, ML_DSA, "log ml-dsa");
    Policy policy = policy("log " + mlDsa.key().encode() + "\nquorum none\n");
    Checkpoint extended =
        new Checkpoint(
            checkpoint.origin(), checkpoint.size(), checkpoint.root(), List.of("extension"));
    SignedCheckpoint signed = SignedCheckpoint.sign(extended, 7, List.of(mlDsa));
    assertThatThrownBy(() -> policy.verify(signed, JdkKeys::verifier))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("extension lines");
    Policy both = policy(logLine() + "log " + mlDsa.key().encode() + "\nquorum none\n");
    assertThat(
            both.verify(
                SignedCheckpoint.sign(extended, 7, List.of(mlDsa, log())), JdkKeys::verifier))
        .hasSize(2);
  }

  @Test
  void the_witnesses_of_a_quorum_are_counted_by_key() throws Exception {
    Policy policy = policy(example());
    assertThat(policy.quorumMet(Set.of())).isFalse();
    assertThat(
            policy.quorumMet(Set.of(witness("X2").key(), witness("X3").key(), witness("Y2").key())))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "{L}",
        "quorum\n",
        "quorum none none\n",
        "quorum none\nquorum none\n",
        "quorum X1\n",
        "quorum X1\n{X1}",
        "quorums none\n",
        "log\nquorum none\n",
        "log key\nquorum none\n",
        "{L}{L}quorum none\n",
        "{X1}{X1}quorum none\n",
        "{X1}group X1 any X1\nquorum none\n",
        "witness none {K}\nquorum none\n",
        "witness a {K}\nwitness b {K}\nquorum none\n",
        "witness a {LK}\nquorum none\n",
        "witness {K}\nquorum none\n",
        "witness a {K} url more\nquorum none\n",
        "{X1}group none any X1\nquorum none\n",
        "{X1}group g any none\nquorum none\n",
        "{X1}group g any\nquorum none\n",
        "{X1}group g 0 X1\nquorum none\n",
        "{X1}group g 2 X1\nquorum none\n",
        "{X1}group g 01 X1\nquorum none\n",
        "{X1}group g -1 X1\nquorum none\n",
        "{X1}group g 4294967297 X1\nquorum none\n",
        "{X1}group g some X1\nquorum none\n",
        "{X1}group g all X1 X1\nquorum none\n",
        "{X1}group g all X1\ngroup h all X1\nquorum none\n",
        "{X1}group g all h\ngroup h all X1\nquorum none\n",
        "{X1}group g all g\nquorum none\n",
        "quorum\u000bnone\n",
        "quorum none\r\n",
        "quorum none\u007f\n",
        "quorum none # comment\n",
      })
  void refuses_what_breaks_a_rule(String file) {
    String filled =
        file.replace("{L}", logLine())
            .replace("{X1}", witnessLine("X1"))
            .replace("{K}", witness("X1").key().encode())
            .replace("{LK}", log().key().encode());
    assertThatThrownBy(() -> policy(filled))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("policy");
  }

  @Test
  void names_the_line_that_breaks_a_rule() {
    assertThatThrownBy(() -> policy("\n" + witnessLine("A") + "group g all A B\nquorum g\n"))
        .hasMessage(
            "This is not a valid policy: line 3 breaks a rule: The group g has the member B, not"
                + " defined before it.");
  }

  @Test
  void two_types_of_one_public_key_are_one_key() {
    NoteSigner one = signer("a", LOG, "same");
    NoteSigner two = signer("b", COSIGNER, "same");
    assertThatThrownBy(() ->
            policy(
                "log %s\nlog %s\nquorum none\n".formatted(one.key().encode(), two.key().encode())))
        .hasMessageContaining("listed twice");
  }

  @Test
  void names_are_octets() throws Exception {
    byte[] odd =
        ("witness \u00ff\u00a0\u0085 "
                + witness("A").key().encode()
                + "\nquorum \u00ff\u00a0\u0085")
            .getBytes(StandardCharsets.ISO_8859_1);
    Policy policy = Policy.parse(odd);
    assertThat(policy.quorum()).contains(new PolicyName("\u00ff\u00a0\u0085"));
    assertThat(Policy.parse(policy.encode())).isEqualTo(policy);

    PolicyName kelvin = PolicyName.of("\u212a");
    assertThat(kelvin).isNotEqualTo(PolicyName.of("K")).hasToString("\u212a");
    assertThat(policy("witness \u212a " + witness("B").key().encode() + "\nquorum \u212a").quorum())
        .contains(kelvin);
    for (String name : List.of("", "a b", "a\tb", "\u007f", "\u0100")) {
      assertThatThrownBy(() -> new PolicyName(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void takes_at_least_what_the_standard_recommends() {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      byte[] bytes = new byte[32];
      bytes[0] = (byte) i;
      VerifierKey log = new VerifierKey(new KeyName("l" + i), LOG, bytes);
      VerifierKey witness = new VerifierKey(new KeyName("w" + i), COSIGNER, bytes);
      file.append("log ").append(log.encode()).append('\n');
      file.append("witness w").append(i).append(' ').append(witness.encode()).append('\n');
      String above = i == 0 ? "" : " g" + (i - 1);
      file.append("group g%d all w%d%s%n".formatted(i, i, above).replace("\r", ""));
    }
    assertThatCode(() -> policy(file + "quorum g31\n")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Policy.parse(new byte[Policy.MAX_BYTES + 1]))
        .hasMessageContaining("more than 1048576 bytes");
  }

  @Test
  void built_in_code_it_obeys_the_same_rules() {
    Policy.Log log = new Policy.Log(log().key(), Optional.empty());
    assertThatThrownBy(() -> new Policy(List.of(log, log), List.of(), List.of(), Optional.empty()))
        .hasMessageContaining("listed twice");
    assertThatThrownBy(
            () -> new Policy(List.of(), List.of(), List.of(), Optional.of(PolicyName.of("nobody"))))
        .hasMessageContaining("nobody is not defined");
    assertThatThrownBy(() -> new Policy.Group(PolicyName.of("g"), 1, List.of()))
        .hasMessageContaining("threshold");
  }
}
