package org.mithaq.node.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Terms;

/**
 * Acts on their way to one view of look-up. It takes what it has room for and never blocks whoever
 * brings them: what comes while it is full is read from the vault later.
 */
final class Feed {

  private static final int ACT_WEIGHT = 400;
  private static final int BATCH = 512;

  /** Less than this waits until whoever takes comes by itself. */
  private static final long WORTH_WAKING = 256 << 10;

  private record Waiting(Act act, long weight) {}

  private final long most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition roomier = lock.newCondition();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private long weight;
  private boolean gap;
  private boolean closed;
  private boolean nudged;
  private volatile long offered;

  /**
   * Begins with a gap: nothing is known of what came before.
   *
   * @param most weight of what may wait, about bytes
   * @param offered the sequence number behind the last act so far
   */
  Feed(long most, long offered) {
    this.most = most;
    this.offered = offered;
    this.gap = true;
  }

  void offer(List<Act> acts) {
    lock.lock();
    try {
      for (Act act : acts) {
        offered = act.sequence() + 1;
        long own = act.terms().map(Feed::weigh).orElse(0L) + ACT_WEIGHT;
        if (!gap && weight + own > most) {
          gap = true;
        }
        if (!gap) {
          queue.add(new Waiting(act, own));
          weight += own;
        }
      }
      if (gap || weight >= WORTH_WAKING) {
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private static long weigh(Terms terms) {
    return weigh(terms.names())
        + weigh(terms.observables())
        + weigh(terms.text())
        + weigh(terms.ends());
  }

  private static long weigh(List<String> texts) {
    long sum = 0;
    for (String text : texts) {
      sum += text.length() + 50L;
    }
    return sum;
  }

  /**
   * Blocks while it is half full, or until the time is up. What is left to the vault is read there
   * at a pace of its own: nobody waits for that.
   */
  void awaitRoom(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (weight > most / 2 && !gap && !closed && left > 0) {
        left = roomier.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the waiting of who takes, now or the next time. */
  void nudge() {
    lock.lock();
    try {
      nudged = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Some acts in order, as soon as there are many, when the time is up, or when nudged. None where
   * there are none, there is a gap, or it is closed.
   */
  List<Act> take(long nanos) throws InterruptedException {
    List<Act> batch = new ArrayList<>();
    lock.lock();
    try {
      long left = nanos;
      while (weight < WORTH_WAKING && !gap && !closed && !nudged && left > 0) {
        left = arrived.awaitNanos(left);
      }
      nudged = false;
      while (!queue.isEmpty() && batch.size() < BATCH) {
        Waiting waiting = queue.remove();
        weight -= waiting.weight();
        batch.add(waiting.act());
      }
      roomier.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether acts were left out behind the last one taken. From here on it takes them again: whoever
   * asks reads what was left out from the vault.
   */
  boolean closeGap() {
    lock.lock();
    try {
      boolean was = gap && queue.isEmpty();
      if (was) {
        gap = false;
      }
      return was;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what waits: it is read from the vault again. */
  void restart() {
    lock.lock();
    try {
      queue.clear();
      weight = 0;
      gap = true;
    } finally {
      lock.unlock();
    }
  }

  /** The sequence number behind the last act offered. */
  long offered() {
    return offered;
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until closed, or the time is up; whether it is closed. */
  boolean awaitClosed(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (!closed && left > 0) {
        left = arrived.awaitNanos(left);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }
}
