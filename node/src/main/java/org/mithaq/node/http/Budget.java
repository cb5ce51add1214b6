package org.mithaq.node.http;

import java.util.concurrent.atomic.AtomicLong;

/** A number of bytes that all requests together may hold. */
final class Budget {

  private final long total;
  private final AtomicLong used = new AtomicLong();

  Budget(long total) {
    this.total = total;
  }

  long total() {
    return total;
  }

  /** Takes the bytes if they are left. */
  boolean take(long bytes) {
    long before = used.getAndAdd(bytes);
    if (before + bytes > total) {
      used.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
