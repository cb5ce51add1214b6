package org.mithaq.node.log;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mithaq.node.vault.Vault;
import org.mithaq.tlog.AuthenticatedTiles;
import org.mithaq.tlog.BadProofException;
import org.mithaq.tlog.BadTileException;
import org.mithaq.tlog.BundleBuilder;
import org.mithaq.tlog.Checkpoint;
import org.mithaq.tlog.Origin;
import org.mithaq.tlog.SignedCheckpoint;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileSink;
import org.mithaq.tlog.TreeBuilder;
import org.mithaq.tlog.TreeSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the log follow the vault: within the interval after a commit its leaves are in tiles and a
 * new checkpoint is signed.
 *
 * <p>Invariants: a leaf is read from the vault only after its record was synced; a checkpoint is
 * signed only after all of its tiles were written; the checkpoint replaces the last one durably
 * before it is served. So the published tree always extends the one before it and never holds what
 * the vault has not. Tiles are synced behind that; until they are, {@link Mark} says from where
 * they must be made again.
 */
public final class Publisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** How many leaves may be published on unsynced tiles, and for how long. */
  private static final long SYNC_LEAVES = 200_000;

  private static final Duration SYNC_INTERVAL = Duration.ofSeconds(10);

  /** A disk that fails is given time. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Vault vault;
  private final LogStore store;
  private final Origin origin;
  private final LogKeys keys;
  private final InstantSource clock;

  /** Least nanoseconds between checkpoints: a part of the interval, the rest is for the work. */
  private final long gap;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private boolean closing;

  /** Whether it waits for something to do, and not for its time to come. */
  private volatile boolean idle;

  /** The publishing thread's own. */
  private TreeBuilder tree;

  private BundleBuilder bundles;

  /** Whether tree and bundles may hold leaves, or half of one's writes, that are not published. */
  private boolean ahead;

  private final Mark mark;
  private long syncedSize;
  private long syncedAt = System.nanoTime();

  /** When the next attempt may begin, by {@link System#nanoTime}. */
  private long notBefore = syncedAt;

  private volatile Published published;
  private final Thread thread;

  Publisher(
      Vault vault,
      LogOpener opener,
      LogKeys keys,
      LogOpener.State state,
      InstantSource clock,
      Duration interval) {
    this.vault = vault;
    this.store = opener.store();
    this.mark = opener.mark();
    this.origin = state.published().checkpoint().checkpoint().origin();
    this.keys = keys;
    this.clock = clock;
    this.gap = interval.toNanos() * 3 / 4;
    this.tree = state.tree();
    this.bundles = state.bundles();
    this.published = state.published();
    this.thread = Thread.ofPlatform().name("publish").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Says that there may be something new in the vault. Cheap; for the writer's thread. */
  public void wake() {
    if (idle && lock.tryLock()) {
      try {
        work.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Size of the last checkpoint. */
  public long size() {
    return published.size();
  }

  Published published() {
    return published;
  }

  private void run() {
    while (awaitWork()) {
      publishAndSync();
    }
    publishAndSync();
    sync();
  }

  /**
   * Waits until there is something to publish and the last checkpoint is old enough, or a sync is
   * due; false when closing.
   */
  private boolean awaitWork() {
    lock.lock();
    try {
      while (!closing) {
        boolean pending = vault.committed() > published.size();
        long left = notBefore - System.nanoTime();
        if (pending ? left <= 0 : syncDue()) {
          return true;
        }
        // A wake-up that came while the lock was held elsewhere is made up for by the time-out.
        idle = !pending;
        work.awaitNanos(pending ? left : gap);
      }
      return false;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean syncDue() {
    long unsynced = published.size() - syncedSize;
    return unsynced > 0
        && (unsynced > SYNC_LEAVES || System.nanoTime() - syncedAt > SYNC_INTERVAL.toNanos());
  }

  void publishAndSync() {
    long target = vault.committed();
    if (target > published.size()) {
      try {
        if (ahead) {
          startAgain();
        }
        ahead = true;
        publish(target);
        ahead = false;
      } catch (BadTileException e) {
        LOG.error("publishing met a damaged file, which is made again: {}", e.getMessage());
        e.tiles().forEach(this::mend);
        notBefore = System.nanoTime() + RETRY.toNanos();
      } catch (IOException | BadProofException e) {
        // The acts are safe in the vault; the same leaves are tried again, from the last
        // checkpoint.
        LOG.error(
            "publishing {} acts failed, trying again: {}",
            target - published.size(),
            e.getMessage());
        notBefore = System.nanoTime() + RETRY.toNanos();
      }
    }
    if (syncDue()) {
      sync();
    }
  }

  private void mend(Tile tile) {
    try {
      new Mender(vault, store).remake(tile);
    } catch (IOException e) {
      LOG.error("log/{} cannot be made again: {}", tile.path(), e.getMessage());
    }
  }

  private void publish(long target) throws IOException, BadTileException, BadProofException {
    append(vault::leaves, tree, bundles, new TreeSize(target), store);
    Checkpoint checkpoint = new Checkpoint(origin, tree.size(), tree.root());
    Instant now = clock.instant();
    SignedCheckpoint signed =
        SignedCheckpoint.sign(checkpoint, now.getEpochSecond(), keys.signers(now));
    byte[] bytes = signed.encode();
    AuthenticatedTiles tiles = published.tiles().extendTo(checkpoint.size(), checkpoint.root());
    store.writeCheckpoint(bytes);
    published = new Published(signed, bytes, tiles);
    notBefore = System.nanoTime() + gap;
  }

  /** Appends the leaves from the tree's size on, and writes all tiles. */
  static void append(
      Leaves.Source leaves, TreeBuilder tree, BundleBuilder bundles, TreeSize target, TileSink sink)
      throws IOException {
    leaves.read(
        tree.size().value(),
        target.value(),
        leaf -> {
          tree.appendLeaf(leaf, sink);
          bundles.append(leaf, sink);
        });
    tree.flush(sink);
    bundles.flush(sink);
  }

  private void startAgain() throws IOException, BadTileException {
    Checkpoint last = published.checkpoint().checkpoint();
    tree = TreeBuilder.resume(last.size(), last.root(), store);
    bundles = BundleBuilder.resume(last.size(), store);
  }

  private void sync() {
    Published now = published;
    Set<String> names = store.takeUnsynced();
    try {
      store.sync(names);
      mark.write(now.checkpoint().checkpoint());
      syncedSize = now.size();
    } catch (IOException e) {
      store.putBack(names);
      LOG.error("tiles could not be synced, trying again: {}", e.getMessage());
    }
    syncedAt = System.nanoTime();
  }

  /** Publishes what is committed, then stops. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      work.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
