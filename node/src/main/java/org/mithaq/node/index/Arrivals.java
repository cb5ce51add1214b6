package org.mithaq.node.index;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;

/**
 * How far acts can be read, for whoever waits for the next one. Keeps no acts: they are read from
 * the vault. Telling of new ones costs the writer the same however many wait.
 */
public final class Arrivals {

  private record State(long end, long erasures, CountDownLatch over) {}

  private volatile State state;

  /**
   * @param end the number behind the last act that can be read
   */
  public Arrivals(long end) {
    this.state = new State(end, 0, new CountDownLatch(1));
  }

  /** Tells of acts that all views have, in order. Called by the ledger's writer alone. */
  public void apply(List<Act> acts) {
    if (acts.isEmpty()) {
      return;
    }
    State before = state;
    long erased = acts.stream().filter(act -> act.shown().kind() == ActKind.ERASE).count();
    state =
        new State(acts.getLast().sequence() + 1, before.erasures + erased, new CountDownLatch(1));
    before.over.countDown();
  }

  /** The number behind the last act that can be read. */
  public long end() {
    return state.end;
  }

  /** How many acts were erased since the start; what was read before it grew may be gone. */
  public long erasures() {
    return state.erasures;
  }

  /** Blocks until the act of a number can be read, or the time is up. */
  public void await(long sequence, long nanos) throws InterruptedException {
    long until = System.nanoTime() + nanos;
    State now = state;
    while (now.end <= sequence) {
      long left = until - System.nanoTime();
      if (left <= 0 || !now.over.await(left, TimeUnit.NANOSECONDS)) {
        return;
      }
      now = state;
    }
  }
}
