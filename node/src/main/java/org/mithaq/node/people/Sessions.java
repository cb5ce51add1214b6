package org.mithaq.node.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.access.Accounts;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.SecretDigest;

/**
 * Who is signed in. A session is known by 256 random bits that the browser alone keeps; here is
 * their digest, in memory: a restart signs everybody out. What a session opens is looked up at
 * every request.
 */
public final class Sessions {

  /** Without a request. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** In all. */
  public static final Duration ALTOGETHER = Duration.ofHours(12);

  private static final int MOST = 10_000;
  private static final int LONGEST_COOKIE = 128;

  private final Accounts accounts;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  // Guarded by this.
  private final Map<SecretDigest, Session> byDigest = new HashMap<>();

  private record Session(String name, String formToken, Instant began, Instant used) {

    boolean over(Instant now) {
      return !now.isBefore(began.plus(ALTOGETHER)) || !now.isBefore(used.plus(IDLE));
    }
  }

  /**
   * What a browser's session opens now.
   *
   * @param formToken what every form of the session carries
   */
  public record Open(Caller caller, String formToken) {}

  /**
   * Nobody is signed in.
   *
   * @param accounts who the people are, by name
   */
  public Sessions(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Opens a session; the secret is the cookie's. */
  public synchronized String open(String name) {
    Instant now = clock.instant();
    byDigest.values().removeIf(session -> session.over(now));
    if (byDigest.size() >= MOST) {
      byDigest.entrySet().stream()
          .min(Map.Entry.comparingByValue(java.util.Comparator.comparing(Session::used)))
          .ifPresent(oldest -> byDigest.remove(oldest.getKey()));
    }
    String secret = SecretDigest.drawSecret(random);
    byDigest.put(
        SecretDigest.of(secret), new Session(name, SecretDigest.drawSecret(random), now, now));
    return secret;
  }

  /** What a cookie opens; nothing once it is over, or its account is gone. */
  public Optional<Open> of(String secret) {
    if (secret.length() > LONGEST_COOKIE) {
      return Optional.empty();
    }
    return used(SecretDigest.of(secret)).flatMap(this::opens);
  }

  /** The same, without counting as a request: what only goes on keeps no session open. */
  public Optional<Open> still(String secret) {
    if (secret.length() > LONGEST_COOKIE) {
      return Optional.empty();
    }
    return running(SecretDigest.of(secret)).flatMap(this::opens);
  }

  private Optional<Open> opens(Session session) {
    return accounts.byName(session.name()).map(caller -> new Open(caller, session.formToken()));
  }

  private synchronized Optional<Session> running(SecretDigest digest) {
    Instant now = clock.instant();
    return Optional.ofNullable(byDigest.get(digest)).filter(session -> !session.over(now));
  }

  private synchronized Optional<Session> used(SecretDigest digest) {
    Instant now = clock.instant();
    Optional<Session> session = Optional.ofNullable(byDigest.get(digest));
    if (session.filter(each -> !each.over(now)).isEmpty()) {
      byDigest.remove(digest);
      return Optional.empty();
    }
    Session there = session.get();
    Session later = new Session(there.name(), there.formToken(), there.began(), now);
    byDigest.put(digest, later);
    return Optional.of(later);
  }

  /** Whether some account has a name. */
  public boolean knows(String name) {
    return accounts.byName(name).isPresent();
  }

  public synchronized void end(String secret) {
    byDigest.remove(SecretDigest.of(secret));
  }

  /** Ends all sessions of an account. */
  public synchronized void endAll(String name) {
    byDigest.values().removeIf(session -> session.name().equals(name));
  }
}
