package org.mithaq.node.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mithaq.node.admit.Sample.RED;
import static org.mithaq.node.admit.Sample.T1;
import static org.mithaq.node.admit.Sample.T2;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.vault.ActKind;

class RemovalTest {

  /** Removes all versions. */
  record Remover(FakeNode node) {
    int remove(String account, String alias, String id) throws Exception {
      return remove(account, alias, id, VersionMatch.ALL);
    }

    int remove(String account, String alias, String id, VersionMatch versions) throws Exception {
      return node.intake()
          .remove(
              node.caller(account), node.visibility(account), node.collection(alias), id, versions);
    }
  }

  private final FakeNode node = new FakeNode();
  private final Remover remover = new Remover(node);
  private final String id = Sample.id("malware");

  @BeforeEach
  void threeVersions() {
    node.share("cert-xa", "exercise", Sample.malware(id).json());
    node.share("cert-xa", "exercise", Sample.malware(id).modified(T2).json());
    node.share("cert-xa", "exercise", Sample.malware(id).modified(T1).json());
  }

  private Set<Long> left() {
    return node.sharesOf(node.collection("exercise").id(), id, java.util.Optional.empty()).stream()
        .map(share -> share.sequence())
        .collect(java.util.stream.Collectors.toSet());
  }

  @Test
  void allVersionsGoByOneActEach() throws Exception {
    assertThat(remover.remove("cert-xa", "exercise", id)).isEqualTo(3);

    assertThat(left()).isEmpty();
    var act = node.act(3);
    assertThat(act.shown().kind()).isEqualTo(ActKind.REMOVE);
    assertThat(act.shown().target()).contains(0L);
    assertThat(act.shown().id()).isEqualTo(id);
    assertThat(act.shown().type()).isEqualTo("malware");
    assertThat(act.shown().version()).contains(Sample.T0);
    assertThat(act.shown().exercise()).isTrue();
    assertThat(act.sealed().audience()).isEqualTo(node.act(0).sealed().audience());
    assertThat(act.length()).isZero();
    assertThat(remover.remove("cert-xa", "exercise", id)).isZero();
  }

  @Test
  void versionsAreChosenAsWhenReading() throws Exception {
    assertThat(remover.remove("cert-xa", "exercise", id, VersionMatch.LAST)).isEqualTo(1);
    assertThat(left()).containsExactlyInAnyOrder(0L, 2L);
    assertThat(
            remover.remove(
                "cert-xa", "exercise", id, new VersionMatch(true, false, false, Set.of())))
        .isEqualTo(1);
    assertThat(left()).containsExactly(2L);
    assertThat(
            remover.remove(
                "cert-xa",
                "exercise",
                id,
                new VersionMatch(false, false, false, Set.of(node.act(2).versionNanos(), 7L))))
        .isEqualTo(1);
    assertThat(left()).isEmpty();
  }

  @Test
  void anotherPartysObjectIsNotOnesOwnToRemove() {
    assertThatThrownBy(() -> remover.remove("cert-xb", "exercise", id))
        .isInstanceOf(NotOwnerException.class)
        .hasMessageContaining("only that party takes it out");
    assertThat(left()).hasSize(3);
  }

  @Test
  void whatMayNotBeReadIsNotThere() throws Exception {
    String red = Sample.id("malware");
    node.share("cert-xa", "exercise", Sample.malware(red).marked(RED).json());

    assertThat(remover.remove("cert-xb", "exercise", red)).isZero();
    assertThat(remover.remove("cert-xb", "exercise", Sample.id("malware"))).isZero();
  }

  @Test
  void eachPartyRemovesItsOwnRendition() throws Exception {
    String url = Sample.id("url");
    node.share("cert-xa", "exercise", Sample.url(url, "http://a.example/").json());
    node.share("cert-xb", "exercise", Sample.url(url, "http://a.example/").json());

    assertThat(remover.remove("cert-xb", "exercise", url)).isEqualTo(1);
    assertThat(node.act(5).shown().target()).contains(4L);
    assertThat(node.act(5).shown().version()).isEmpty();
  }

  @Test
  void ofTwoRemovalsAtOnceOneCounts() throws Exception {
    boolean[] done = {false};
    node.beforeCommit =
        () -> {
          if (!done[0]) {
            done[0] = true;
            try {
              remover.remove("cert-xa", "exercise", id);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        };

    assertThat(remover.remove("cert-xa", "exercise", id)).isZero();
    assertThat(node.size()).isEqualTo(6);
  }

  @Test
  void whoSharedADamagedRecordCannotBeTold() {
    node.damage(0);
    node.damage(1);
    node.damage(2);

    assertThatThrownBy(() -> remover.remove("cert-xa", "exercise", id))
        .hasMessageContaining("damaged");
  }
}
