package org.mithaq.tlog;

import java.util.List;

/** A tile or an entry bundle does not hash up to the root that it was read for. */
public final class BadTileException extends VerificationException {

  private final transient List<Tile> tiles;

  BadTileException(Tile tile, String why) {
    super("The tile " + tile.path() + " " + why + ".");
    this.tiles = List.of(tile);
  }

  BadTileException(List<Tile> tiles, String sentence) {
    super(sentence);
    this.tiles = List.copyOf(tiles);
  }

  /**
   * The tiles at fault. It is one tile, except on the right edge of a tree, whose partial tiles
   * hash to the root only all together: then at least one of these is wrong. Empty where the root
   * claims a tree without tiles.
   */
  public List<Tile> tiles() {
    return tiles;
  }
}
