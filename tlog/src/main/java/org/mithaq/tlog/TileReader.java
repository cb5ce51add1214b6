package org.mithaq.tlog;

import java.io.IOException;
import java.util.Arrays;

/** Reads single tiles: falls back from a gone partial tile to the full one, and checks lengths. */
final class TileReader {

  private TileReader() {}

  /** The bytes of a tile of hashes, of exactly its length. */
  static byte[] hashes(TileSource source, Tile tile) throws IOException, BadTileException {
    Tile found = tile;
    byte[] bytes;
    try {
      bytes = source.read(tile);
    } catch (TileNotFoundException e) {
      found = fullInstead(tile, e);
      bytes = source.read(found);
    }
    if (bytes.length != found.maxBytes()) {
      throw new BadTileException(
          found, "has " + bytes.length + " bytes instead of " + found.maxBytes());
    }
    return found.width() == tile.width() ? bytes : Arrays.copyOf(bytes, tile.maxBytes());
  }

  /** A bundle of exactly its width, not yet authenticated. */
  static EntryBundle entries(TileSource source, Tile tile) throws IOException, BadTileException {
    Tile found = tile;
    byte[] bytes;
    try {
      bytes = source.read(tile);
    } catch (TileNotFoundException e) {
      found = fullInstead(tile, e);
      bytes = source.read(found);
    }
    try {
      return EntryBundle.parse(bytes, found.width()).first(tile.width());
    } catch (MalformedException e) {
      throw new BadTileException(found, "is malformed (" + e.getMessage() + ")");
    }
  }

  private static Tile fullInstead(Tile tile, TileNotFoundException e) throws TileNotFoundException {
    if (!tile.isPartial()) {
      throw e;
    }
    return tile.toFull();
  }
}
