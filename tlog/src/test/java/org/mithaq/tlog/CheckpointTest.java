package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  /** The example of tlog-cosignature. */
  private static final String EXAMPLE =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
      """;

  private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  private static final List<String> LABELS =
      List.of("log ed25519", "log ml-dsa-44", "witness ml-dsa-44", "witness ed25519");

  private final Checkpoint checkpoint =
      new Checkpoint(new Origin("log.example/mithaq"), new TreeSize(5), Merkle.emptyRoot());

  private static List<NoteVerifier> verifiers() throws Exception {
    List<NoteVerifier> verifiers = new ArrayList<>();
    for (String label : LABELS) {
      verifiers.add(JdkKeys.verifier(Vectors.key(label)));
    }
    return verifiers;
  }

  private static NoteSigner signer(String label) throws Exception {
    VerifierKey key = Vectors.key(label);
    return JdkKeys.signer(key.name(), key.type(), Vectors.seed(label));
  }

  @Test
  void the_standards_example_is_read_and_written() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(Text.encode(EXAMPLE));
    assertThat(signed.checkpoint())
        .isEqualTo(
            new Checkpoint(
                new Origin("example.com/behind-the-sofa"),
                new TreeSize(20852163),
                Vectors.hash("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")));
    assertThat(signed.encode()).isEqualTo(Text.encode(EXAMPLE));
    assertThat(signed.checkpoint().text()).isEqualTo(signed.note().text());
  }

  @Test
  void the_checkpoints_of_a_tessera_log_verify_and_extend_each_other() throws Exception {
    String vkey = Vectors.lines("tessera-log.txt", "key").getFirst()[1];
    NoteVerifier key = JdkKeys.verifier(VerifierKey.parse(vkey));
    String[] leaves = Vectors.lines("tessera-log.txt", "leaves").getFirst();
    TreeBuilder tree = TreeBuilder.empty();
    for (String[] words : Vectors.lines("tessera-log.txt", "checkpoint")) {
      tree.appendLeaf(Text.encode(leaves[Integer.parseInt(words[1])]), (tile, bytes) -> {});
      String name = key.key().name().value();
      String note =
          String.join("\n", name, words[1], words[2], "", "\u2014 " + name + " " + words[3], "");
      SignedCheckpoint signed = SignedCheckpoint.parse(Text.encode(note));
      assertThat(signed.verify(List.of(key))).hasSize(1);
      assertThat(signed.checkpoint().size()).isEqualTo(tree.size());
      assertThat(signed.checkpoint().root()).isEqualTo(tree.root());
    }
    assertThat(tree.size()).isEqualTo(new TreeSize(15));
  }

  @Test
  void the_signatures_that_go_made_verify() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(Vectors.bytes("checkpoint.note"));
    assertThat(signed.checkpoint().root()).isEqualTo(ReferenceTree.ofSize(700).root());
    assertThat(signed.verify(verifiers()))
        .containsExactly(
            new VerifiedSignature(Vectors.key("log ed25519"), OptionalLong.empty()),
            new VerifiedSignature(Vectors.key("log ml-dsa-44"), OptionalLong.of(0)),
            new VerifiedSignature(Vectors.key("witness ml-dsa-44"), OptionalLong.of(1795000000)),
            new VerifiedSignature(Vectors.key("witness ed25519"), OptionalLong.of(1795000001)));
  }

  @Test
  void ed25519_gives_the_very_signatures_that_go_made() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.parse(Vectors.bytes("checkpoint.note"));
    assertThat(SignedCheckpoint.cosign(signed.checkpoint(), 9, signer("log ed25519")))
        .isEqualTo(signed.note().signatures().get(0));
    assertThat(SignedCheckpoint.cosign(signed.checkpoint(), 1795000001, signer("witness ed25519")))
        .isEqualTo(signed.note().signatures().get(3));
  }

  @Test
  void all_three_types_sign_and_verify() throws Exception {
    List<NoteSigner> signers = new ArrayList<>();
    for (String label : LABELS) {
      signers.add(signer(label));
    }
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, 1795000000, signers);
    SignedCheckpoint read = SignedCheckpoint.parse(signed.encode());

    assertThat(read).isEqualTo(signed);
    assertThat(read.verify(verifiers()))
        .extracting(VerifiedSignature::timestamp)
        .containsExactly(
            OptionalLong.empty(),
            OptionalLong.of(1795000000),
            OptionalLong.of(1795000000),
            OptionalLong.of(1795000000));
  }

  @Test
  void every_type_covers_origin_size_and_root_and_cosignatures_their_time() throws Exception {
    List<String> others =
        List.of(
            "log.example/mithax\n5\n" + Merkle.emptyRoot().toBase64() + "\n",
            "log.example/mithaq\n6\n" + Merkle.emptyRoot().toBase64() + "\n",
            "log.example/mithaq\n5\n" + ROOT + "\n");
    for (String label : LABELS) {
      NoteVerifier verifier = JdkKeys.verifier(Vectors.key(label));
      NoteSignature good = SignedCheckpoint.cosign(checkpoint, 1795000000, signer(label));
      assertThat(new Note(checkpoint.text(), List.of(good)).verify(List.of(verifier))).hasSize(1);
      for (String text : others) {
        assertThatThrownBy(() -> new Note(text, List.of(good)).verify(List.of(verifier)))
            .isInstanceOf(BadSignatureException.class);
      }
      byte[] bytes = good.signature();
      for (int i : new int[] {0, 7, bytes.length - 1}) {
        byte[] wrong = bytes.clone();
        wrong[i] ^= 1;
        NoteSignature bad = new NoteSignature(good.name(), good.id(), wrong);
        assertThatThrownBy(
                () -> new Note(checkpoint.text(), List.of(bad)).verify(List.of(verifier)))
            .isInstanceOf(BadSignatureException.class);
      }
    }
  }

  @Test
  void ml_dsa_44_commits_to_the_cosigners_name() throws Exception {
    NoteSigner signer = signer("witness ml-dsa-44");
    NoteSignature good = SignedCheckpoint.cosign(checkpoint, 7, signer);
    VerifierKey renamed =
        new VerifierKey(new KeyName("other"), signer.key().type(), signer.key().publicKey());
    NoteSignature claimed = new NoteSignature(renamed.name(), renamed.id(), good.signature());
    assertThatThrownBy(() ->
            new Note(checkpoint.text(), List.of(claimed))
                .verify(List.of(JdkKeys.verifier(renamed))))
        .isInstanceOf(BadSignatureException.class);
  }

  @Test
  void ml_dsa_44_does_not_cover_extension_lines_and_ed25519_does() throws Exception {
    String text = checkpoint.text() + "extension\n";
    assertThat(Checkpoint.parse(text).extensions()).containsExactly("extension");
    for (String label : LABELS) {
      NoteVerifier verifier = JdkKeys.verifier(Vectors.key(label));
      NoteSignature without = SignedCheckpoint.cosign(checkpoint, 7, signer(label));
      Note with = new Note(text, List.of(without));
      if (label.contains("ml-dsa")) {
        assertThat(with.verify(List.of(verifier))).hasSize(1);
      } else {
        assertThatThrownBy(() -> with.verify(List.of(verifier)))
            .isInstanceOf(BadSignatureException.class);
      }
    }
  }

  @Test
  void cosignatures_are_over_checkpoints_only() throws Exception {
    NoteSigner signer = signer("witness ed25519");
    byte[] bytes = new byte[72];
    Note note =
        new Note(
            "no checkpoint\n",
            List.of(new NoteSignature(signer.key().name(), signer.key().id(), bytes)));
    assertThatThrownBy(() -> note.verify(verifiers()))
        .hasMessageContaining("signs checkpoints only");
    bytes[0] = (byte) 0x80;
    Note past =
        new Note(
            checkpoint.text(),
            List.of(new NoteSignature(signer.key().name(), signer.key().id(), bytes)));
    assertThatThrownBy(() -> past.verify(verifiers())).hasMessageContaining("out of range");
    Checkpoint longOrigin =
        new Checkpoint(new Origin("x".repeat(256)), TreeSize.EMPTY, Merkle.emptyRoot());
    assertThatThrownBy(() -> SignedCheckpoint.cosign(longOrigin, 1, signer("log ml-dsa-44")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 255 bytes");
    assertThatThrownBy(() -> SignedCheckpoint.cosign(checkpoint, -1, signer))
        .hasMessageContaining("not negative");
  }

  @Test
  void a_signer_that_gives_nonsense_is_found_at_once() throws Exception {
    VerifierKey key = Vectors.key("log ed25519");
    NoteSigner broken =
        new NoteSigner() {
          @Override
          public VerifierKey key() {
            return key;
          }

          @Override
          public byte[] sign(byte[] message) {
            return new byte[63];
          }
        };
    assertThatThrownBy(() -> SignedCheckpoint.sign(checkpoint, 1, List.of(broken)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cosignatures_are_added_once() throws Exception {
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, 1, List.of(signer("log ed25519")));
    NoteSignature more = SignedCheckpoint.cosign(checkpoint, 7, signer("witness ed25519"));
    SignedCheckpoint both = signed.with(List.of(more)).with(List.of(more));
    assertThat(both.note().signatures()).hasSize(2);
    assertThat(both.verify(verifiers())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a\n",
        "a\n1\n",
        "a\n1\n" + ROOT,
        "\n1\n" + ROOT + "\n",
        "a\n\n" + ROOT + "\n",
        "a\n01\n" + ROOT + "\n",
        "a\n+1\n" + ROOT + "\n",
        "a\n-1\n" + ROOT + "\n",
        "a\n 1\n" + ROOT + "\n",
        "a\n١\n" + ROOT + "\n",
        "a\n9223372036854775808\n" + ROOT + "\n",
        "a\n99999999999999999999\n" + ROOT + "\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
        "a\n1\n" + ROOT + "\n\n",
        "a\n1\n" + ROOT + "\next\n\n",
        "a\n1\n" + ROOT + "\n\next\n",
      })
  void refuses_what_is_no_checkpoint(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("checkpoint");
  }

  @Test
  void takes_the_largest_size() throws Exception {
    String text = "a\n9223372036854775807\n" + ROOT + "\n";
    assertThat(Checkpoint.parse(text).size()).isEqualTo(new TreeSize(Long.MAX_VALUE));
    assertThat(Checkpoint.parse("a\n0\n" + ROOT + "\n").text()).startsWith("a\n0\n");
  }
}
