package org.mithaq.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mithaq.node.storage.FaultyStorage;

/** Tokens as they are kept, by a clock that the test turns. */
final class TokensTest {

  private static final Scope ALL = new Scope(Optional.empty(), Set.of(Scope.Verb.READ));
  private static final Account MACHINE =
      new Account("machine", Optional.empty(), SecretDigest.of("s"), Set.of(Role.OPERATOR));

  private final FaultyStorage storage = new FaultyStorage(1);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private Tokens open() throws IOException {
    Parties nobody = new Parties(List.of(), List.of(), Standings.NONE);
    return new Tokens(storage, new ConfiguredAccounts(List.of(MACHINE), nobody), () -> now);
  }

  @Test
  void oneExpiresToTheSecondAndIsGoneWithTheNext() throws IOException {
    Tokens tokens = open();
    Tokens.Told told = tokens.issue("machine", ALL, Duration.ofDays(1), "");
    now = now.plus(Duration.ofDays(1)).minusSeconds(1);
    assertThat(tokens.byToken(told.secret())).isPresent();
    assertThat(tokens.byPassword("machine", told.secret())).isPresent();
    now = now.plusSeconds(1);
    assertThat(tokens.byToken(told.secret())).isEmpty();
    assertThat(tokens.byPassword("machine", told.secret())).isEmpty();

    tokens.issue("machine", ALL, Duration.ofDays(1), "");
    assertThat(tokens.of("machine")).hasSize(1);
    assertThat(storage.list("state/tokens")).hasSize(1);
  }

  @Test
  void aTokenNeitherOperatesNorAdministers() throws IOException {
    Tokens tokens = open();
    String secret = tokens.issue("machine", ALL, Duration.ofDays(1), "").secret();

    assertThat(tokens.byToken(secret).orElseThrow().is(Role.OPERATOR)).isFalse();
  }

  @Test
  void whatIsRevokedOpensNothingAfterARestartEither() throws IOException {
    Tokens tokens = open();
    Tokens.Told kept = tokens.issue("machine", ALL, Duration.ofDays(9), "kept");
    Tokens.Told gone = tokens.issue("machine", ALL, Duration.ofDays(9), "gone");
    assertThat(tokens.revoke("other", gone.issued().id())).isFalse();
    assertThat(tokens.revoke("machine", gone.issued().id())).isTrue();

    for (Tokens each : List.of(tokens, open())) {
      assertThat(each.byToken(kept.secret())).isPresent();
      assertThat(each.byToken(gone.secret())).isEmpty();
      assertThat(each.of("machine")).extracting(IssuedToken::note).containsExactly("kept");
    }
  }

  @Test
  void anAccountHasAHundredAndNoneForLongerThanAYear() throws IOException {
    Tokens tokens = open();
    for (int i = 0; i < Tokens.MOST; i++) {
      tokens.issue("machine", ALL, Duration.ofDays(1), "");
    }
    assertThatThrownBy(() -> tokens.issue("machine", ALL, Duration.ofDays(1), ""))
        .hasMessageContaining("revoke one first");
    assertThatThrownBy(() -> tokens.issue("machine", ALL, Duration.ofDays(367), ""))
        .hasMessageContaining("366 days");
  }

  @Test
  void whatCouldNotBeKeptOpensNothing() throws IOException {
    Tokens tokens = open();
    storage.failAt(storage.calls() + 2, FaultyStorage.Fault.ERROR);
    assertThatThrownBy(() -> tokens.issue("machine", ALL, Duration.ofDays(1), ""))
        .isInstanceOf(IOException.class);
    assertThat(tokens.of("machine")).isEmpty();
  }
}
