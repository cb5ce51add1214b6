package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.Records;
import org.mithaq.node.vault.Terms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Lucene index that follows the acts on a thread of its own. Searchers see what was entered
 * once an interval, not oftener, since each time costs a segment; on disk it stands every half
 * minute. It starts where it stood, and from the beginning when that is damaged.
 */
final class LookupView implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(LookupView.class);
  private static final long RETRY = TimeUnit.SECONDS.toNanos(2);
  private static final long COMMIT = TimeUnit.SECONDS.toNanos(30);
  private static final int SCAN_STEP = 256;
  private static final long FEED_WEIGHT = 32L << 20;

  private final String name;
  private final long interval;
  private final LuceneFiles files;
  private final Records records;
  private final Function<Act, Terms> termsOf;
  private final BiFunction<Act, Terms, Optional<Document>> documents;
  private final Feed feed;
  private final Thread worker;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile Optional<LuceneIndex> current = Optional.empty();
  private volatile boolean broken;
  private volatile long visible;
  private volatile boolean hurried;

  private long refreshed;
  private long committed;
  private boolean lowered;

  /**
   * Prepares a view.
   *
   * @param interval nanoseconds from one refresh to the next
   */
  LookupView(
      String name,
      long interval,
      LuceneFiles files,
      Records records,
      Function<Act, Terms> termsOf,
      BiFunction<Act, Terms, Optional<Document>> documents,
      long acts) {
    this.name = name;
    this.interval = interval;
    this.files = files;
    this.records = records;
    this.termsOf = termsOf;
    this.documents = documents;
    this.feed = new Feed(FEED_WEIGHT, acts);
    this.worker = Thread.ofPlatform().daemon().name("lookup-" + name).unstarted(this::follow);
  }

  void start() {
    worker.start();
  }

  void offer(List<Act> acts) {
    feed.offer(acts);
  }

  /** Blocks while much waits to be entered, or until the time is up. */
  void awaitRoom(long nanos) throws InterruptedException {
    feed.awaitRoom(nanos);
  }

  /** How many acts were offered that searches do not see yet. */
  long lag() {
    return Math.max(0, feed.offered() - visible);
  }

  /** Blocks until searches see all acts with lower numbers, or the time is up. */
  boolean awaitVisible(long sequence, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (visible < sequence && left > 0) {
        hurried = true;
        feed.nudge();
        left = moved.awaitNanos(left);
      }
      return visible >= sequence;
    } finally {
      lock.unlock();
    }
  }

  /** What a search does. */
  interface Search<T> {
    T in(IndexSearcher searcher) throws IOException;
  }

  <T> T search(Search<T> search) throws RebuildingException {
    LuceneIndex index =
        current.orElseThrow(() ->
            new RebuildingException("The index for look-up is being rebuilt; try again shortly."));
    try {
      return index.search(search);
    } catch (AlreadyClosedException e) {
      throw new RebuildingException("The index for look-up was closed; try again shortly.");
    } catch (IOException | InternalError e) {
      // An InternalError is a page of a mapped file that the file system could not read.
      if (current.filter(now -> now == index).isPresent()) {
        LOG.warn("The index {} for look-up cannot be read and is opened again", name, e);
        broken = true;
      }
      throw new RebuildingException(
          "The index for look-up was damaged and is being rebuilt; try again shortly.");
    }
  }

  private void follow() {
    boolean failed = false;
    try {
      while (!feed.awaitClosed(failed ? RETRY : 0)) {
        try (LuceneIndex index = files.open(records)) {
          failed = false;
          follow(index);
        } catch (IOException | RuntimeException | InternalError e) {
          if (!failed) {
            LOG.warn("The index {} for look-up failed and is opened again", name, e);
          }
          failed = true;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Interrupted: what is not committed is read again at the next start", e);
    }
  }

  private void follow(LuceneIndex index) throws IOException, InterruptedException {
    try {
      broken = false;
      committed = System.nanoTime();
      feed.restart();
      while (!stopped()) {
        step(index);
      }
    } catch (Refill.StoppedException e) {
      LOG.debug("Stopped while reading from the vault");
    } finally {
      current = Optional.empty();
    }
    if (!broken) {
      index.commit();
    }
  }

  private boolean stopped() {
    return broken || feed.closed();
  }

  private void step(LuceneIndex index) throws IOException, InterruptedException {
    List<Act> acts = feed.take(interval);
    if (!acts.isEmpty() && !lowered) {
      Background.lower();
      lowered = true;
    }
    for (Act act : acts) {
      enter(index, act);
    }
    if (acts.isEmpty() && feed.closeGap()) {
      records.scan(
          index.next(),
          act -> {
            if (act.sequence() % SCAN_STEP == 0) {
              if (stopped()) {
                throw new Refill.StoppedException();
              }
              keepPace(index);
            }
            enter(index, act);
          });
      // Only now is it known not to lack anything old.
      current = Optional.of(index);
    }
    keepPace(index);
  }

  private void enter(LuceneIndex index, Act act) {
    index.enter(act, () -> documents.apply(act, act.terms().orElseGet(() -> read(act))));
  }

  private Terms read(Act act) {
    try {
      return termsOf.apply(act);
    } catch (RuntimeException e) {
      LOG.warn("Act {} can be looked up by its id alone", act.sequence(), e);
      return new Terms(List.of(), List.of(), List.of());
    }
  }

  private void keepPace(LuceneIndex index) {
    long now = System.nanoTime();
    boolean due = hurried || now - refreshed >= interval;
    if (due && (visible < index.next() || current.isEmpty())) {
      show(index);
    }
    if (now - committed > COMMIT || index.purging()) {
      try {
        index.commit();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      committed = now;
    }
  }

  private void show(LuceneIndex index) {
    long next = index.next();
    hurried = false;
    index.refresh();
    refreshed = System.nanoTime();
    if (current.isPresent()) {
      lock.lock();
      try {
        visible = next;
        moved.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void close() {
    feed.close();
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
