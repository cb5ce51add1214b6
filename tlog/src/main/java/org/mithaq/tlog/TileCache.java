package org.mithaq.tlog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The most recently used of the full tiles that have been authenticated. For many threads. */
final class TileCache {

  private final int capacity;

  /** Guarded by this cache's own monitor. */
  private final LinkedHashMap<Tile, TileNodes> tiles = new LinkedHashMap<>(16, 0.75f, true);

  TileCache(int capacity) {
    this.capacity = capacity;
  }

  int capacity() {
    return capacity;
  }

  synchronized Optional<TileNodes> get(Tile tile) {
    return Optional.ofNullable(tiles.get(tile));
  }

  synchronized void put(Tile tile, TileNodes nodes) {
    tiles.put(tile, nodes);
    if (tiles.size() > capacity) {
      tiles.pollFirstEntry();
    }
  }

  synchronized Map<Tile, TileNodes> snapshot() {
    return new LinkedHashMap<>(tiles);
  }

  void putAll(Map<Tile, TileNodes> others) {
    others.forEach(this::put);
  }
}
