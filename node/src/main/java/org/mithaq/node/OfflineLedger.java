package org.mithaq.node;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.mithaq.accord.AccordTypes;
import org.mithaq.node.config.Limits;
import org.mithaq.node.vault.CommitMetrics;
import org.mithaq.node.vault.Draft;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.LedgerReadOnlyException;
import org.mithaq.node.vault.Outcome;
import org.mithaq.stix.IdCheck;
import org.mithaq.stix.StixReader;

/** Commits single acts of the operator to a stopped node's ledger. */
final class OfflineLedger implements AutoCloseable {

  private static final long QUEUE_BYTES = 64L << 20;
  private static final long STEP_MILLIS = 20;

  private final Core core;

  private OfflineLedger(Core core) {
    this.core = core;
  }

  static OfflineLedger open(DataDirectory directory) throws IOException {
    return new OfflineLedger(
        Core.open(
            directory,
            directory.storage(),
            InstantSource.system(),
            new StixReader(
                AccordTypes.table(),
                org.mithaq.stix.Limits.DEFAULT,
                org.mithaq.stix.PatternCheck.NONE,
                IdCheck.NONE),
            QUEUE_BYTES,
            Duration.ofHours(Limits.DEFAULTS.statusHours()),
            CommitMetrics.NONE));
  }

  Core core() {
    return core;
  }

  /**
   * Commits one act.
   *
   * @throws IOException with a sentence when it is refused
   */
  long commit(Draft draft) throws IOException, InterruptedException {
    try {
      Outcome outcome =
          core.ledger().commit(List.of(draft), core.audiences().visibleTo(Set.of())).getFirst();
      return switch (outcome) {
        case Outcome.Committed(long sequence, long micros) -> sequence;
        case Outcome.Already(long sequence, long micros) -> sequence;
        case Outcome.Refused(String message) -> throw new IOException(message);
      };
    } catch (LedgerBusyException | LedgerReadOnlyException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Waits until a checkpoint covers all that was committed. */
  void awaitPublished(Duration most) throws IOException, InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (core.log().size() < core.vault().committed()) {
      if (System.nanoTime() > until) {
        throw new IOException("the log could not be published; nothing else was changed");
      }
      Thread.sleep(STEP_MILLIS);
    }
  }

  @Override
  public void close() {
    core.close();
  }
}
