package org.mithaq.node.index;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.LedgerBusyException;
import org.mithaq.node.vault.Precedents;
import org.mithaq.node.vault.Records;

/**
 * The page files: up to date as soon as {@link #apply} returns, durable some seconds later. What
 * they lack after a crash, and what is found damaged, is read from the vault again on a thread of
 * their own; other collections go on meanwhile.
 */
public final class PageIndex implements Pages, Precedents, Closeable {

  private static final int RETRY_SECONDS = 2;

  private final PageStore store;
  private final Records records;
  private final PageKeeper keeper;

  private PageIndex(PageStore store, PageKeeper keeper, Records records) {
    this.store = store;
    this.keeper = keeper;
    this.records = records;
  }

  /**
   * Opens what there is and begins to make up for what is missing; {@link #awaitReady} tells when
   * that is done.
   *
   * @param identity 32 bytes that no other vault has; files made from another one are dropped
   * @param audiences must be empty or numbered as when the files were written; filled from them
   * @param records the vault, open
   * @param acts how many acts the vault holds
   */
  public static PageIndex open(
      Storage storage, byte[] identity, Audiences audiences, Records records, long acts)
      throws IOException {
    if (identity.length != PageHeader.IDENTITY_BYTES) {
      throw new IllegalArgumentException("a vault's identity has 32 bytes");
    }
    PageStore store = new PageStore(storage, identity, audiences, records, acts);
    PageKeeper keeper = new PageKeeper(storage, identity, records, store);
    keeper.start();
    return new PageIndex(store, keeper, records);
  }

  /**
   * Enters committed acts, in order, before their submitters are told. Never fails: what cannot be
   * written is rebuilt later. Called by the ledger's writer alone.
   */
  public void apply(List<Act> acts) {
    store.apply(acts);
  }

  /** Whether every collection can be read now. */
  public boolean ready() {
    return store.settled();
  }

  /** Blocks until every collection can be read; false when the time is up before. */
  public boolean awaitReady(Duration most) throws InterruptedException {
    return store.awaitSettled(most.toNanos());
  }

  @Override
  public Slice select(UUID collection, Query query, Visibility visibility)
      throws RebuildingException {
    Optional<PageFile> found = store.page(collection);
    if (found.isEmpty()) {
      return Slice.empty();
    }
    PageFile file = found.get();
    try {
      Selection selection = new Selection(file, query, visibility);
      if (query.ids().isEmpty()) {
        return selection.scan();
      }
      int[] heads = new int[query.ids().size()];
      int count = 0;
      for (String id : query.ids()) {
        heads[count++] = selection.head(id, place -> records.isAbout(place, id));
      }
      return selection.gather(heads);
    } catch (DamagedPageException | InternalError e) {
      // An InternalError is a page of the mapping that the file system could not read.
      throw condemn(collection, file, e);
    }
  }

  @Override
  public List<Share> sharesOf(UUID collection, String id, Optional<Long> versionNanos)
      throws LedgerBusyException {
    try {
      Optional<PageFile> found = store.page(collection);
      return found.isEmpty() ? List.of() : sharesOf(collection, found.get(), id, versionNanos);
    } catch (RebuildingException e) {
      throw new LedgerBusyException(
          "The pages of this collection are being rebuilt: nothing was stored, try again shortly.",
          RETRY_SECONDS);
    }
  }

  private List<Share> sharesOf(UUID collection, PageFile file, String id, Optional<Long> version)
      throws RebuildingException {
    try {
      List<Share> shares = new ArrayList<>();
      for (Share share : ChainWalk.live(file, id, version)) {
        if (shares.isEmpty() && !records.isAbout(share.place(), id)) {
          return List.of();
        }
        shares.add(share);
      }
      shares.sort(Comparator.comparingLong(Share::sequence));
      return shares;
    } catch (DamagedPageException | InternalError e) {
      throw condemn(collection, file, e);
    }
  }

  private RebuildingException condemn(UUID collection, PageFile file, Throwable why) {
    store.condemn(collection, file, why.toString());
    return new RebuildingException(
        "The pages of this collection were damaged and are being rebuilt; try again shortly.");
  }

  @Override
  public void close() throws IOException {
    try {
      keeper.stop();
    } finally {
      store.close();
    }
  }
}
