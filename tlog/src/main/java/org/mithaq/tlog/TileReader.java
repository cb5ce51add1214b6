package org.mithaq.tlog;

import java.io.IOException;
import java.util.Arrays;

/** Reads single tiles: falls back from a gone partial tile to the full one, and checks lengths. */
final class TileReader {

  private TileReader() {}

  /** What the source gave, and whether it is the tile asked for or the full one in its place. */
  private record Found(Tile tile, byte[] bytes) {}

  /** The bytes of a tile of hashes, of exactly its length. */
  static byte[] hashes(TileSource source, Tile tile) throws IOException, BadTileException {
    Found found = find(source, tile);
    int expected = found.tile().maxBytes();
    if (found.bytes().length != expected) {
      throw new BadTileException(
          found.tile(), "has " + found.bytes().length + " bytes instead of " + expected);
    }
    return Arrays.copyOf(found.bytes(), tile.maxBytes());
  }

  /** A bundle of exactly its width, not yet authenticated. */
  static EntryBundle entries(TileSource source, Tile tile) throws IOException, BadTileException {
    Found found = find(source, tile);
    try {
      return EntryBundle.parse(found.bytes(), found.tile().width()).first(tile.width());
    } catch (MalformedException e) {
      throw new BadTileException(found.tile(), "is malformed (" + Text.clause(e) + ")");
    }
  }

  private static Found find(TileSource source, Tile tile) throws IOException {
    try {
      return new Found(tile, source.read(tile));
    } catch (TileNotFoundException e) {
      if (!tile.isPartial()) {
        throw e;
      }
      return new Found(tile.toFull(), source.read(tile.toFull()));
    }
  }
}
