package org.mithaq.node.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mithaq.node.access.Audience;
import org.mithaq.node.index.Arrivals;
import org.mithaq.node.vault.Act;

/**
 * Acts as events, in blocks of consecutive numbers that all listeners share, so that an act's
 * headers are read once and not once for each. Some blocks are kept, those used last. Whoever asks
 * after an erasure was acknowledged is given nothing of what was erased.
 *
 * <p>Old blocks are read by one thread at a time, and new ones by another: whoever reads years of
 * history takes one core at most, and holds nobody up who waits for what comes next.
 */
public final class Blocks {

  /** Acts in a whole block. */
  static final int ACTS = 256;

  /** Blocks that are kept, some 500 bytes an act. */
  private static final int KEPT = 32;

  /** So many blocks before the end are new. */
  private static final int NEW = 4;

  private final Acts acts;
  private final Arrivals arrivals;
  private final Function<UUID, Optional<String>> alias;
  private final ReentrantLock readingOld = new ReentrantLock(true);
  private final ReentrantLock readingNew = new ReentrantLock(true);
  // Guarded by this.
  private final Map<Long, Block> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
  private long erasures;

  /** Reads the acts with numbers from one up to another, those that can be read, in order. */
  @FunctionalInterface
  public interface Acts {
    void scan(long from, long to, Consumer<Act> consumer);
  }

  /**
   * A stretch of acts.
   *
   * @param to the number behind its last act
   * @param told those that can be read, in order
   */
  record Block(long to, List<Told> told) {}

  /**
   * Events of one ledger.
   *
   * @param alias of a collection that the node has
   */
  public Blocks(Acts acts, Arrivals arrivals, Function<UUID, Optional<String>> alias) {
    this.acts = acts;
    this.arrivals = arrivals;
    this.alias = alias;
    this.erasures = arrivals.erasures();
  }

  /** The block that an act is in, as far as there is one; empty where the act is yet to come. */
  Optional<Block> of(long sequence) throws InterruptedException {
    long end = arrivals.end();
    if (sequence >= end) {
      return Optional.empty();
    }
    long number = sequence / ACTS;
    long to = Math.min((number + 1) * ACTS, end);
    Optional<Block> known = known(number).filter(block -> block.to >= to);
    if (known.isPresent()) {
      return known;
    }
    boolean fresh = (number + NEW) * ACTS >= end;
    ReentrantLock reading = fresh ? readingNew : readingOld;
    reading.lockInterruptibly();
    try {
      Optional<Block> begun = known(number);
      return Optional.of(
          begun.isPresent() && begun.get().to >= to
              ? begun.get()
              : read(number, to, begun.orElse(new Block(number * ACTS, List.of()))));
    } finally {
      reading.unlock();
    }
  }

  private synchronized Optional<Block> known(long number) {
    long now = arrivals.erasures();
    if (now != erasures) {
      kept.clear();
      erasures = now;
    }
    return Optional.ofNullable(kept.get(number));
  }

  private Block read(long number, long to, Block begun) {
    long before = arrivals.erasures();
    List<Told> told = new ArrayList<>(begun.told);
    Map<Audience, Audience> same = new HashMap<>();
    acts.scan(
        begun.to,
        to,
        act -> {
          Audience audience = same.computeIfAbsent(act.sealed().audience(), each -> each);
          told.add(Told.of(act, audience, alias));
        });
    Block block = new Block(to, List.copyOf(told));
    keep(number, block, before);
    return block;
  }

  /** What was read before an erasure is not kept behind it. */
  private synchronized void keep(long number, Block block, long before) {
    if (before == erasures && arrivals.erasures() == before) {
      kept.put(number, block);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
  }
}
