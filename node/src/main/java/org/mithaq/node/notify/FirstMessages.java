package org.mithaq.node.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.mithaq.node.mail.MailAddress;

/**
 * Counts the messages with codes that go to addresses which nobody has confirmed, so that nobody is
 * flooded through this node. Counts in memory: a restart begins anew.
 */
final class FirstMessages {

  private static final Duration WITHIN = Duration.ofDays(1);
  private static final int TO_ADDRESS = 3;
  private static final int OF_PARTY = 20;
  private static final int IN_ALL = 2000;

  private record Sent(Instant at, String party, MailAddress to) {}

  private final InstantSource clock;
  // Guarded by this; the oldest first.
  private final Deque<Sent> sent = new ArrayDeque<>();

  FirstMessages(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether one more may be sent; then it counts. */
  synchronized boolean take(String party, MailAddress to) {
    Instant now = clock.instant();
    while (!sent.isEmpty() && !sent.getFirst().at().plus(WITHIN).isAfter(now)) {
      sent.removeFirst();
    }
    boolean free =
        sent.size() < IN_ALL
            && sent.stream().filter(each -> each.to().equals(to)).count() < TO_ADDRESS
            && sent.stream().filter(each -> each.party().equals(party)).count() < OF_PARTY;
    if (free) {
      sent.addLast(new Sent(now, party, to));
    }
    return free;
  }
}
