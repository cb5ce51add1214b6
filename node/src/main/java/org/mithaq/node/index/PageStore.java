package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page files of all collections: enters acts, syncs, and makes damaged files anew. The order of
 * durable writes: audiences, page files, then the {@link Mark} that vouches for both.
 */
final class PageStore implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(PageStore.class);
  private static final long SYNC_SECONDS = 10;

  private final Storage storage;
  private final byte[] identity;
  private final Audiences audiences;
  private final Records records;

  /**
   * Guards whatever is written: the ledger's writer holds it while applying, else hardly anyone.
   */
  private final ReentrantLock writing = new ReentrantLock();

  private final Condition changed = writing.newCondition();

  /** One sync at a time; never waited for while {@link #writing} is held. */
  private final ReentrantLock syncing = new ReentrantLock();

  /** A collection without a page file is to be rebuilt. */
  private final Map<UUID, Optional<PageFile>> pages;

  private final AudienceFile audienceFile;
  private long applied;
  private boolean marked;
  private volatile boolean behind;
  private volatile boolean closing;

  PageStore(Storage storage, byte[] identity, Audiences audiences, Records records, long acts)
      throws IOException {
    this.storage = storage;
    this.identity = identity.clone();
    this.audiences = audiences;
    this.records = records;
    OpenedPages opened = OpenedPages.open(storage, this.identity, audiences, records, acts);
    pages = new ConcurrentHashMap<>(opened.pages());
    audienceFile = opened.audiences();
    applied = opened.applied();
    behind = applied < acts;
  }

  /** The page file of a collection; empty for one that nothing was shared into. */
  Optional<PageFile> page(UUID collection) throws RebuildingException {
    Optional<PageFile> page = pages.get(collection);
    if (behind || (page != null && page.isEmpty())) {
      throw new RebuildingException(
          "The pages of this collection are being rebuilt; try again shortly.");
    }
    return page == null ? Optional.empty() : page;
  }

  /** Enters committed acts, in order; those that are there already change nothing. */
  void apply(List<Act> acts) {
    writing.lock();
    try {
      // What is behind reads them from the vault.
      if (!acts.isEmpty() && !behind) {
        if (acts.getFirst().sequence() > applied) {
          new Refill(records, applied, () -> false, this::enter).run();
        }
        enter(acts);
      }
    } finally {
      writing.unlock();
    }
  }

  private void enter(List<Act> acts) {
    byCollection(acts).forEach(this::enter);
    for (Act act : acts) {
      if (act.shown().kind() == ActKind.ERASE) {
        act.shown().target().ifPresent(this::purge);
      }
    }
    applied = Math.max(applied, acts.getLast().sequence() + 1);
    marked = false;
  }

  private void enter(UUID collection, List<Act> acts) {
    Optional<PageFile> page = pages.get(collection);
    if (page != null && page.isEmpty()) {
      return;
    }
    try {
      number(acts);
      PageFile file;
      if (page == null) {
        file = PageFile.create(storage, OpenedPages.name(collection), identity);
        pages.put(collection, Optional.of(file));
      } else {
        file = page.get();
      }
      file.append(acts, audiences::intern);
    } catch (IOException e) {
      condemn(collection, e.toString());
    }
  }

  /** Gives the acts' audiences numbers, and writes those down before any entry uses them. */
  private void number(List<Act> acts) throws IOException {
    for (Act act : acts) {
      if (act.shown().kind() == ActKind.SHARE) {
        audiences.intern(act.sealed().audience());
      }
    }
    audienceFile.follow(audiences);
  }

  private static Map<UUID, List<Act>> byCollection(List<Act> acts) {
    Map<UUID, List<Act>> groups = new HashMap<>();
    for (Act act : acts) {
      ActKind kind = act.shown().kind();
      if (kind == ActKind.SHARE || kind == ActKind.REMOVE) {
        act.shown()
            .collection()
            .ifPresent(of -> groups.computeIfAbsent(of, key -> new ArrayList<>()).add(act));
      }
    }
    return groups;
  }

  /** Takes an erased act out, wherever it is. */
  void purge(long sequence) {
    writing.lock();
    try {
      for (Map.Entry<UUID, Optional<PageFile>> each : pages.entrySet()) {
        if (each.getValue().isPresent()) {
          try {
            each.getValue().get().purge(sequence);
          } catch (IOException e) {
            condemn(each.getKey(), e.toString());
          }
        }
      }
      marked = false;
    } finally {
      writing.unlock();
    }
  }

  /** Takes a page file out of service, if it is still in use, and has it rebuilt. */
  void condemn(UUID collection, PageFile file, String why) {
    writing.lock();
    try {
      Optional<PageFile> now = pages.get(collection);
      if (now != null && now.isPresent() && now.get() == file) {
        condemn(collection, why);
      }
    } finally {
      writing.unlock();
    }
  }

  private void condemn(UUID collection, String why) {
    LOG.warn("The page file of {} is rebuilt: {}", collection, why);
    Optional<PageFile> old = pages.put(collection, Optional.empty());
    if (old != null && old.isPresent()) {
      closeQuietly(old.get());
    }
    marked = false;
    changed.signalAll();
  }

  private static void closeQuietly(PageFile file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.debug("A page file that is given up did not close", e);
    }
  }

  /**
   * Does what is due: catches up with the vault, rebuilds page files, syncs. The bulk of the
   * reading is done beside the writer, the last few acts under its lock.
   */
  void tend() throws IOException {
    if (behind) {
      catchUp();
    }
    for (Map.Entry<UUID, Optional<PageFile>> each : pages.entrySet()) {
      if (each.getValue().isEmpty()) {
        rebuild(each.getKey());
      }
    }
    sync();
  }

  private void catchUp() {
    Refill refill =
        new Refill(
            records,
            applied,
            () -> closing,
            acts -> {
              writing.lock();
              try {
                enter(acts);
              } finally {
                writing.unlock();
              }
            });
    refill.run();
    writing.lock();
    try {
      refill.run();
      behind = false;
      changed.signalAll();
    } finally {
      writing.unlock();
    }
  }

  private void rebuild(UUID collection) throws IOException {
    PageFile file = PageFile.create(storage, OpenedPages.name(collection) + ".new", identity);
    try {
      Refill refill = new Refill(records, 0, () -> closing, acts -> refill(collection, file, acts));
      refill.run();
      writing.lock();
      try {
        refill.run();
        file.rename(OpenedPages.name(collection));
        pages.put(collection, Optional.of(file));
        marked = false;
        changed.signalAll();
      } finally {
        writing.unlock();
      }
    } catch (UncheckedIOException e) {
      closeQuietly(file);
      throw e.getCause();
    } catch (IOException | RuntimeException | Error e) {
      closeQuietly(file);
      throw e;
    }
  }

  private void refill(UUID collection, PageFile file, List<Act> acts) {
    List<Act> own = byCollection(acts).getOrDefault(collection, List.of());
    try {
      if (!own.isEmpty()) {
        writing.lock();
        try {
          number(own);
        } finally {
          writing.unlock();
        }
        file.append(own, audiences::intern);
      }
      for (Act act : acts) {
        if (act.shown().kind() == ActKind.ERASE && act.shown().target().isPresent()) {
          file.purge(act.shown().target().get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes durable what was entered so far. The writer goes on meanwhile. */
  void sync() throws IOException {
    syncing.lock();
    try {
      Mark mark;
      List<PageFile> files = new ArrayList<>();
      writing.lock();
      try {
        if (marked || behind) {
          return;
        }
        Map<UUID, Integer> entries = new HashMap<>();
        pages.forEach((collection, page) -> {
          entries.put(collection, page.map(PageFile::written).orElse(Mark.UNFINISHED));
          page.ifPresent(files::add);
        });
        mark = new Mark(applied, audienceFile.count(), entries);
        marked = true;
      } finally {
        writing.unlock();
      }
      sync(mark, files);
    } finally {
      syncing.unlock();
    }
  }

  private void sync(Mark mark, List<PageFile> files) throws IOException {
    try {
      audienceFile.sync();
      for (PageFile file : files) {
        file.sync();
      }
      storage.syncDirectory(OpenedPages.DIRECTORY);
      mark.write(storage, identity);
    } catch (IOException e) {
      writing.lock();
      try {
        marked = false;
      } finally {
        writing.unlock();
      }
      throw e;
    }
  }

  /** Whether every collection can be read. */
  boolean settled() {
    return !behind && pages.values().stream().allMatch(Optional::isPresent);
  }

  /** Blocks until every collection can be read, or the time is up. */
  boolean awaitSettled(long nanos) throws InterruptedException {
    writing.lock();
    try {
      long left = nanos;
      while (!settled() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return settled();
    } finally {
      writing.unlock();
    }
  }

  /** Tends the files until closed. Runs on a thread of its own. */
  void keep() {
    boolean failed = false;
    while (awaitWork(failed)) {
      try {
        tend();
        failed = false;
      } catch (Refill.StoppedException e) {
        return;
      } catch (IOException | RuntimeException | InternalError e) {
        if (!failed) {
          LOG.warn("The page files could not be tended; trying again every second", e);
        }
        failed = true;
      }
    }
  }

  private boolean awaitWork(boolean failed) {
    writing.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(failed ? 1 : SYNC_SECONDS);
      while (!closing && left > 0 && (failed || settled())) {
        left = changed.awaitNanos(left);
      }
      return !closing;
    } catch (InterruptedException e) {
      return false;
    } finally {
      writing.unlock();
    }
  }

  /** Ends {@link #keep}. */
  void stop() {
    writing.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      sync();
    } finally {
      pages.values().forEach(page -> page.ifPresent(PageStore::closeQuietly));
      audienceFile.close();
    }
  }
}
