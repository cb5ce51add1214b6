package org.mithaq.node.joining;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.mithaq.node.http.Refusal;

/** Looks at applicants' domains: a few at a time, and each application's not too often. */
final class DomainLookups {

  private static final int AT_ONCE = 4;
  private static final long BETWEEN_MILLIS = 5_000;

  private final Map<String, DomainProof> proofs;
  private final InstantSource clock;
  private final Semaphore running = new Semaphore(AT_ONCE);
  private final Map<String, Long> last = new ConcurrentHashMap<>();

  /**
   * @param proofs by the method's word
   */
  DomainLookups(Map<String, DomainProof> proofs, InstantSource clock) {
    this.proofs = Map.copyOf(proofs);
    this.clock = clock;
  }

  /** What is missing at an application's domain; empty where the proof stands there. */
  Optional<String> missing(Application application) throws Refusal {
    long now = clock.millis();
    Long before = last.get(application.id());
    if (before != null && now - before < BETWEEN_MILLIS) {
      throw Refusal.of(429, "too-often", "The domain was looked at just now; wait a moment.", "")
          .with("Retry-After", Long.toString(BETWEEN_MILLIS / 1000));
    }
    if (!running.tryAcquire()) {
      throw Refusal.busy("Other domains are being looked at; try again.", 2);
    }
    try {
      last.values().removeIf(time -> now - time >= BETWEEN_MILLIS);
      last.put(application.id(), now);
      DomainProof proof =
          Optional.ofNullable(proofs.get(application.mandate().method().orElse("")))
              .orElseThrow(
                  () -> Refusal.of(409, "no-such-proof", "This node does not look there.", ""));
      return proof.missing(application.mandate().domain().orElse(""), application.proof());
    } finally {
      running.release();
    }
  }
}
