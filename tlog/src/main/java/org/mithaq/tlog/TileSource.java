package org.mithaq.tlog;

import java.io.IOException;

/**
 * Where tiles are read from: a directory, a web server, a map in a test. Nothing that it returns is
 * trusted. Implementations may be called from several threads at once.
 */
@FunctionalInterface
public interface TileSource {

  /**
   * Reads one tile or entry bundle whole. An implementation should refuse answers longer than
   * {@link Tile#maxBytes()}.
   *
   * @throws TileNotFoundException if there is no such tile; a partial tile may be gone once the
   *     full one exists, and the caller then asks for that one
   * @throws IOException if reading failed in any other way
   */
  byte[] read(Tile tile) throws IOException;
}
