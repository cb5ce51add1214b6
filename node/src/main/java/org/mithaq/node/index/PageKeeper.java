package org.mithaq.node.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes page files durable, and anew where they are damaged or behind, on a thread of its own. The
 * bulk of the vault is read beside the writer, only the last few acts while it waits. The order of
 * durable writes: audiences, page files, then the {@link Mark} that vouches for both.
 */
final class PageKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(PageKeeper.class);
  private static final long SYNC = TimeUnit.SECONDS.toNanos(10);
  private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

  private final Storage storage;
  private final byte[] identity;
  private final Records records;
  private final PageStore store;
  private final Thread thread;

  PageKeeper(Storage storage, byte[] identity, Records records, PageStore store) {
    this.storage = storage;
    this.identity = identity.clone();
    this.records = records;
    this.store = store;
    this.thread = Thread.ofPlatform().daemon().name("pages").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends the thread, then makes durable what was entered. */
  void stop() throws IOException {
    store.stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    sync();
  }

  private void run() {
    boolean failed = false;
    while (store.awaitWork(failed ? RETRY : SYNC, failed)) {
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

  private void tend() throws IOException {
    if (store.behind()) {
      Refill refill = new Refill(records, store.applied(), store::closing, store::fill);
      refill.run();
      store.caughtUp(refill);
    }
    for (UUID collection : store.missing()) {
      rebuild(collection);
    }
    sync();
  }

  private void rebuild(UUID collection) throws IOException {
    PageFile file = PageFile.create(storage, OpenedPages.name(collection) + ".new", identity);
    try {
      Refill refill =
          new Refill(records, 0, store::closing, acts -> refill(collection, file, acts));
      refill.run();
      store.adopt(collection, file, refill);
    } catch (UncheckedIOException e) {
      PageStore.closeQuietly(file);
      throw e.getCause();
    } catch (IOException | RuntimeException | Error e) {
      PageStore.closeQuietly(file);
      throw e;
    }
  }

  private void refill(UUID collection, PageFile file, List<Act> acts) {
    List<Act> own = PageStore.byCollection(acts).getOrDefault(collection, List.of());
    try {
      if (!own.isEmpty()) {
        store.prepare(file, own);
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

  private void sync() throws IOException {
    Optional<PageStore.Unsynced> due = store.unsynced();
    if (due.isEmpty()) {
      return;
    }
    try {
      due.get().audiences().sync();
      for (PageFile file : due.get().pages()) {
        file.sync();
      }
      storage.syncDirectory(OpenedPages.DIRECTORY);
      due.get().mark().write(storage, identity);
    } catch (IOException e) {
      store.notSynced();
      throw e;
    }
  }
}
