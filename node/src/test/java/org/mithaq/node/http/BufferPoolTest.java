package org.mithaq.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Buffers for pages: bounded, reused, never lent twice. */
class BufferPoolTest {

  @Test
  void aBufferIsAsLargeAsAskedAndComesBackForTheNext() throws Exception {
    try (BufferPool pool = new BufferPool(1 << 20, Duration.ZERO)) {
      var lease = pool.lease(100_000).orElseThrow();
      var buffer = lease.buffer();
      assertThat(buffer.isDirect()).isTrue();
      assertThat(buffer.capacity()).isEqualTo(131_072);
      buffer.position(7);
      lease.close();
      lease.close();

      var again = pool.lease(70_000).orElseThrow();
      assertThat(again.buffer()).isSameAs(buffer);
      assertThat(again.buffer().position()).isZero();
      assertThat(pool.lent()).isEqualTo(131_072);
      again.close();
      assertThat(pool.lent()).isZero();
    }
  }

  @Test
  void whatIsLargerThanThePoolIsNeverLent() throws Exception {
    try (BufferPool pool = new BufferPool(1 << 20, Duration.ZERO)) {
      assertThat(pool.lease((1 << 20) + 1)).isEmpty();
      assertThat(pool.lease(Integer.MAX_VALUE)).isEmpty();
      assertThat(pool.lease(1 << 20)).isPresent();
    }
  }

  @Test
  void idleBuffersOfOtherSizesMakeRoom() throws Exception {
    try (BufferPool pool = new BufferPool(1 << 20, Duration.ZERO)) {
      List<BufferPool.Lease> small = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        small.add(pool.lease(65_536).orElseThrow());
      }
      assertThat(pool.lease(1)).isEmpty();
      small.forEach(BufferPool.Lease::close);

      assertThat(pool.lease(1 << 20)).isPresent();
    }
  }

  @Test
  void aWaiterGetsTheBufferThatComesBack() throws Exception {
    try (BufferPool pool = new BufferPool(65_536, Duration.ofSeconds(10))) {
      var first = pool.lease(1).orElseThrow();
      CountDownLatch got = new CountDownLatch(1);
      Thread waiter =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  pool.lease(1).orElseThrow().close();
                  got.countDown();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      first.close();
      waiter.join();
      assertThat(got.getCount()).isZero();
      assertThat(pool.lent()).isZero();
    }
  }

  @Test
  void oneBorrowerHoldsAQuarterOrASingleBufferAndOthersAreServed() throws Exception {
    try (BufferPool pool = new BufferPool(1 << 20, Duration.ZERO)) {
      var first = pool.lease(131_072, "192.0.2.1").orElseThrow();
      assertThat(pool.lease(131_072, "192.0.2.1")).isPresent();
      assertThat(pool.lease(65_536, "192.0.2.1")).isEmpty();
      assertThat(pool.lease(1 << 19, "192.0.2.2")).isPresent();
      assertThat(pool.lease(65_536, "192.0.2.2")).isEmpty();

      first.close();
      assertThat(pool.lease(65_536, "192.0.2.1")).isPresent();
    }
  }

  @Test
  void manyThreadsNeverShareABufferNorExceedTheCapacity() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("BufferPoolTest seed " + seed);
    AtomicLong wrong = new AtomicLong();
    try (BufferPool pool = new BufferPool(1 << 20, Duration.ofSeconds(10))) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Random random = new Random(seed + t);
        long mark = t;
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    for (int i = 0; i < 500; i++) {
                      try (var lease = pool.lease(1 + random.nextInt(300_000)).orElseThrow()) {
                        lease.buffer().putLong(0, mark);
                        Thread.yield();
                        if (lease.buffer().getLong(0) != mark || pool.lent() > 1 << 20) {
                          wrong.incrementAndGet();
                        }
                      }
                    }
                  } catch (InterruptedException | RuntimeException e) {
                    wrong.incrementAndGet();
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(wrong).hasValue(0);
      assertThat(pool.lent()).isZero();
    }
  }
}
