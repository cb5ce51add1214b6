package org.mithaq.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddCheckpointTest {

  /** The example of tlog-witness. */
  private static final String EXAMPLE =
      """
      old 20852014
      PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
      jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
      5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
      /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
      """;

  private static final String ANSWER =
      """
      — witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
      — witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
      — witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==
      """;

  private static void refuses(String text, String sentence) {
    assertThatThrownBy(() -> AddCheckpoint.parse(Text.encode(text)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void the_standards_request_is_read_and_written() throws Exception {
    AddCheckpoint request = AddCheckpoint.parse(Text.encode(EXAMPLE));
    assertThat(request.oldSize()).isEqualTo(new TreeSize(20852014));
    assertThat(request.proof().path()).hasSize(4);
    assertThat(request.checkpoint().checkpoint().size()).isEqualTo(new TreeSize(20852163));
    assertThat(request.encode()).isEqualTo(Text.encode(EXAMPLE));
  }

  @Test
  void the_standards_answer_is_added_to_the_checkpoint() throws Exception {
    List<NoteSignature> lines = AddCheckpoint.cosignatures(Text.encode(ANSWER));
    SignedCheckpoint signed = AddCheckpoint.parse(Text.encode(EXAMPLE)).checkpoint().with(lines);
    assertThat(signed.note().signatures()).hasSize(5);
    assertThat(new String(signed.encode(), StandardCharsets.UTF_8)).endsWith(ANSWER);
  }

  @Test
  void a_first_request_has_no_proof() throws Exception {
    String first = "old 0\n" + EXAMPLE.substring(EXAMPLE.indexOf("\n\n") + 1);
    AddCheckpoint request = AddCheckpoint.parse(Text.encode(first));
    assertThat(request.oldSize()).isEqualTo(TreeSize.EMPTY);
    assertThat(request.proof().path()).isEmpty();
  }

  @Test
  void refuses_any_other_form_and_names_the_line() {
    String hash = Merkle.emptyRoot().toBase64() + "\n";
    refuses("", "no empty line");
    refuses(EXAMPLE.replace("old ", "new "), "line 1 should be «old»");
    refuses(EXAMPLE.replace("old ", "old 0"), "line 1 should have a decimal");
    refuses(EXAMPLE.replace("pkaw=", "pkax="), "line 2 should have standard");
    refuses(EXAMPLE.replace("\nPlRN", "\n" + hash.repeat(60) + "PlRN"), "more than 63 hashes");
    refuses(EXAMPLE.replace("\u2014", "-"), "line 11 should be an em dash");
  }

  @Test
  void refuses_answers_that_are_not_signature_lines() {
    for (String answer :
        List.of("", "\n", "x\n", ANSWER + "\n", ANSWER.strip(), ANSWER.repeat(34))) {
      assertThatThrownBy(() -> AddCheckpoint.cosignatures(Text.encode(answer)))
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("answer of a witness");
    }
  }
}
