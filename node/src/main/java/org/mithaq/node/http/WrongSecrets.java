package org.mithaq.node.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Slows down whoever guesses secrets: after so many failures in a minute an address is refused for
 * one account, known here or not, until that minute is over; after ten times as many, for all. The
 * right secret is refused then too, or else it would show.
 *
 * <p>Memory is fixed: counters are found by a digest under a key drawn at the start, so that nobody
 * can aim at another's. Two that meet in one counter are counted together.
 */
final class WrongSecrets {

  private static final int COUNTERS = 1 << 16;
  private static final long WINDOW_SECONDS = 60;
  private static final int ADDRESS_FACTOR = 10;

  /** A counter is the second in which its window began, and below that the failures in it. */
  private static final int COUNT_BITS = 24;

  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  private final int most;
  private final LongSupplier seconds;
  private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);
  private final byte[] key = new byte[16];

  /** When the last window ends: before the first failure and long after it nothing is looked up. */
  private volatile long quietFrom;

  /**
   * @param most failures in a minute of one account from one address, at least 1
   * @param seconds a clock that only goes forward, from 0 or more
   */
  WrongSecrets(int most, LongSupplier seconds) {
    this.most = most;
    this.seconds = seconds;
    new SecureRandom().nextBytes(key);
  }

  /**
   * Says whether to look at a secret at all.
   *
   * @throws Refusal 429 with the seconds to wait
   */
  void check(String address, String account) throws Refusal {
    long now = now();
    if (now < quietFrom) {
      long wait =
          Math.max(
              wait(counter(address, account), most, now),
              wait(counter(address, ""), most * ADDRESS_FACTOR, now));
      if (wait > 0) {
        throw Refusal.of(
                429,
                "too-many-failures",
                "Too many wrong secrets came from this address; wait, then send the right one.",
                "Authorization")
            .with("Retry-After", Long.toString(wait));
      }
    }
  }

  /** Counts a wrong secret. */
  void failed(String address, String account) {
    long now = now();
    counters.accumulateAndGet(counter(address, account), now, WrongSecrets::counted);
    counters.accumulateAndGet(counter(address, ""), now, WrongSecrets::counted);
    quietFrom = now + WINDOW_SECONDS;
  }

  private long now() {
    return seconds.getAsLong() + WINDOW_SECONDS;
  }

  private static long counted(long counter, long now) {
    boolean over = now - (counter >>> COUNT_BITS) >= WINDOW_SECONDS;
    return over ? now << COUNT_BITS | 1 : Math.min(counter + 1, counter | COUNT_MASK);
  }

  private long wait(int index, int limit, long now) {
    long counter = counters.get(index);
    long left = (counter >>> COUNT_BITS) + WINDOW_SECONDS - now;
    return (counter & COUNT_MASK) >= limit ? Math.max(0, left) : 0;
  }

  private int counter(String address, String account) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      digest.update(address.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(account.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest()).getInt() & (COUNTERS - 1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
