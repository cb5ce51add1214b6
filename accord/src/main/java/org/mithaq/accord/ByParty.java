package org.mithaq.accord;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Statements grouped by party, and within a party in the order of the days from which on they are
 * certain, then of the acts; 20 bytes a statement, in the order in which a question reads them.
 * Never changed: {@link #merge} makes another one.
 */
final class ByParty {

  /** Where in a row which number is; a row has {@link #WIDTH} of them. */
  static final int LATEST = 0;

  static final int EARLIEST = 1;
  static final int SLOT = 2;
  static final int AUDIENCE = 3;
  static final int GIST = 4;
  static final int WIDTH = 5;

  static final ByParty NONE = new ByParty(new int[0], new int[0], new int[1], 0);

  /** What is done with one party's statements. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Looks at a party's statements.
     *
     * @param from index of the first row's first number
     * @param to index behind the last row
     */
    void visit(int party, int[] rows, int from, int to);
  }

  private final int[] rows;
  private final int[] parties;

  /** For each party where its rows begin; one more for the end. */
  private final int[] from;

  private final int covered;

  private ByParty(int[] rows, int[] parties, int[] from, int covered) {
    this.rows = rows;
    this.parties = parties;
    this.from = from;
    this.covered = covered;
  }

  /** How many statements it holds: those with a slot below this. */
  int covered() {
    return covered;
  }

  /** Visits the parties in the order of their numbers, but for some. */
  void visit(BitSet without, Visitor visitor) {
    for (int i = 0; i < parties.length; i++) {
      if (!without.get(parties[i])) {
        visitor.visit(parties[i], rows, from[i], from[i + 1]);
      }
    }
  }

  /**
   * With all statements.
   *
   * @param named numbers of all parties that have any
   * @param changed those that have more than are here
   * @param fresh gathers a party's statements
   */
  ByParty merge(BitSet named, BitSet changed, Gathering fresh, int size) {
    int[] merged = new int[size * WIDTH];
    int[] who = named.stream().toArray();
    int[] begin = new int[who.length + 1];
    int old = 0;
    int end = 0;
    for (int i = 0; i < who.length; i++) {
      begin[i] = end;
      boolean had = old < parties.length && parties[old] == who[i];
      if (changed.get(who[i])) {
        int length = fresh.gather(who[i]);
        System.arraycopy(fresh.rows(), 0, merged, end, length);
        end += length;
      } else {
        int length = from[old + 1] - from[old];
        System.arraycopy(rows, from[old], merged, end, length);
        end += length;
      }
      old += had ? 1 : 0;
    }
    begin[who.length] = end;
    return new ByParty(merged, who, begin, size);
  }

  /** One party's statements at a time, as rows. Not for several threads. */
  static final class Gathering {
    private final Columns columns;
    private final Facts<?> facts;
    private long[] order = new long[16];
    private int[] rows = new int[16 * WIDTH];

    Gathering(Columns columns, Facts<?> facts) {
      this.columns = columns;
      this.facts = facts;
    }

    /** Gathers a party's statements; where they end. */
    int gather(int party) {
      int count = 0;
      for (int at = facts.last(party); at >= 0; at = columns.before(at)) {
        if (count == order.length) {
          order = Arrays.copyOf(order, 2 * count);
        }
        order[count++] = (long) columns.latest(at) << 32 | at;
      }
      Arrays.sort(order, 0, count);
      if (rows.length < count * WIDTH) {
        rows = new int[order.length * WIDTH];
      }
      for (int i = 0; i < count; i++) {
        int at = (int) order[i];
        int row = i * WIDTH;
        rows[row + LATEST] = columns.latest(at);
        rows[row + EARLIEST] = columns.earliest(at);
        rows[row + SLOT] = at;
        rows[row + AUDIENCE] = columns.audience(at);
        rows[row + GIST] = columns.gist(at);
      }
      return count * WIDTH;
    }

    int[] rows() {
      return rows;
    }
  }
}
