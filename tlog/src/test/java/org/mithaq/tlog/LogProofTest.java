package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogProofTest {

  private static final int INDEX = 345;
  private static final byte[] EXTRA = {0, 1, 2, (byte) 0xff};

  private final ReferenceTree tree = ReferenceTree.ofSize(700);
  private final SignedCheckpoint checkpoint;
  private final Policy policy;
  private final LogProof proof;

  LogProofTest() throws Exception {
    checkpoint = SignedCheckpoint.parse(Vectors.bytes("checkpoint.note"));
    policy =
        Policy.parse(
            Text.encode(
                "log %s\nlog %s\nwitness w %s\nwitness v %s\ngroup both all w v\nquorum both\n"
                    .formatted(
                        Vectors.key("log ed25519").encode(),
                        Vectors.key("log ml-dsa-44").encode(),
                        Vectors.key("witness ed25519").encode(),
                        Vectors.key("witness ml-dsa-44").encode())));
    proof = LogProof.of(EXTRA, tree.inclusion(INDEX), checkpoint);
  }

  private static void refuses(String text, String sentence) {
    assertThatThrownBy(() -> LogProof.parse(Text.encode(text)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void proves_offline_that_a_leaf_is_in_the_log() throws Exception {
    LogProof read = LogProof.parse(proof.encode());

    assertThat(read).isEqualTo(proof).hasSameHashCodeAs(proof);
    assertThat(read.extra()).hasValue(EXTRA);
    assertThat(read.inclusion().index()).isEqualTo(INDEX);
    assertThat(read.verify(tree.leafHash(INDEX), policy, JdkKeys::verifier)).hasSize(4);
  }

  @Test
  void has_the_form_of_the_standard() {
    List<String> lines = new String(proof.encode(), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.subList(0, 3))
        .containsExactly("c2sp.org/tlog-proof@v1", "extra AAEC/w==", "index 345");
    assertThat(lines.subList(3, 3 + proof.inclusion().path().size()))
        .isEqualTo(proof.inclusion().path().stream().map(Hash::toBase64).toList());
    assertThat(lines.get(3 + proof.inclusion().path().size())).isEmpty();
    assertThat(lines.get(4 + proof.inclusion().path().size())).isEqualTo("log.example/mithaq");
  }

  @Test
  void extra_data_may_be_absent_or_empty() throws Exception {
    LogProof without = LogProof.of(tree.inclusion(INDEX), checkpoint);
    assertThat(LogProof.parse(without.encode()).extra()).isEmpty();
    LogProof empty = LogProof.of(new byte[0], tree.inclusion(INDEX), checkpoint);
    assertThat(LogProof.parse(empty.encode()).extra()).hasValue(new byte[0]);
    assertThat(empty).isNotEqualTo(without);
  }

  @Test
  void a_tree_of_one_leaf_needs_no_hashes() throws Exception {
    ReferenceTree one = tree.first(1);
    NoteSigner signer =
        JdkKeys.signer(new KeyName("one"), SignatureType.ED25519, new byte[JdkKeys.SEED_BYTES]);
    SignedCheckpoint signed =
        SignedCheckpoint.sign(
            new Checkpoint(new Origin("one"), one.treeSize(), one.root()), 0, List.of(signer));
    LogProof read = LogProof.parse(LogProof.of(one.inclusion(0), signed).encode());
    Policy policy = Policy.parse(Text.encode("log " + signer.key().encode() + "\nquorum none\n"));
    read.verify(one.leafHash(0), policy, JdkKeys::verifier);
  }

  @Test
  void fails_for_another_leaf_another_index_and_another_policy() throws Exception {
    assertThatThrownBy(() -> proof.verify(tree.leafHash(344), policy, JdkKeys::verifier))
        .isInstanceOf(BadProofException.class);
    LogProof moved = LogProof.of(new InclusionProof(344, proof.inclusion().path()), checkpoint);
    assertThatThrownBy(() -> moved.verify(tree.leafHash(INDEX), policy, JdkKeys::verifier))
        .isInstanceOf(BadProofException.class);
    LogProof beyond = LogProof.of(new InclusionProof(700, proof.inclusion().path()), checkpoint);
    assertThatThrownBy(() -> beyond.verify(tree.leafHash(INDEX), policy, JdkKeys::verifier))
        .hasMessageContaining("which no tree of size 700 has");
    Policy stranger =
        Policy.parse(
            Text.encode(
                "log example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n"
                    + "quorum none\n"));
    assertThatThrownBy(() -> proof.verify(tree.leafHash(INDEX), stranger, JdkKeys::verifier))
        .isInstanceOf(PolicyException.class);
  }

  @Test
  void no_single_byte_can_be_changed_but_in_the_extra_data() throws Exception {
    byte[] bytes = proof.encode();
    int extraStart = "c2sp.org/tlog-proof@v1\nextra ".length();
    int extraEnd = extraStart + "AAEC/w==".length();
    Hash leaf = tree.leafHash(INDEX);
    for (int i = 0; i < bytes.length; i++) {
      boolean often = i < 1000 || i % 53 == 0;
      if (often && (i < extraStart || i >= extraEnd)) {
        byte[] changed = bytes.clone();
        changed[i] ^= 1;
        assertThatThrownBy(() -> LogProof.parse(changed).verify(leaf, policy, JdkKeys::verifier))
            .as("byte " + i)
            .isInstanceOf(VerificationException.class);
      }
    }
  }

  @Test
  void refuses_what_is_no_proof_and_names_the_line() {
    String text = new String(proof.encode(), StandardCharsets.UTF_8);
    String hash = Merkle.emptyRoot().toBase64() + "\n";
    refuses("", "no empty line");
    refuses(text.replace("@v1", "@v2"), "line 1 should be c2sp.org/tlog-proof@v1");
    refuses(text.replace("extra AAEC/w==", "extra AAEC/w"), "line 2 should have standard");
    refuses(text.replace("extra AAEC/w==", "extra"), "line 2 should be «index»");
    refuses(text.replace("index 345\n", ""), "line 3 should be «index»");
    refuses(text.replace("index 345", "index 0345"), "line 3 should have a decimal");
    refuses(text.replace("index 345", "index -1"), "line 3 should have a decimal");
    refuses(text.replace("index 345", "index 9223372036854775808"), "line 3 should have a dec");
    refuses(text.replace("index 345\n", "index 345\nAAAA\n"), "line 4 should have the base64");
    refuses(text.replace("index 345\n", "index 345\n" + hash.repeat(54)), "more than 63 hashes");
    refuses(text.replace("index 345\n", "index 345\n\n"), "checkpoint");
    refuses(text.replace("\n700\n", "\n0700\n"), "line 2 should have a decimal");
    refuses(text.substring(0, text.length() - 1), "newline");
    refuses(text.replace("\n", "\r\n"), "control character");
    refuses(text + "x", "newline");
  }

  @Test
  void extra_data_are_bounded() {
    byte[] most = new byte[LogProof.MAX_EXTRA_BYTES];
    InclusionProof inclusion = tree.inclusion(INDEX);
    assertThat(LogProof.of(most, inclusion, checkpoint).encode().length)
        .isLessThan(LogProof.MAX_BYTES);
    byte[] more = Arrays.copyOf(most, most.length + 1);
    assertThatThrownBy(() -> LogProof.of(more, inclusion, checkpoint))
        .hasMessageContaining("at most 524288 bytes");
    assertThatThrownBy(() -> LogProof.parse(new byte[LogProof.MAX_BYTES + 1]))
        .hasMessageContaining("at most 2097152 are accepted");
  }
}
