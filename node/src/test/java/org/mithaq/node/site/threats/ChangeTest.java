package org.mithaq.node.site.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static Leaves leaves(String json) {
    return Leaves.of(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void addedRemovedAndChangedMembersAreNamedByTheirPaths() {
    Leaves before = leaves("{\"a\":1.50,\"b\":{\"c\":[\"x\",\"y\"]},\"gone\":null,\"same\":true}");
    Leaves after = leaves("{\"a\":1.5,\"b\":{\"c\":[\"x\",\"z\",\"w\"]},\"same\":true}");

    assertThat(Change.between(before, after))
        .extracting(Change::path, Change::kind)
        .containsExactly(
            tuple("a", "changed"),
            tuple("b.c[1]", "changed"),
            tuple("b.c[2]", "added"),
            tuple("gone", "removed"));
  }

  @Test
  void numbersStandAsTheyWereWritten() {
    assertThat(leaves("{\"a\":1e400,\"b\":0.10,\"c\":123456789012345678901}").byPath())
        .containsEntry("a", "1e400")
        .containsEntry("b", "0.10")
        .containsEntry("c", "123456789012345678901");
  }

  @Test
  void aWideObjectIsReadToABound() {
    Leaves leaves = leaves("{\"a\":[" + "1,".repeat(5000) + "1]}");

    assertThat(leaves.byPath()).hasSize(Leaves.MOST);
    assertThat(leaves.more()).isTrue();
  }
}
