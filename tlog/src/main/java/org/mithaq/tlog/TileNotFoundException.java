package org.mithaq.tlog;

import java.io.IOException;

/** A {@link TileSource} has no such tile: never written, replaced by the full one, or pruned. */
public final class TileNotFoundException extends IOException {

  private final transient Tile tile;

  /** For the tile that was asked for. */
  public TileNotFoundException(Tile tile) {
    super("There is no tile " + tile.path() + ".");
    this.tile = tile;
  }

  /** The tile that was asked for. */
  public Tile tile() {
    return tile;
  }
}
