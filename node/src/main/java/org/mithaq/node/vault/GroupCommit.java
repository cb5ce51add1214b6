package org.mithaq.node.vault;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.mithaq.node.access.Visibility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer. Submitters hash and salt their drafts on their own threads and queue them;
 * whatever has queued up while one batch is synced is the next batch.
 *
 * <p>Order within a batch, which recovery relies on: decide against what is committed; write all
 * records; sync once; carry out erasures; only then let the acts be seen (vault, index, submitter).
 */
public final class GroupCommit implements Ledger, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private static final long CLOCK_TOLERANCE_MICROS = 5_000_000;

  private final Vault vault;
  private final Verdict verdict;
  private final CommitListener listener;
  private final InstantSource clock;
  private final SpaceGuard space;
  private final Limits limits;
  private final Consumer<IOException> onSyncFailure;
  private final CommitMetrics metrics;
  private final SecureRandom random = new SecureRandom();
  private final BatchEncoder encoder;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<Job> queue = new ArrayDeque<>();
  private long queuedBytes;
  private Optional<String> readOnly = Optional.empty();
  private boolean closing;

  private final Thread writer;

  /**
   * Bounds of the queue.
   *
   * @param queueBytes how many bytes of objects may wait before submitters are turned away
   */
  public record Limits(long queueBytes) {}

  /**
   * Wires a writer; {@link #start} sets it going.
   *
   * @param onSyncFailure must end the process: after a failed sync nobody knows what is on disk
   */
  public GroupCommit(
      Vault vault,
      Verdict verdict,
      CommitListener listener,
      InstantSource clock,
      SpaceGuard space,
      Limits limits,
      Consumer<IOException> onSyncFailure,
      CommitMetrics metrics) {
    this.vault = vault;
    this.verdict = verdict;
    this.listener = listener;
    this.clock = clock;
    this.space = space;
    this.limits = limits;
    this.onSyncFailure = onSyncFailure;
    this.metrics = metrics;
    this.encoder = new BatchEncoder(vault);
    this.writer = Thread.ofPlatform().name("commit").unstarted(this::run);
  }

  public void start() {
    writer.start();
  }

  /** Refuses all further commits with this reason. */
  public void refuseWrites(String reason) {
    lock.lock();
    try {
      readOnly = Optional.of(reason);
    } finally {
      lock.unlock();
    }
  }

  /** Why no commits are taken any more; empty while they are. */
  public Optional<String> refusesWrites() {
    lock.lock();
    try {
      return readOnly;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Outcome> commit(List<Draft> drafts, BitSet joined, Visibility submitter)
      throws LedgerBusyException, LedgerReadOnlyException, InterruptedException {
    if (drafts.isEmpty()) {
      return List.of();
    }
    Job job = new Job(Prepared.all(drafts, random), joined, submitter);
    lock.lock();
    try {
      if (readOnly.isPresent()) {
        throw new LedgerReadOnlyException(readOnly.get());
      }
      if (closing) {
        throw new LedgerBusyException("the node is shutting down", 5);
      }
      if (!queue.isEmpty() && queuedBytes + job.bytes > limits.queueBytes()) {
        throw new LedgerBusyException("the queue of submissions is full", 1);
      }
      queue.add(job);
      queuedBytes += job.bytes;
      metrics.queued(queuedBytes);
      arrived.signal();
    } finally {
      lock.unlock();
    }
    return switch (await(job.done)) {
      case Job.Answer.Done(List<Outcome> outcomes) -> outcomes;
      case Job.Answer.Busy(String why, int retryAfter) ->
          throw new LedgerBusyException(why, retryAfter);
      case Job.Answer.ReadOnly(String why) -> throw new LedgerReadOnlyException(why);
    };
  }

  private static Job.Answer await(CompletableFuture<Job.Answer> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the writer answers, it does not throw", e);
    }
  }

  /** Finishes what was accepted, then stops. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Job> jobs = new ArrayList<>();
    while (gather(jobs)) {
      try {
        commitBatch(jobs);
      } catch (RuntimeException | Error e) {
        // A bug or no memory, not an input: what is durable stays so, and nothing is written on
        // top of it.
        LOG.error("commit failed; the node is read-only from here on", e);
        refuseWrites("an internal error stopped the writer");
        failAll(jobs, new Job.Answer.ReadOnly("an internal error stopped the writer"));
      }
    }
  }

  /** Adds what has queued up to the jobs under way; false when closed and nothing is left. */
  private boolean gather(List<Job> jobs) {
    lock.lock();
    try {
      while (queue.isEmpty() && jobs.isEmpty()) {
        if (closing) {
          return false;
        }
        arrived.awaitUninterruptibly();
      }
      while (!queue.isEmpty() && jobs.size() < BATCH_ACTS) {
        Job job = queue.remove();
        jobs.add(job);
        queuedBytes -= job.bytes;
      }
      metrics.queued(queuedBytes);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Commits one batch, each job an equal share of it. A draft about the same object version as an
   * earlier one of the batch waits for the next batch, and its job with it, so that every decision
   * sees all before it. A unit is never split. Finished jobs leave the list.
   */
  private void commitBatch(List<Job> jobs) {
    long began = System.nanoTime();
    List<Prepared> batch = new ArrayList<>();
    Set<Object> touched = new HashSet<>();
    long first = vault.committed();
    long micros = nextMicros();
    if (micros < 0) {
      failAll(
          jobs,
          new Job.Answer.Busy(
              "this node's clock is "
                  + -micros / 1_000_000
                  + " s behind the last act; writes wait until it has caught up",
              5));
      return;
    }
    int share = Math.max(1, BATCH_ACTS / jobs.size());
    long bytes = 0;
    for (Job job : jobs) {
      for (int taken = 0; taken < share && !job.decided() && bytes < BATCH_BYTES; ) {
        List<Prepared> unit = job.unit();
        if (!Job.touch(unit, touched)) {
          break;
        }
        List<Optional<Outcome>> known;
        try {
          known = job.decide(unit, verdict);
        } catch (LedgerBusyException e) {
          if (batch.isEmpty()) {
            job.done.complete(
                new Job.Answer.Busy(String.valueOf(e.getMessage()), e.retryAfterSeconds()));
            jobs.remove(job);
            return;
          }
          break;
        }
        for (int i = 0; i < unit.size(); i++) {
          long sequence = first + batch.size();
          long time = micros + batch.size();
          job.outcomes.add(known.get(i).orElseGet(() -> new Outcome.Committed(sequence, time)));
          if (known.get(i).isEmpty()) {
            batch.add(unit.get(i));
            bytes += unit.get(i).recordLength();
          }
        }
        taken += unit.size();
      }
    }
    if (!batch.isEmpty()) {
      Optional<Job.Answer> failure = store(batch, first, micros);
      if (failure.isPresent()) {
        failAll(jobs, failure.get());
        return;
      }
      metrics.committed(batch.size(), System.nanoTime() - began);
    }
    jobs.removeIf(job -> {
      boolean finished = job.decided();
      if (finished) {
        job.done.complete(new Job.Answer.Done(job.outcomes));
      }
      return finished;
    });
  }

  /** Time of the next act; negative: how far the clock is behind. */
  private long nextMicros() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    long last = vault.lastMicros();
    return micros + CLOCK_TOLERANCE_MICROS < last ? micros - last : Math.max(micros, last + 1);
  }

  private Optional<Job.Answer> store(List<Prepared> batch, long first, long micros) {
    List<Act> acts;
    try {
      long bytes = batch.stream().mapToLong(Prepared::recordLength).sum();
      if (!space.allows(bytes)) {
        return Optional.of(diskFull());
      }
      acts = encoder.write(batch, first, micros, vault.prepare(bytes));
    } catch (IOException e) {
      return Optional.of(rolledBack(e));
    }
    try {
      vault.commit(
          Segment.offsetOf(acts.getLast().place()) + batch.getLast().recordLength(),
          first + batch.size(),
          micros + batch.size() - 1,
          erasuresIn(acts));
    } catch (IOException e) {
      onSyncFailure.accept(e);
      refuseWrites("a sync of the vault failed: " + e.getMessage());
      return Optional.of(new Job.Answer.ReadOnly("a sync of the vault failed"));
    }
    listener.committed(acts);
    return Optional.empty();
  }

  private static List<Long> erasuresIn(List<Act> acts) {
    return acts.stream()
        .filter(act -> act.shown().kind() == ActKind.ERASE)
        .flatMap(act -> act.shown().target().stream())
        .toList();
  }

  private Job.Answer rolledBack(IOException cause) {
    try {
      vault.rollBack();
      return diskFull();
    } catch (IOException e) {
      e.addSuppressed(cause);
      refuseWrites("the vault cannot be written: " + e.getMessage());
      return new Job.Answer.ReadOnly("the vault cannot be written");
    }
  }

  private static Job.Answer diskFull() {
    return new Job.Answer.Busy("the disk is full: nothing was stored", 30);
  }

  /** Outcomes of earlier batches stand; a job that has any is answered by sending it again. */
  private static void failAll(List<Job> jobs, Job.Answer failure) {
    jobs.forEach(job -> job.done.complete(failure));
    jobs.clear();
  }
}
