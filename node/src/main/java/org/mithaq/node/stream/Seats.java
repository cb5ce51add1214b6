package org.mithaq.node.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mithaq.node.http.Refusal;

/** Who listens, so that nobody takes more than a share. Memory is bounded by the listeners. */
final class Seats {

  private static final int AGAIN_SECONDS = 15;

  private final StreamLimits limits;
  // Guarded by this.
  private int taken;
  private final Map<String, Integer> shares = new HashMap<>();

  Seats(StreamLimits limits) {
    this.limits = limits;
  }

  /**
   * Takes a seat.
   *
   * @param address a client's network
   * @param account empty for nobody in particular
   * @return gives the seat back; again, it does nothing
   * @throws Refusal 429 when the share is used up, 503 when all seats are taken
   */
  synchronized Runnable take(String address, Optional<String> account) throws Refusal {
    List<String> names = new ArrayList<>(List.of("address " + address));
    account.ifPresent(name -> names.add("account " + name));
    for (String name : names) {
      if (shares.getOrDefault(name, 0) >= limits.share()) {
        throw Refusal.of(
                429,
                "too-many-streams",
                "This %s has %d streams open, as many as it may: close one, or filter less apart."
                    .formatted(name.substring(0, name.indexOf(' ')), limits.share()),
                "")
            .with("Retry-After", Integer.toString(AGAIN_SECONDS));
      }
    }
    if (taken >= limits.listeners()) {
      throw Refusal.busy("As many listen as this node can serve; try again.", AGAIN_SECONDS);
    }
    taken++;
    names.forEach(name -> shares.merge(name, 1, Integer::sum));
    AtomicBoolean given = new AtomicBoolean();
    return () -> {
      if (given.compareAndSet(false, true)) {
        giveBack(names);
      }
    };
  }

  private synchronized void giveBack(List<String> names) {
    taken--;
    names.forEach(
        name -> shares.computeIfPresent(name, (_, count) -> count > 1 ? count - 1 : null));
  }

  synchronized int taken() {
    return taken;
  }
}
