package org.mithaq.tlog;

import java.io.IOException;

/** Where a growing tree's tiles and entry bundles go. */
@FunctionalInterface
public interface TileSink {

  /**
   * Takes one tile, full or partial. The bytes belong to the receiver. The same tile may come again
   * with the very same bytes after a crash, never with others.
   */
  void write(Tile tile, byte[] bytes) throws IOException;
}
