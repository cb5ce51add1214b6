package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
 * The page files of all collections, and what is entered into them. What takes time is done beside
 * it by {@link PageKeeper}.
 */
final class PageStore implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(PageStore.class);

  private final Storage storage;
  private final byte[] identity;
  private final Audiences audiences;
  private final Records records;

  /**
   * Guards whatever is written: the ledger's writer holds it while applying, else hardly anyone.
   */
  private final ReentrantLock writing = new ReentrantLock();

  private final Condition changed = writing.newCondition();

  /** A collection without a page file is to be rebuilt. */
  private final Map<UUID, Optional<PageFile>> pages;

  private final AudienceFile audienceFile;
  private Progress applied;
  private boolean marked;
  private volatile boolean behind;
  private boolean closing;

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
    behind = applied.next() < acts;
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
        if (acts.getFirst().sequence() > applied.next()) {
          new Refill(records, applied.next(), () -> false, this::enter).run();
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
    if (acts.getLast().sequence() >= applied.next()) {
      applied = Progress.after(acts.getLast());
    }
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

  static Map<UUID, List<Act>> byCollection(List<Act> acts) {
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

  static void closeQuietly(PageFile file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.debug("A page file that is given up did not close", e);
    }
  }

  /** Whether it is still to be filled from the vault, from {@link #applied} on. */
  boolean behind() {
    return behind;
  }

  /** All acts below it are entered. */
  long applied() {
    writing.lock();
    try {
      return applied.next();
    } finally {
      writing.unlock();
    }
  }

  /** Enters acts read from the vault while behind. */
  void fill(List<Act> acts) {
    writing.lock();
    try {
      enter(acts);
    } finally {
      writing.unlock();
    }
  }

  /** Ends being behind, once what is still missing was read. The writer waits meanwhile. */
  void caughtUp(Refill rest) {
    writing.lock();
    try {
      rest.run();
      behind = false;
      changed.signalAll();
    } finally {
      writing.unlock();
    }
  }

  /** Collections without a page file. */
  List<UUID> missing() {
    return pages.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Appends to a page file that is not in service yet. */
  void prepare(PageFile file, List<Act> acts) throws IOException {
    writing.lock();
    try {
      number(acts);
    } finally {
      writing.unlock();
    }
    file.append(acts, audiences::intern);
  }

  /**
   * Puts a page file into service, once what it still lacks was read. The writer waits meanwhile.
   */
  void adopt(UUID collection, PageFile file, Refill rest) throws IOException {
    writing.lock();
    try {
      rest.run();
      file.rename(OpenedPages.name(collection));
      pages.put(collection, Optional.of(file));
      marked = false;
      changed.signalAll();
    } finally {
      writing.unlock();
    }
  }

  /** What has to be synced before the mark may be written. */
  record Unsynced(Mark mark, AudienceFile audiences, List<PageFile> pages) {}

  /** What is to be synced now; nothing when all is, or while much is still to come. */
  Optional<Unsynced> unsynced() {
    writing.lock();
    try {
      if (marked || behind) {
        return Optional.empty();
      }
      List<PageFile> files = new ArrayList<>();
      Map<UUID, Integer> entries = new HashMap<>();
      pages.forEach((collection, page) -> {
        entries.put(collection, page.map(PageFile::written).orElse(Mark.UNFINISHED));
        page.ifPresent(files::add);
      });
      marked = true;
      return Optional.of(
          new Unsynced(new Mark(applied, audienceFile.count(), entries), audienceFile, files));
    } finally {
      writing.unlock();
    }
  }

  /** The last sync failed. */
  void notSynced() {
    writing.lock();
    try {
      marked = false;
    } finally {
      writing.unlock();
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

  /** Blocks until something is to be rebuilt, or the time is up; false once closing. */
  boolean awaitWork(long nanos, boolean evenIfDue) {
    writing.lock();
    try {
      long left = nanos;
      while (!closing && left > 0 && (evenIfDue || settled())) {
        left = changed.awaitNanos(left);
      }
      return !closing;
    } catch (InterruptedException e) {
      return false;
    } finally {
      writing.unlock();
    }
  }

  boolean closing() {
    writing.lock();
    try {
      return closing;
    } finally {
      writing.unlock();
    }
  }

  /** Ends the keeper's waiting and whatever it has under way. */
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
    pages.values().forEach(page -> page.ifPresent(PageStore::closeQuietly));
    audienceFile.close();
  }
}
