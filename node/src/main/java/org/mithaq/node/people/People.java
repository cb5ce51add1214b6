package org.mithaq.node.people;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mithaq.node.access.Account;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Parties;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.SecretDigest;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;

/**
 * The people that act for parties, each a small file under {@code state/people}. Nobody sets
 * another's password: whoever is invited, or invited again after a loss, sets both factors by a
 * link that is good once, for a day.
 */
public final class People implements Accounts {

  /** How long an invitation is good for. */
  public static final Duration INVITED = Duration.ofHours(24);

  /** Of a password, in characters. */
  public static final int SHORTEST = 12;

  static final int LONGEST = 200;

  private static final int MOST = 10_000;

  /** Of a case. */
  private static final int MOST_IN_CASE = 10;

  private static final Duration INVITED_TO_CASE = Duration.ofDays(30);

  private final StateFiles files;
  private final Parties parties;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Passwords passwords = new Passwords();
  private final String nothing = Totp.draw(random);
  private final Map<String, Person> byName = new ConcurrentHashMap<>();

  /** Finds who is kept; a file that can't be read is left where it is, and reported. */
  public People(Storage storage, Parties parties, InstantSource clock) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.PEOPLE);
    this.parties = parties;
    this.clock = clock;
    files.each(file -> {
      Person person = PersonFile.read(file);
      byName.put(person.name(), person);
    });
  }

  /** Whether nobody can sign in yet. */
  public boolean nobodyIsReady() {
    return byName.values().stream().noneMatch(Person::canSignIn);
  }

  /** The people of a party, by name. */
  public List<Person> of(String party) {
    return byName.values().stream()
        .filter(person -> person.party().equals(party))
        .sorted(Comparator.comparing(Person::name))
        .toList();
  }

  public Optional<Person> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Invites a person, or one that was here before again.
   *
   * @return the code of the link, told this once
   * @throws IllegalArgumentException with a sentence, for a name that can't be
   */
  public synchronized String invite(String name, String display, String party, Set<Role> roles)
      throws IOException {
    if (!Account.isName(name)) {
      throw new IllegalArgumentException(
          "a name has 1 to 63 small letters, digits and hyphens: amina-haddad");
    }
    if (find(name).filter(there -> !there.party().equals(party)).isPresent()
        || (find(name).isEmpty() && byName.size() >= MOST)) {
      throw new IllegalArgumentException("the name is taken");
    }
    String code = SecretDigest.drawSecret(random);
    keep(
        new Person(
            name,
            display,
            party,
            roles,
            Optional.empty(),
            new Person.Invited(SecretDigest.of(code), clock.instant().plus(INVITED))));
    return code;
  }

  /** An invitation to answer in a case: the account's name, and the code that is told this once. */
  public record CaseInvitation(String name, String code, Instant until) {

    /** Keeps the code out of logs. */
    @Override
    public String toString() {
      return name + ":…";
    }
  }

  /**
   * Invites somebody to answer for a party in one case, and in nothing else. Names are drawn: who
   * invites picks none. A diplomatic bag takes its time, and so may this.
   *
   * @throws IllegalArgumentException with a sentence, when there are as many as there may be
   */
  public synchronized CaseInvitation inviteToCase(String party, String accountabilityCase)
      throws IOException {
    Instant now = clock.instant();
    List<Person> there =
        of(party).stream()
            .filter(person -> person.onlyCase().filter(accountabilityCase::equals).isPresent())
            .toList();
    for (Person each : there) {
      if (each.lapsed(now)) {
        drop(each.name());
      }
    }
    if (there.stream().filter(each -> !each.lapsed(now)).count() >= MOST_IN_CASE
        || byName.size() >= MOST) {
      throw new IllegalArgumentException(
          "there are %d accounts for this case, as many as there may be".formatted(MOST_IN_CASE));
    }
    String code = SecretDigest.drawSecret(random);
    String name = "case-" + HexFormat.of().toHexDigits(random.nextInt());
    Instant until = now.plus(INVITED_TO_CASE);
    keep(
        new Person(
            name,
            name,
            party,
            Set.of(Role.RESPONDENT),
            Optional.of(accountabilityCase),
            new Person.Invited(SecretDigest.of(code), until)));
    return new CaseInvitation(name, code, until);
  }

  /**
   * Ends whoever can answer for a party in a case, and the links by which somebody could.
   *
   * @return names of the accounts that there were
   */
  public synchronized List<String> endInCase(String party, String accountabilityCase)
      throws IOException {
    List<String> names =
        of(party).stream()
            .filter(person -> person.onlyCase().filter(accountabilityCase::equals).isPresent())
            .map(Person::name)
            .toList();
    for (String name : names) {
      drop(name);
    }
    return names;
  }

  /** Whether anyone can answer for a party in a case, or was invited to and still may. */
  public boolean answersInCase(String party, String accountabilityCase) {
    Instant now = clock.instant();
    return of(party).stream()
        .anyMatch(person ->
            person.onlyCase().filter(accountabilityCase::equals).isPresent()
                && !person.lapsed(now));
  }

  /** Whoever may take up an invitation by this code, now. */
  public Optional<Person> invitedBy(String code) {
    SecretDigest given = SecretDigest.of(code);
    return byName.values().stream()
        .filter(person ->
            person.standing() instanceof Person.Invited(SecretDigest digest, var until)
                && digest.matches(given)
                && clock.instant().isBefore(until))
        .findFirst();
  }

  /** What stands in the way of a password or a code. */
  public enum Fault {
    /** The link is not good any more. */
    LINK,
    /** Too short or too long. */
    LENGTH,
    /** The name, or one character again and again. */
    GUESSED,
    /** The one-time password is not the secret's. */
    CODE
  }

  /** Takes an invitation up; empty when it is done. */
  public synchronized Optional<Fault> setUp(
      String code, String password, String totp, String oneTime)
      throws IOException, BusyException, InterruptedException {
    Optional<Person> person = invitedBy(code);
    if (person.isEmpty()) {
      return Optional.of(Fault.LINK);
    }
    Optional<Fault> fault = fault(person.get(), password);
    if (fault.isPresent()) {
      return fault;
    }
    OptionalLong step =
        Totp.isSecret(totp) ? Totp.step(totp, oneTime, clock.instant(), 0) : OptionalLong.empty();
    if (step.isEmpty()) {
      return Optional.of(Fault.CODE);
    }
    String digest = passwords.digest(password);
    keep(person.get().standing(new Person.Ready(digest, totp, step.getAsLong())));
    return Optional.empty();
  }

  private static Optional<Fault> fault(Person person, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of(Fault.LENGTH);
    }
    boolean guessed =
        password.contains(person.name()) || password.codePoints().distinct().count() < 5;
    return guessed ? Optional.of(Fault.GUESSED) : Optional.empty();
  }

  /** A new secret for a second factor. */
  public String drawFactor() {
    return Totp.draw(random);
  }

  /** Ends a person; of another party there is none. */
  public synchronized boolean end(String name, String party) throws IOException {
    if (find(name).filter(person -> person.party().equals(party)).isEmpty()) {
      return false;
    }
    drop(name);
    return true;
  }

  private void drop(String name) throws IOException {
    byName.remove(name);
    files.drop(name);
  }

  /**
   * Whether both factors are right; takes as long where the name is not known.
   *
   * @throws BusyException when too many sign in at once
   */
  public boolean isRight(String name, String password, String oneTime)
      throws IOException, BusyException, InterruptedException {
    Optional<Person.Ready> ready = find(name).flatMap(Person::ready);
    boolean right =
        password.length() <= LONGEST
            && passwords.matches(
                password, ready.map(Person.Ready::password).orElse(passwords.nothing()));
    OptionalLong step =
        Totp.step(
            ready.map(Person.Ready::totp).orElse(nothing),
            oneTime,
            clock.instant(),
            ready.map(Person.Ready::step).orElse(0L));
    return right && ready.isPresent() && step.isPresent() && take(name, step.getAsLong());
  }

  /** A one-time password is taken once, whoever is faster. */
  private synchronized boolean take(String name, long step) throws IOException {
    Optional<Person> person = find(name);
    Optional<Person.Ready> ready = person.flatMap(Person::ready);
    if (ready.isEmpty() || ready.get().step() >= step) {
      return false;
    }
    keep(person.get().standing(new Person.Ready(ready.get().password(), ready.get().totp(), step)));
    return true;
  }

  private void keep(Person person) throws IOException {
    files.keep(person.name(), json -> PersonFile.write(person, json));
    byName.put(person.name(), person);
  }

  /** People sign in; their passwords stand in no header. */
  @Override
  public Optional<Caller> byPassword(String name, String secret) {
    return Optional.empty();
  }

  @Override
  public Optional<Caller> byToken(String token) {
    return Optional.empty();
  }

  @Override
  public Optional<Caller> byName(String name) {
    return find(name).filter(Person::canSignIn).flatMap(this::caller);
  }

  private Optional<Caller> caller(Person person) {
    Optional<Party> party =
        person.onlyCase().isPresent()
            ? parties.registered(person.party())
            : parties.byId(person.party());
    return party.map(of -> {
      Set<String> tokens =
          new HashSet<>(
              person
                  .onlyCase()
                  .map(only -> parties.tokensInCase(of.id(), only))
                  .orElseGet(() -> parties.tokensOf(of)));
      tokens.add(Account.token(person.name()));
      return new Caller(party, Optional.of(person.name()), tokens, person.roles());
    });
  }
}
