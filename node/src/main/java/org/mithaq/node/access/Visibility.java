package org.mithaq.node.access;

import java.util.BitSet;

/** What one reader may read at one moment: one bit for each interned audience. */
public final class Visibility {

  private final BitSet readable;
  private final BitSet watched;

  Visibility(BitSet readable, BitSet watched) {
    this.readable = readable;
    this.watched = watched;
  }

  public boolean mayRead(int audience) {
    return readable.get(audience);
  }

  /** Whether the reader may read it, and readings are taken down. */
  public boolean isWatched(int audience) {
    return watched.get(audience);
  }
}
