package org.mithaq.node.http;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Direct buffers for big responses, used again and again. Sizes are powers of two from 64 KiB; all
 * of them together, lent or idle, never take more than the capacity.
 */
public final class BufferPool implements AutoCloseable {

  private static final String NOBODY = "";
  private static final int SMALLEST = 64 * 1024;

  /** A buffer in use; closing gives it back and must happen once nobody reads it any more. */
  public final class Lease implements AutoCloseable {

    private final Slab slab;
    private final String borrower;
    private boolean closed;

    private Lease(Slab slab, String borrower) {
      this.slab = slab;
      this.borrower = borrower;
    }

    /** Of at least the size asked for; position 0, limit at its capacity. */
    public ByteBuffer buffer() {
      return slab.buffer;
    }

    @Override
    public void close() {
      giveBack(this);
    }
  }

  private record Slab(Arena arena, ByteBuffer buffer) {}

  private final long capacity;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition returned = lock.newCondition();
  // Guarded by the lock: idle buffers by size, the bytes of all, of the lent, and by borrower.
  private final TreeMap<Integer, Deque<Slab>> idle = new TreeMap<>();
  private long allocated;
  private long lent;
  private final Map<String, Long> held = new HashMap<>();

  /** An empty pool whose users wait two seconds for a buffer at most. */
  public BufferPool(long capacity) {
    this(capacity, Duration.ofSeconds(2));
  }

  /**
   * An empty pool.
   *
   * @param capacity bytes of all buffers together
   * @param patience how long to wait for a buffer
   */
  public BufferPool(long capacity, Duration patience) {
    if (capacity < SMALLEST) {
      throw new IllegalArgumentException("a pool holds at least " + SMALLEST + " bytes");
    }
    this.capacity = capacity;
    this.patience = patience;
  }

  /**
   * A buffer of at least this size.
   *
   * @return empty when none came free in time, or the pool is smaller than that
   */
  public Optional<Lease> lease(int size) throws InterruptedException {
    return lease(size, NOBODY);
  }

  /**
   * The same for a borrower that may hold a quarter of the capacity, and one buffer whatever its
   * size: whoever reads slowly on many connections waits for its own buffers, not others for them.
   *
   * @param borrower such as a client's address
   */
  public Optional<Lease> lease(int size, String borrower) throws InterruptedException {
    int rounded = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, size - 1)) << 1);
    if (rounded < size || rounded > capacity) {
      return Optional.empty();
    }
    long nanos = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        if (mayHold(borrower, rounded)) {
          Deque<Slab> same = idle.get(rounded);
          if (same != null && !same.isEmpty()) {
            return Optional.of(lend(same.pop(), borrower));
          }
          makeRoom(rounded);
          if (allocated + rounded <= capacity) {
            allocated += rounded;
            return Optional.of(lend(allocate(rounded), borrower));
          }
        }
        if (nanos <= 0) {
          return Optional.empty();
        }
        nanos = returned.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that all buffers together may take; the greatest buffer is the power of two below. */
  public long capacity() {
    return capacity;
  }

  /** Bytes of the buffers in use. */
  public long lent() {
    lock.lock();
    try {
      return lent;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no buffer is lent; false when the time was too short for that. */
  public boolean awaitIdle(Duration most) throws InterruptedException {
    long nanos = most.toNanos();
    lock.lockInterruptibly();
    try {
      while (lent > 0 && nanos > 0) {
        nanos = returned.awaitNanos(nanos);
      }
      return lent == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Frees the idle buffers; those in use are freed when they come back no more. */
  @Override
  public void close() {
    lock.lock();
    try {
      makeRoom(Long.MAX_VALUE / 2);
    } finally {
      lock.unlock();
    }
  }

  private boolean mayHold(String borrower, int size) {
    long already = held.getOrDefault(borrower, 0L);
    return borrower.equals(NOBODY) || already == 0 || already + size <= capacity / 4;
  }

  private Lease lend(Slab slab, String borrower) {
    slab.buffer.clear();
    lent += slab.buffer.capacity();
    held.merge(borrower, (long) slab.buffer.capacity(), Long::sum);
    return new Lease(slab, borrower);
  }

  // Closed when makeRoom drops the slab.
  @SuppressWarnings("MustBeClosedChecker")
  private static Slab allocate(int size) {
    Arena arena = Arena.ofShared();
    return new Slab(arena, arena.allocate(size, 4096).asByteBuffer());
  }

  /** Frees idle buffers of other sizes, the biggest first, as far as is needed. */
  private void makeRoom(long size) {
    while (allocated + size > capacity) {
      var biggest = idle.pollLastEntry();
      if (biggest == null) {
        return;
      }
      Deque<Slab> slabs = biggest.getValue();
      if (!slabs.isEmpty()) {
        slabs.pop().arena.close();
        allocated -= biggest.getKey();
        idle.put(biggest.getKey(), slabs);
      }
    }
  }

  private void giveBack(Lease lease) {
    lock.lock();
    try {
      if (lease.closed) {
        return;
      }
      lease.closed = true;
      int size = lease.slab.buffer.capacity();
      lent -= size;
      held.computeIfPresent(
          lease.borrower, (_, bytes) -> bytes == size ? null : Long.valueOf(bytes - size));
      idle.computeIfAbsent(size, _ -> new ArrayDeque<>()).push(lease.slab);
      returned.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
