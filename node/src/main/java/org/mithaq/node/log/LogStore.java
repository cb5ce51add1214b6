package org.mithaq.node.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mithaq.node.storage.Storage;
import org.mithaq.node.storage.StoredFile;
import org.mithaq.tlog.Tile;
import org.mithaq.tlog.TileNotFoundException;
import org.mithaq.tlog.TileSink;
import org.mithaq.tlog.TileSource;
import org.mithaq.tlog.TreeSize;

/**
 * The log's files, laid out so that any web server can serve them. Tiles are written without a
 * sync: each can be made again from the vault, which was synced before. What was written since the
 * last call of {@link #takeUnsynced} is remembered, so that it is synced in the background.
 */
final class LogStore implements TileSource, TileSink {

  static final String DIRECTORY = "log/";
  static final String CHECKPOINT = "log/checkpoint";

  private final Storage storage;
  private Set<String> unsynced = new LinkedHashSet<>();

  LogStore(Storage storage) {
    this.storage = storage;
  }

  @Override
  public byte[] read(Tile tile) throws IOException {
    try {
      return storage.read(DIRECTORY + tile.path());
    } catch (NoSuchFileException e) {
      throw new TileNotFoundException(tile);
    }
  }

  boolean has(Tile tile) {
    return storage.exists(DIRECTORY + tile.path());
  }

  /** The forms that there are of an entry bundle, the widest first. */
  List<Tile> bundles(long index) throws IOException {
    Tile full = Tile.entries(index, Tile.FULL);
    List<Tile> forms = new ArrayList<>();
    if (has(full)) {
      forms.add(full);
    }
    storage.list(DIRECTORY + full.path() + ".p").stream()
        .filter(name -> name.matches("[1-9][0-9]{0,2}"))
        .map(Integer::valueOf)
        .filter(width -> width < Tile.FULL)
        .sorted(Comparator.reverseOrder())
        .forEach(width -> forms.add(Tile.entries(index, width)));
    return forms;
  }

  /** Puts a sound file in the place of a damaged one, durably and in one step. */
  void replace(Tile tile, byte[] bytes) throws IOException {
    storage.replace(DIRECTORY + tile.path(), ByteBuffer.wrap(bytes));
  }

  /** A file of the log is only ever written with the same bytes again: readers see no change. */
  @Override
  public void write(Tile tile, byte[] bytes) throws IOException {
    String name = DIRECTORY + tile.path();
    try (StoredFile file = storage.open(name)) {
      file.write(ByteBuffer.wrap(bytes), 0);
      if (file.size() > bytes.length) {
        file.resize(bytes.length);
      }
    }
    synchronized (this) {
      unsynced.add(name);
    }
    if (!tile.isPartial()) {
      dropPartials(name + ".p");
    }
  }

  /** tlog-tiles, «Partial Tiles»: they may go once the full one is there. */
  private void dropPartials(String directory) throws IOException {
    for (String width : storage.list(directory)) {
      String name = directory + "/" + width;
      synchronized (this) {
        unsynced.remove(name);
      }
      storage.delete(name);
    }
    storage.deleteDirectory(directory);
  }

  /** Puts names back that could not be synced. */
  synchronized void putBack(Set<String> names) {
    unsynced.addAll(names);
  }

  /**
   * Deletes narrower and wider forms of the right edge's partial tiles: after a crash they may be
   * torn, and what a smaller tree had of a tile is read from the wider one.
   */
  void tidyRightEdge(TreeSize size) throws IOException {
    for (int level = Tile.ENTRIES; level < 8; level++) {
      long hashes = size.value() >>> (8 * Math.max(level, 0));
      int width = (int) (hashes & 0xff);
      if (width > 0) {
        String directory = DIRECTORY + new Tile(level, hashes >>> 8, Tile.FULL).path() + ".p";
        for (String other : storage.list(directory)) {
          if (!other.equals(Integer.toString(width))) {
            storage.delete(directory + "/" + other);
          }
        }
      }
    }
  }

  synchronized Set<String> takeUnsynced() {
    Set<String> taken = unsynced;
    unsynced = new LinkedHashSet<>();
    return taken;
  }

  /**
   * Makes files and the directories that lead to them durable; files that are gone are passed over.
   */
  void sync(Set<String> names) throws IOException {
    Set<String> directories = new LinkedHashSet<>();
    for (String name : names) {
      if (storage.exists(name)) {
        try (StoredFile file = storage.open(name)) {
          file.sync();
        }
        for (int slash = name.lastIndexOf('/');
            slash > 0;
            slash = name.lastIndexOf('/', slash - 1)) {
          directories.add(name.substring(0, slash));
        }
      }
    }
    for (String directory : directories) {
      storage.syncDirectory(directory);
    }
  }

  void writeCheckpoint(byte[] bytes) throws IOException {
    storage.replace(CHECKPOINT, ByteBuffer.wrap(bytes));
  }
}
