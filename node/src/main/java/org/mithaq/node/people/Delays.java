package org.mithaq.node.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes whoever guesses wait longer each time: from the third failure on one, two, four seconds and
 * so on up to a quarter of an hour, for one account from one network. So nobody locks an account
 * out from elsewhere; and one network that fails for many accounts waits for all of them.
 */
final class Delays {

  private static final int FREE = 2;
  private static final int FREE_OF_NETWORK = 50;
  private static final long LONGEST_SECONDS = 900;
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int MOST = 50_000;

  private final InstantSource clock;
  // Guarded by this; the eldest goes first.
  private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

  private record Failures(int count, Instant last) {}

  Delays(InstantSource clock) {
    this.clock = clock;
  }

  /** Seconds to wait before the next try; 0 for none. */
  synchronized long wait(String account, String network) {
    return Math.max(wait(key(account, network), FREE), wait(key("", network), FREE_OF_NETWORK));
  }

  private long wait(String key, int free) {
    Failures known = failures.getOrDefault(key, new Failures(0, Instant.EPOCH));
    Instant now = clock.instant();
    if (known.count <= free || now.isAfter(known.last.plus(FORGOTTEN))) {
      return 0;
    }
    long seconds = Math.min(LONGEST_SECONDS, 1L << Math.min(20, known.count - free - 1));
    return Math.max(0, known.last.plusSeconds(seconds).getEpochSecond() - now.getEpochSecond());
  }

  synchronized void failed(String account, String network) {
    count(key(account, network));
    count(key("", network));
    while (failures.size() > MOST) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private void count(String key) {
    Instant now = clock.instant();
    Failures known = failures.getOrDefault(key, new Failures(0, now));
    boolean old = now.isAfter(known.last.plus(FORGOTTEN));
    failures.put(key, new Failures(old ? 1 : known.count + 1, now));
  }

  synchronized void succeeded(String account, String network) {
    failures.remove(key(account, network));
  }

  private static String key(String account, String network) {
    return network + " " + account;
  }
}
