package org.mithaq.node.log;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.mithaq.tlog.BadTileException;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has damaged files of the log made again, one after the other, behind the requests that found
 * them. What could not be mended is not tried again before the next start.
 */
final class Mending implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Mending.class);

  /** Bounds the memory for a log that is damaged all over; the others' turn comes later. */
  private static final int MOST = 1000;

  /** Reads a tile and checks it. */
  interface Check {
    void read(Tile tile) throws IOException, BadTileException;
  }

  private final Mender mender;
  private final Check check;
  private final Set<Tile> waiting = ConcurrentHashMap.newKeySet();
  private final Set<Tile> lost = ConcurrentHashMap.newKeySet();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("mend").factory());

  Mending(Mender mender, Check check) {
    this.mender = mender;
    this.check = check;
  }

  /**
   * Has tiles mended that did not hash up to the root.
   *
   * @return what to tell whoever asked
   */
  DamagedTileException mend(BadTileException e) {
    return mend(e.tiles(), e);
  }

  /** Has a tile mended that is gone. */
  DamagedTileException mend(TileNotFoundException e) {
    return mend(List.of(e.tile()), e);
  }

  private DamagedTileException mend(List<Tile> tiles, Exception why) {
    boolean hope = false;
    for (Tile tile : tiles) {
      hope |= mend(tile, why);
    }
    return new DamagedTileException(
        hope
            ? "a file of the log is damaged and withheld; it is being made again from the vault"
            : "a file of the log is damaged and withheld; it cannot be made again from the vault",
        hope,
        why);
  }

  private boolean mend(Tile tile, Exception why) {
    if (lost.contains(tile)) {
      return false;
    }
    if (waiting.size() < MOST && waiting.add(tile)) {
      LOG.error("withheld log/{}, which is to be made again: {}", tile.path(), why.getMessage());
      try {
        worker.execute(() -> remake(tile));
      } catch (RejectedExecutionException e) {
        return false; // The node is closing.
      }
    }
    return true;
  }

  private void remake(Tile tile) {
    try {
      mender.remake(tile);
      check.read(tile);
      LOG.warn("made log/{} again from the vault", tile.path());
    } catch (IOException | BadTileException e) {
      if (Thread.currentThread().isInterrupted()) {
        return; // The node is closing; the tile is found again after the next start.
      }
      lost.add(tile);
      LOG.error(
          "log/{} cannot be made again, restore it from a backup or a mirror: {}",
          tile.path(),
          e.getMessage());
    } finally {
      waiting.remove(tile);
    }
  }

  /** Breaks off: what is not mended yet is found again after the next start. */
  @Override
  public void close() {
    waiting.clear();
    worker.shutdownNow();
    worker.close();
  }
}
