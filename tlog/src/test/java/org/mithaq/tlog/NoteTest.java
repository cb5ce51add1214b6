package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

  /** The example of signed-note. */
  private static final String EXAMPLE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;

  private static final String EXAMPLE_KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String LINE = "\u2014 name AAAAAQE=\n";

  private static Note note(String text) throws MalformedException {
    return Note.parse(Text.encode(text));
  }

  private static NoteSigner signer(String name) {
    byte[] seed = Arrays.copyOf(Text.encode(name), 32);
    return JdkKeys.signer(new KeyName(name), SignatureType.ED25519, seed);
  }

  private static NoteVerifier verifier(NoteSigner signer) throws BadSignatureException {
    return JdkKeys.verifier(signer.key());
  }

  @Test
  void the_standards_example_verifies() throws Exception {
    Note note = note(EXAMPLE);
    NoteVerifier key = JdkKeys.verifier(VerifierKey.parse(EXAMPLE_KEY));

    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.verify(List.of(key))).hasSize(1);
    assertThat(note.encode()).isEqualTo(Text.encode(EXAMPLE));
  }

  @Test
  void the_standards_other_example_is_read() throws Exception {
    Note note =
        note(
            """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """);
    assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
    assertThat(note.signatures().getFirst().id()).hasToString("367ba04b");
  }

  @Test
  void a_changed_text_does_not_verify() throws Exception {
    Note note = note(EXAMPLE.replace("example message", "exemplary message"));
    NoteVerifier key = JdkKeys.verifier(VerifierKey.parse(EXAMPLE_KEY));

    assertThatThrownBy(() -> note.verify(List.of(key)))
        .isInstanceOf(BadSignatureException.class)
        .hasMessage("The signature of example.com/foo+530d903a does not verify.");
  }

  @Test
  void signatures_of_unknown_keys_are_ignored_even_with_a_known_name_or_id() throws Exception {
    NoteSigner known = signer("known");
    NoteSigner other = signer("other");
    Note signed = Note.sign("text\n", List.of(known, other));
    NoteSignature theirs = signed.signatures().get(1);
    NoteSignature sameName =
        new NoteSignature(known.key().name(), new KeyId(7), theirs.signature());
    NoteSignature sameId =
        new NoteSignature(other.key().name(), known.key().id(), theirs.signature());
    Note note =
        new Note("text\n", List.of(sameName, sameId, theirs, signed.signatures().getFirst()));

    assertThat(note.verify(List.of(verifier(known))))
        .extracting(VerifiedSignature::key)
        .containsExactly(known.key());
    Note without = new Note("text\n", List.of(sameName, sameId));
    assertThatThrownBy(() -> without.verify(List.of(verifier(known))))
        .hasMessage("No known key has signed this note.");
    assertThatThrownBy(() -> signed.verify(List.of())).isInstanceOf(BadSignatureException.class);
  }

  @Test
  void one_wrong_signature_of_a_known_key_spoils_the_note() throws Exception {
    NoteSigner one = signer("one");
    NoteSigner two = signer("two");
    List<NoteSignature> signatures =
        new ArrayList<>(Note.sign("text\n", List.of(one, two)).signatures());
    signatures.set(1, Note.sign("other\n", List.of(two)).signatures().getFirst());
    Note note = new Note("text\n", signatures);

    assertThatThrownBy(() -> note.verify(List.of(verifier(one), verifier(two))))
        .isInstanceOf(BadSignatureException.class)
        .hasMessageContaining("two+");
    assertThat(note.verify(List.of(verifier(one)))).hasSize(1);
  }

  @Test
  void a_signature_of_another_length_does_not_verify() throws Exception {
    NoteSigner one = signer("one");
    byte[] good = Note.sign("text\n", List.of(one)).signatures().getFirst().signature();
    for (int length : new int[] {1, 63, 65}) {
      NoteSignature signature =
          new NoteSignature(one.key().name(), one.key().id(), Arrays.copyOf(good, length));
      assertThatThrownBy(
              () -> new Note("text\n", List.of(signature)).verify(List.of(verifier(one))))
          .hasMessageContaining(length + " bytes instead of 64");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n" + LINE,
        "\n" + LINE,
        "text\n\n\u2014 name AAAAAQE=",
        "text\n\n- name AAAAAQE=\n",
        "text\n\n\u2014 name\n",
        "text\n\n\u2014  AAAAAQE=\n",
        "text\n\n\u2014 name AAAAAQE= \n",
        "text\n\n\u2014 name AAAAAQE\n",
        "text\n\n\u2014 name AAAAAQF=\n",
        "text\n\n\u2014 name AAAA_Q==\n",
        "text\n\n\u2014 name AAAAAQ==\n",
        "text\n\n\u2014 na+me AAAAAQE=\n",
        "text\n\n\u2014 na me AAAAAQE=\n",
        "text\n\n\u2014 na\u00a0me AAAAAQE=\n",
        "text\n\n\u2014 na\u0085me AAAAAQE=\n",
        "text\n\n\u2014 na\u2028me AAAAAQE=\n",
        "te\txt\n\n" + LINE,
        "te\rxt\n\n" + LINE,
        "te\0xt\n\n" + LINE,
      })
  void refuses_what_is_no_note(String text) {
    assertThatThrownBy(() -> note(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refuses_what_is_no_utf_8() {
    for (String bytes : List.of("\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00e2\u0080")) {
      byte[] note =
          (bytes + "\n\n\u00e2\u0080\u0094 n AAAAAQE=\n").getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> Note.parse(note)).hasMessageContaining("not UTF-8");
    }
  }

  @Test
  void the_text_may_hold_empty_lines_and_end_with_them() throws Exception {
    assertThat(note("a\n\n\nb\n\n\n" + LINE).text()).isEqualTo("a\n\n\nb\n\n");
    assertThat(note("\n\n" + LINE).text()).isEqualTo("\n");
  }

  @Test
  void takes_100_signatures_and_1_mebibyte_and_no_more() throws Exception {
    String text = "text\n\n";
    assertThat(note(text + LINE.repeat(100)).signatures()).hasSize(100);
    assertThatThrownBy(() -> note(text + LINE.repeat(101)))
        .hasMessageContaining("more than 100 signatures");
    int room = Note.MAX_BYTES - Text.encode("\n\n" + LINE).length;
    assertThat(note("x".repeat(room) + "\n\n" + LINE).text()).hasSize(room + 1);
    assertThatThrownBy(() -> note("x".repeat(room + 1) + "\n\n" + LINE))
        .hasMessageContaining("at most 1048576");
  }

  @Test
  void names_the_line_that_is_wrong() {
    assertThatThrownBy(() -> note("a\nb\n\n" + LINE + "\u2014 x y\n"))
        .hasMessage("This is not a valid signed note: line 5 should have standard, padded base64.");
    assertThatThrownBy(() -> note("a\nb\u0007\n\n" + LINE))
        .hasMessage("This is not a valid signed note: line 2 contains the control character 7.");
  }

  @Test
  void signs_no_text_that_could_not_be_read_back() {
    for (String text : List.of("", "x", "a\tb\n", "\ud800\n")) {
      assertThatThrownBy(() -> Note.sign(text, List.of(signer("one"))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Note.sign("x\n", Collections.emptyList()))
        .hasMessageContaining("1 to 100 signatures");
    NoteSigner witness =
        JdkKeys.signer(
            new KeyName("w"), SignatureType.ED25519_COSIGNATURE, new byte[JdkKeys.SEED_BYTES]);
    assertThatThrownBy(() -> Note.sign("x\n", List.of(witness)))
        .hasMessageContaining("sign checkpoints only");
  }
}
