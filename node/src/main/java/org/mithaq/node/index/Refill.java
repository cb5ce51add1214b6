package org.mithaq.node.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Records;

/** Reads acts from the vault in batches, going on where it stopped each time it is asked. */
final class Refill {

  /** The node is closing: what was under way is left as it is. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int BATCH = 4096;

  private final Records records;
  private final BooleanSupplier stopped;
  private final Consumer<List<Act>> into;
  private long next;

  Refill(Records records, long from, BooleanSupplier stopped, Consumer<List<Act>> into) {
    this.records = records;
    this.next = from;
    this.stopped = stopped;
    this.into = into;
  }

  /**
   * Hands on all acts that the vault holds now.
   *
   * @throws StoppedException between two batches, once stopped
   */
  void run() {
    List<Act> batch = new ArrayList<>(BATCH);
    records.scan(
        next,
        act -> {
          batch.add(act);
          if (batch.size() == BATCH) {
            flush(batch);
          }
        });
    if (!batch.isEmpty()) {
      flush(batch);
    }
  }

  private void flush(List<Act> batch) {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
    into.accept(batch);
    next = batch.getLast().sequence() + 1;
    batch.clear();
  }
}
