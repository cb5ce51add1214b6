package org.mithaq.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.storage.FileStorage;

/** What the accounts of joined parties open, keep and never open. */
class JoinedAccountsTest {

  private static final Party ONE = party(1);
  private static final Party TWO = party(2);

  @TempDir Path folder;
  private Parties parties;
  private JoinedAccounts accounts;

  @BeforeEach
  void open() throws IOException {
    // A circle whose member has the slug that a joined party has.
    parties =
        new Parties(
            List.of(), List.of(new Circle("circle", "Circle", Set.of(ONE.slug()))), Standings.NONE);
    accounts = new JoinedAccounts(new FileStorage(folder), parties, 2);
  }

  private static Party party(int number) {
    return JoinedAccount.party(
        "identity--00000000-0000-4000-8000-00000000000" + number,
        "Party " + number,
        PartyCategory.COMPANY,
        Optional.of("XA"),
        true);
  }

  @Test
  void anAccountIsItsPartysAndOutlivesARestart() throws IOException {
    JoinedAccounts.Opened told = accounts.open(ONE);
    assertThat(told.toString()).doesNotContain(told.secret());
    for (int i = 0; i < 2; i++) {
      Caller caller = accounts.byPassword(told.name(), told.secret()).orElseThrow();
      assertThat(caller.party()).contains(ONE);
      assertThat(caller.is(Role.OPERATOR)).isFalse();
      assertThat(caller.tokens())
          .containsExactlyInAnyOrder("public", ONE.token(), "delegate:" + told.name());
      assertThat(accounts.byToken(told.secret())).contains(caller);
      assertThat(parties.byId(ONE.id())).contains(ONE);
      assertThat(parties.bySlug(ONE.slug())).isEmpty();
      open();
    }
  }

  @Test
  void anotherSecretEndsTheOneBefore() throws IOException {
    JoinedAccounts.Opened first = accounts.open(ONE);
    JoinedAccounts.Opened second = accounts.open(ONE);

    assertThat(second.name()).isEqualTo(first.name());
    assertThat(accounts.byPassword(first.name(), first.secret())).isEmpty();
    assertThat(accounts.byToken(first.secret())).isEmpty();
    assertThat(accounts.byPassword(first.name(), second.secret())).isPresent();
  }

  @Test
  void theirNumberIsBounded() throws IOException {
    accounts.open(ONE);
    accounts.open(TWO);

    assertThat(accounts.hasRoomFor(party(3).id())).isFalse();
    assertThatThrownBy(() -> accounts.open(party(3))).hasMessageContaining("2 accounts");
    assertThat(parties.byId(party(3).id())).isEmpty();
    assertThat(accounts.hasRoomFor(TWO.id())).isTrue();
    accounts.open(TWO);
  }

  @Test
  void noAccountOfTheConfigurationHasSuchAName() throws IOException {
    String name = accounts.open(ONE).name();
    SecretDigest secret = SecretDigest.of("x");
    assertThatThrownBy(() -> new Account(name, Optional.of("x"), secret, Role.ofParty()))
        .isInstanceOf(IllegalArgumentException.class);
    // Yet it can be named among the readers of an object.
    assertThat(Account.isName(name)).isTrue();
    assertThat(Account.isName("joined.x")).isFalse();
  }

  @Test
  void wrongSecretsAndUnknownNamesGetNobody() throws IOException {
    JoinedAccounts.Opened told = accounts.open(ONE);
    assertThat(accounts.byPassword(told.name(), "")).isEmpty();
    assertThat(accounts.byPassword(JoinedAccount.nameFor(TWO.id()), told.secret())).isEmpty();
    assertThat(accounts.byPassword(told.name(), told.secret() + "0")).isEmpty();
    assertThat(accounts.byPassword(told.name(), "x".repeat(1 << 20))).isEmpty();
    assertThat(accounts.byToken("x".repeat(1 << 20))).isEmpty();
    assertThat(accounts.byToken("")).isEmpty();
  }

  @Test
  void whatIsDamagedOpensNothingAndStays() throws IOException {
    JoinedAccounts.Opened one = accounts.open(ONE);
    JoinedAccounts.Opened two = accounts.open(TWO);
    Path file = folder.resolve("state/accounts/" + one.name() + ".json");
    Files.writeString(file, Files.readString(file).replace("\"exercise\":true,", ""));
    Files.writeString(folder.resolve("state/accounts/x.json.new"), "half");

    open();

    assertThat(accounts.byPassword(one.name(), one.secret())).isEmpty();
    assertThat(accounts.byPassword(two.name(), two.secret())).isPresent();
    assertThat(file).exists();
    assertThat(folder.resolve("state/accounts/x.json.new")).doesNotExist();
  }
}
