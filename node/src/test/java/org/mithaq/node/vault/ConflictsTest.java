package org.mithaq.node.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.admit.FakeNode;

/** The writer's last word on a draft, against what was committed just before. */
class ConflictsTest {

  private static final String XA = "identity--a0000000-0000-4000-8000-0000000000a1";
  private static final String XB = "identity--a0000000-0000-4000-8000-0000000000a2";
  private static final Audience CIRCLE = Audience.of(Set.of("circle:exercise"));
  private static final Optional<String> V1 = Optional.of("2026-01-01T00:00:00Z");
  private static final Optional<String> NONE = Optional.empty();

  private final FakeNode node = new FakeNode();
  private final Conflicts conflicts = new Conflicts(node, node);

  /** A draft whose bytes lie somewhere inside a body. */
  private Draft share(String party, Audience audience, Optional<String> version, String bytes)
      throws LedgerBusyException {
    byte[] body = ("[[" + bytes + "]]").getBytes(StandardCharsets.UTF_8);
    return new Draft(
        new ShownHeader(
            ActKind.SHARE,
            Optional.of(node.collection("exercise").id()),
            "x",
            "x--1",
            version,
            party,
            true,
            Optional.empty()),
        new SealedHeader("d", audience, List.of()),
        body,
        2,
        body.length - 4,
        version.map(_ -> 1_767_225_600_000_000_000L),
        new Terms(List.of(), List.of(), List.of()));
  }

  private Draft removal(Draft of, long target) throws LedgerBusyException {
    ShownHeader shown = of.shown();
    return new Draft(
        new ShownHeader(
            ActKind.REMOVE,
            shown.collection(),
            shown.type(),
            shown.id(),
            shown.version(),
            shown.party(),
            true,
            Optional.of(target)),
        of.sealed(),
        new byte[0],
        0,
        0,
        of.versionNanos(),
        of.terms());
  }

  private void committed(Draft draft) throws LedgerBusyException {
    assertThat(node.commit(List.of(draft), all()).getFirst()).isInstanceOf(Outcome.Committed.class);
  }

  private Visibility all() throws LedgerBusyException {
    return node.visibility("cert-xa");
  }

  private Visibility nothing() throws LedgerBusyException {
    return node.visibility("acme");
  }

  @Test
  void whatNobodySharedIsNew() throws Exception {
    assertThat(conflicts.on(share(XA, CIRCLE, V1, "a"), all())).isEmpty();
  }

  @Test
  void readableBytesOfTheSameVersionAreThereAlreadyWhoeverSharedThem() throws Exception {
    committed(share(XA, CIRCLE, V1, "a"));

    assertThat(conflicts.on(share(XB, CIRCLE, V1, "a"), all()))
        .contains(new Outcome.Already(0, FakeNode.FIRST_MICROS));
  }

  @Test
  void otherReadableBytesOfTheSameVersionAreRefused() throws Exception {
    committed(share(XA, CIRCLE, V1, "a"));

    assertThat(conflicts.on(share(XA, CIRCLE, V1, "b"), all()).orElseThrow())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.message()).startsWith("version 2026-01-01T00:00:00Z is"));
    assertThat(conflicts.on(share(XB, CIRCLE, V1, "bb"), all()).orElseThrow())
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void whatMayNotBeReadIsAsIfItWereNotThere() throws Exception {
    committed(share(XA, CIRCLE, V1, "a"));

    assertThat(conflicts.on(share(XB, CIRCLE, V1, "a"), nothing())).isEmpty();
    assertThat(conflicts.on(share(XB, CIRCLE, V1, "b"), nothing())).isEmpty();
  }

  @Test
  void aPartysOwnCountsEvenUnderAnAudienceThatIsNewerThanItsVisibility() throws Exception {
    Visibility before = nothing();
    committed(share(XA, CIRCLE, V1, "a"));

    assertThat(conflicts.on(share(XA, CIRCLE, V1, "a"), before))
        .containsInstanceOf(Outcome.Already.class);
  }

  @Test
  void theSameBytesAmongOthersAreFoundWhateverTheirOrder() throws Exception {
    committed(share(XA, Audience.of(Set.of("party:" + XA)), V1, "a"));
    assertThat(node.commit(List.of(share(XB, CIRCLE, V1, "b")), nothing()).getFirst())
        .isInstanceOf(Outcome.Committed.class);

    assertThat(conflicts.on(share(XA, CIRCLE, V1, "b"), all()))
        .contains(new Outcome.Already(1, FakeNode.FIRST_MICROS + 1));
  }

  @Test
  void renditionsWithoutVersionStandSideBySideOneForEachParty() throws Exception {
    committed(share(XA, CIRCLE, NONE, "a"));

    assertThat(conflicts.on(share(XB, CIRCLE, NONE, "a"), all())).isEmpty();
    assertThat(conflicts.on(share(XB, CIRCLE, NONE, "b"), all())).isEmpty();
    assertThat(conflicts.on(share(XA, CIRCLE, NONE, "a"), all()))
        .containsInstanceOf(Outcome.Already.class);
    assertThat(conflicts.on(share(XA, CIRCLE, NONE, "b"), all()))
        .containsInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRemovalNeedsItsTarget() throws Exception {
    Draft draft = share(XA, CIRCLE, V1, "a");
    committed(draft);

    assertThat(conflicts.on(removal(draft, 7), all())).containsInstanceOf(Outcome.Refused.class);
    committed(removal(draft, 0));
    assertThat(conflicts.on(removal(draft, 0), all())).containsInstanceOf(Outcome.Refused.class);
    assertThat(conflicts.on(draft, all())).isEmpty();
  }

  @Test
  void whatCannotBeReadBackIsNotThere() throws Exception {
    committed(share(XA, CIRCLE, V1, "a"));
    node.damage(0);

    assertThat(conflicts.on(share(XA, CIRCLE, V1, "b"), all())).isEmpty();
  }

  @Test
  void whilePagesAreRebuiltADraftWaits() throws Exception {
    Conflicts rebuilding =
        new Conflicts(
            (_, _, _) -> {
              throw new LedgerBusyException("being rebuilt", 2);
            },
            node);

    assertThatThrownBy(() -> rebuilding.on(share(XA, CIRCLE, V1, "a"), all()))
        .isInstanceOf(LedgerBusyException.class)
        .hasMessage("being rebuilt");
  }
}
