package org.mithaq.node.access;

import java.util.BitSet;

/** What one reader may read at one moment: one bit for each interned audience. */
public final class Visibility {

  private final BitSet readable;

  Visibility(BitSet readable) {
    this.readable = readable;
  }

  public boolean mayRead(int audience) {
    return readable.get(audience);
  }
}
