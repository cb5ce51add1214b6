package org.mithaq.node.access;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.storage.StateDirectory;
import org.mithaq.node.storage.StateFiles;
import org.mithaq.node.storage.Storage;

/**
 * The tokens that accounts have issued, each a small file under {@code state/tokens}. A token is
 * good for what its account may do at the moment of use, within its scope, until it expires or is
 * revoked: at once, for the next request. Taken as Bearer, and as the password of HTTP Basic with
 * the account's name, as TAXII clients want it.
 */
public final class Tokens implements Accounts {

  private static final int ID_BYTES = 8;
  private static final int LONGEST_SECRET = 1024;

  /** Longer ones are forgotten somewhere, and nobody misses them when they leak. */
  public static final Duration LONGEST = Duration.ofDays(366);

  /** Of one account. */
  public static final int MOST = 100;

  private final StateFiles files;
  private final Accounts accounts;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final SecretDigest nothing = SecretDigest.of(SecretDigest.drawSecret(random));
  // Guarded by this.
  private final Map<String, IssuedToken> byId = new HashMap<>();
  private final Map<SecretDigest, IssuedToken> byDigest = new HashMap<>();

  /** A token, told this once. */
  public record Told(IssuedToken issued, String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return issued.id() + ":…";
    }
  }

  /**
   * Finds what is kept; a file that can't be read is left where it is, and reported.
   *
   * @param accounts who the holders are, by name
   */
  public Tokens(Storage storage, Accounts accounts, InstantSource clock) throws IOException {
    this.files = new StateFiles(storage, StateDirectory.TOKENS);
    this.accounts = accounts;
    this.clock = clock;
    files.each(file -> enter(TokenFile.read(file)));
  }

  private synchronized void enter(IssuedToken token) {
    byId.put(token.id(), token);
    byDigest.put(token.digest(), token);
  }

  /**
   * Issues a token; what is expired of the account's goes.
   *
   * @throws IllegalArgumentException with a sentence, when it would last too long or not at all, or
   *     the account has as many as it may
   * @throws IOException when it could not be kept; then nothing changed
   */
  public synchronized Told issue(String account, Scope scope, Duration lasts, String note)
      throws IOException {
    if (lasts.compareTo(Duration.ofMinutes(1)) < 0 || lasts.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a token lasts from a minute to " + LONGEST.toDays() + " days");
    }
    Instant now = clock.instant();
    for (IssuedToken each : of(account)) {
      if (each.expired(now)) {
        drop(each);
      }
    }
    if (of(account).size() >= MOST) {
      throw new IllegalArgumentException(
          "the account has " + MOST + " tokens, as many as it may: revoke one first");
    }
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String secret = SecretDigest.drawSecret(random);
    IssuedToken token =
        new IssuedToken(
            HexFormat.of().formatHex(id),
            account,
            SecretDigest.of(secret),
            scope,
            now,
            now.plus(lasts),
            note);
    files.keep(token.id(), json -> TokenFile.write(token, json));
    enter(token);
    return new Told(token, secret);
  }

  /** The tokens of an account, the oldest first. */
  public synchronized List<IssuedToken> of(String account) {
    return byId.values().stream()
        .filter(token -> token.account().equals(account))
        .sorted(Comparator.comparing(IssuedToken::issued).thenComparing(IssuedToken::id))
        .toList();
  }

  /**
   * Revokes a token of an account.
   *
   * @return whether there was one
   * @throws IOException when it is revoked until the next start alone
   */
  public synchronized boolean revoke(String account, String id) throws IOException {
    Optional<IssuedToken> token =
        Optional.ofNullable(byId.get(id)).filter(found -> found.account().equals(account));
    if (token.isPresent()) {
      drop(token.get());
    }
    return token.isPresent();
  }

  /** Revokes all tokens of an account. */
  public synchronized void revokeAll(String account) throws IOException {
    for (IssuedToken each : of(account)) {
      drop(each);
    }
  }

  private synchronized void drop(IssuedToken token) throws IOException {
    byId.remove(token.id());
    byDigest.remove(token.digest());
    files.drop(token.id());
  }

  @Override
  public Optional<Caller> byPassword(String name, String secret) {
    return held(secret).filter(token -> token.account().equals(name)).flatMap(this::caller);
  }

  @Override
  public Optional<Caller> byToken(String token) {
    return held(token).flatMap(this::caller);
  }

  /** Tokens make no accounts. */
  @Override
  public Optional<Caller> byName(String name) {
    return Optional.empty();
  }

  private Optional<Caller> caller(IssuedToken token) {
    return accounts.byName(token.account()).map(holder -> holder.within(token.scope()));
  }

  private Optional<IssuedToken> held(String secret) {
    if (secret.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    SecretDigest given = SecretDigest.of(secret);
    Optional<IssuedToken> token = found(given);
    boolean right = given.matches(token.map(IssuedToken::digest).orElse(nothing));
    return token.filter(each -> right && !each.expired(clock.instant()));
  }

  private synchronized Optional<IssuedToken> found(SecretDigest digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }
}
