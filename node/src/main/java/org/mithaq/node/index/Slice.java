package org.mithaq.node.index;

import java.util.BitSet;
import java.util.OptionalLong;
import org.mithaq.node.access.Readings;

/**
 * One page: parallel arrays, ascending by sequence number. Not copied: treat as read-only.
 *
 * @param places for {@link org.mithaq.node.vault.Records}
 * @param lengths of the objects, bytes
 * @param micros {@code date_added}, microseconds since the epoch
 * @param watched at which places of the arrays lies what is taken down when it is read
 * @param next where the next page begins; empty when nothing readable follows
 */
public record Slice(
    long[] sequences,
    long[] places,
    int[] lengths,
    long[] micros,
    BitSet watched,
    OptionalLong next) {

  /** Without entries. */
  public static Slice empty() {
    return new Slice(
        new long[0], new long[0], new int[0], new long[0], new BitSet(), OptionalLong.empty());
  }

  /** Tells that one of the entries is handed out. */
  public void note(int entry) {
    if (watched.get(entry)) {
      Readings.note(sequences[entry]);
    }
  }

  public int size() {
    return sequences.length;
  }
}
