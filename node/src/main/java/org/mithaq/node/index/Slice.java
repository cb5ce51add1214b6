package org.mithaq.node.index;

import java.util.OptionalLong;

/**
 * One page: parallel arrays, ascending by sequence number. Not copied: treat as read-only.
 *
 * @param places for {@link org.mithaq.node.vault.Records}
 * @param lengths of the objects, bytes
 * @param micros {@code date_added}, microseconds since the epoch
 * @param next where the next page begins; empty when nothing readable follows
 */
public record Slice(
    long[] sequences, long[] places, int[] lengths, long[] micros, OptionalLong next) {

  public int size() {
    return sequences.length;
  }
}
