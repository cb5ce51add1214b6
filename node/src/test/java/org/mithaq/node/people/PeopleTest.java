package org.mithaq.node.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.PartyCategory;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.Standings;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.storage.FaultyStorage;

/** People, their two factors and their sessions, by a clock that the test turns. */
final class PeopleTest {

  private static final String PASSWORD = "three words and more";
  private static final String WHERE = "192.0.2.1";
  private static final Party PARTY =
      new Party(
          "identity--a0000000-0000-4000-8000-0000000000a1",
          "cert-xa",
          "CERT",
          PartyCategory.STATE,
          Optional.of("XA"),
          true,
          true);

  private final FaultyStorage storage = new FaultyStorage(1);
  private final List<AuditEntry> audit = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private People people;
  private Sessions sessions;
  private SignIn door;
  private String factor;

  @BeforeEach
  void open() throws Exception {
    reopen();
    String code = people.invite("amina", "Amina Haddad", PARTY.id(), Set.of(Role.CONTRIBUTOR));
    factor = people.drawFactor();
    assertThat(people.setUp(code, PASSWORD, factor, Totp.at(factor, now))).isEmpty();
    now = now.plusSeconds(30);
  }

  private void reopen() throws IOException {
    people = new People(storage, new Parties(List.of(PARTY), List.of(), Standings.NONE), () -> now);
    sessions = new Sessions(people, () -> now);
    door = new SignIn(people, sessions, Optional.empty(), audit::add, () -> now);
  }

  private SignIn.Result in(String password, String code) throws Exception {
    return door.in("amina", password, code, WHERE);
  }

  private String signedIn() throws Exception {
    SignIn.Result result = in(PASSWORD, Totp.at(factor, now));
    assertThat(result).isInstanceOf(SignIn.Result.In.class);
    return ((SignIn.Result.In) result).cookie();
  }

  @Test
  void theVectorsOfRfc6238() {
    String secret = Totp.base32("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    // Appendix B, the last six of its eight digits.
    assertThat(Totp.at(secret, Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(Totp.at(secret, Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
    assertThat(Totp.at(secret, Instant.ofEpochSecond(1234567890))).isEqualTo("005924");
    assertThat(Totp.at(secret, Instant.ofEpochSecond(20000000000L))).isEqualTo("353130");
  }

  @Test
  void bothFactorsAreNeededAndACodeIsTakenOnce() throws Exception {
    String code = Totp.at(factor, now);
    assertThat(in("another password", code)).isEqualTo(new SignIn.Result.Wrong());
    assertThat(in(PASSWORD, "")).isEqualTo(new SignIn.Result.Wrong());
    String cookie = signedIn();
    assertThat(sessions.of(cookie).orElseThrow().caller().party()).contains(PARTY);
    assertThat(in(PASSWORD, code)).isEqualTo(new SignIn.Result.Wrong());
    reopen();
    assertThat(in(PASSWORD, code)).isEqualTo(new SignIn.Result.Wrong());
    assertThat(audit)
        .extracting(AuditEntry::kind)
        .contains(AuditEntry.Kind.SIGNED_IN, AuditEntry.Kind.SIGN_IN_REFUSED);
    assertThat(audit).noneMatch(entry -> entry.detail().contains(PASSWORD));
  }

  @Test
  void aClockMayBeAStepOffAndNoMore() throws Exception {
    now = now.plus(Duration.ofDays(1));
    assertThat(in(PASSWORD, Totp.at(factor, now.minusSeconds(60))))
        .isEqualTo(new SignIn.Result.Wrong());
    assertThat(in(PASSWORD, Totp.at(factor, now.plusSeconds(60))))
        .isEqualTo(new SignIn.Result.Wrong());
    assertThat(in(PASSWORD, Totp.at(factor, now.minusSeconds(30))))
        .isInstanceOf(SignIn.Result.In.class);
  }

  @Test
  void nothingOfItStandsInTheFileAsItIs() throws IOException {
    String file = new String(storage.read("state/people/amina.json"), StandardCharsets.UTF_8);
    assertThat(file).contains("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
  }

  @Test
  void aSessionEndsWhenItIsIdleAndAfterTwelveHours() throws Exception {
    String cookie = signedIn();
    now = now.plus(Sessions.IDLE).minusSeconds(1);
    assertThat(sessions.of(cookie)).isPresent();
    now = now.plus(Sessions.IDLE);
    assertThat(sessions.of(cookie)).isEmpty();

    String other = signedIn();
    Instant end = now.plus(Sessions.ALTOGETHER);
    while (now.isBefore(end)) {
      assertThat(sessions.of(other)).isPresent();
      now = now.plus(Duration.ofMinutes(29));
    }
    assertThat(sessions.of(other)).isEmpty();
    assertThat(sessions.of("x")).isEmpty();
    assertThat(sessions.of("x".repeat(10_000))).isEmpty();
  }

  @Test
  void whoGuessesWaitsLongerEachTimeAndLocksNobodyElseOut() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(in("a wrong password", "")).isEqualTo(new SignIn.Result.Wrong());
    }
    assertThat(in(PASSWORD, Totp.at(factor, now))).isEqualTo(new SignIn.Result.Wait(1));
    long waited = 1;
    for (int i = 0; i < 12; i++) {
      now = now.plusSeconds(waited);
      assertThat(in("a wrong password", "")).isEqualTo(new SignIn.Result.Wrong());
      waited = ((SignIn.Result.Wait) in("a wrong password", "")).seconds();
    }
    assertThat(waited).isEqualTo(900);
    assertThat(door.in("amina", PASSWORD, Totp.at(factor, now), "198.51.100.7"))
        .isInstanceOf(SignIn.Result.In.class);
  }

  @Test
  void anInvitationIsGoodOnceForADay() throws Exception {
    String code = people.invite("bo", "Bo", PARTY.id(), Set.of());
    assertThat(people.byName("bo")).isEmpty();
    String secret = people.drawFactor();
    assertThat(people.setUp(code, "short", secret, Totp.at(secret, now)))
        .contains(People.Fault.LENGTH);
    assertThat(people.setUp(code, "bobobobobobobo", secret, Totp.at(secret, now)))
        .contains(People.Fault.GUESSED);
    assertThat(people.setUp(code, PASSWORD, secret, "")).contains(People.Fault.CODE);
    assertThat(people.setUp(code, PASSWORD, secret, Totp.at(secret, now))).isEmpty();
    assertThat(people.setUp(code, PASSWORD, secret, Totp.at(secret, now)))
        .contains(People.Fault.LINK);

    String late = people.invite("cy", "Cy", PARTY.id(), Set.of());
    now = now.plus(People.INVITED);
    assertThat(people.invitedBy(late)).isEmpty();
    assertThatThrownBy(() -> people.invite("../x", "X", PARTY.id(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoIsInvitedAgainOrEndedOpensNothingAnyMore() throws Exception {
    String cookie = signedIn();
    String code = people.invite("amina", "Amina Haddad", PARTY.id(), Set.of(Role.READER));
    assertThat(sessions.of(cookie)).isEmpty();
    now = now.plusSeconds(30);
    assertThat(in(PASSWORD, Totp.at(factor, now))).isEqualTo(new SignIn.Result.Wrong());
    assertThat(people.invitedBy(code)).isPresent();
    assertThat(people.end("amina", "identity--of-another")).isFalse();
    assertThat(people.end("amina", PARTY.id())).isTrue();
    assertThat(people.invitedBy(code)).isEmpty();
    reopen();
    assertThat(people.of(PARTY.id())).isEmpty();
  }
}
