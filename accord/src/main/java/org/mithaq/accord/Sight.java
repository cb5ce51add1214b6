package org.mithaq.accord;

import static org.mithaq.accord.ByParty.AUDIENCE;
import static org.mithaq.accord.ByParty.EARLIEST;
import static org.mithaq.accord.ByParty.GIST;
import static org.mithaq.accord.ByParty.LATEST;
import static org.mithaq.accord.ByParty.SLOT;
import static org.mithaq.accord.ByParty.WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * How parties stood at the end of one day, as one reader sees it. Rows are those of {@link
 * ByParty}, all of one party. Not for several threads.
 *
 * <p>Of the statements that are certain on the day the last one tells the stance. Of those that say
 * the same with nothing else between, as far as is seen, the one stands that binds, else the one on
 * the best evidence, and of these the first: who says the same again moves no day; who signs what
 * was only reported does.
 */
final class Sight<S extends Word> {

  static final int NONE = -1;

  private final Facts<S> facts;
  private final Columns columns;
  private final int day;
  private final Moment.Eye eye;
  private final Facts.Upheld<S> stands;
  private final ByParty.Gathering gathering;

  /** The first slot that is not known yet. */
  private final int unknown;

  private final int mask;
  private final int masked;
  private int lastAudience;
  private boolean lastReadable;

  Sight(Facts<S> facts, int day, Moment.Eye eye, Facts.Upheld<S> stands) {
    this.facts = facts;
    this.columns = facts.columns();
    this.day = day;
    this.eye = eye;
    this.stands = stands;
    this.gathering = facts.gathering();
    this.unknown = columns.madeBefore(eye.before());
    this.mask = Gist.CLAIM | (eye.scope() == Moment.Scope.ALL ? 0 : Gist.EXERCISE);
    this.masked = eye.scope() == Moment.Scope.EXERCISES ? Gist.EXERCISE : 0;
    this.lastReadable = eye.readable().test(lastAudience);
  }

  /** The first row behind those that are certain on the day. */
  private int open(int[] rows, int from, int to) {
    int open = to;
    while (open > from && rows[open - WIDTH + LATEST] > day) {
      open -= WIDTH;
    }
    return open;
  }

  /** The row that stands for what a party certainly held, or {@link #NONE}. */
  int standing(int[] rows, int from, int to) {
    int standing = NONE;
    int least = Integer.MAX_VALUE;
    int state = 0;
    for (int row = open(rows, from, to) - WIDTH; row >= from; row -= WIDTH) {
      if (!counts(rows, row)) {
        continue;
      }
      int gist = rows[row + GIST];
      if (standing == NONE) {
        state = Gist.state(gist);
      } else if (Gist.state(gist) != state) {
        break;
      }
      int rank = Gist.rank(gist);
      if (rank <= least) {
        least = rank;
        standing = row;
      }
    }
    return standing;
  }

  /** Whether a statement that is wanted may stand for what the party held, but not certainly. */
  boolean mayStand(int[] rows, int from, int to, IntPredicate wanted) {
    int open = open(rows, from, to);
    for (int row = open; row < to; row += WIDTH) {
      if (wanted.test(Gist.word(rows[row + GIST])) && mayStand(rows, from, open, row)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a statement that is possible on the day, but not certain, would stand if it had been
   * made on this very day, and nothing else that is not certain before it.
   */
  private boolean mayStand(int[] rows, int from, int open, int row) {
    if (rows[row + EARLIEST] > day || !counts(rows, row)) {
      return false;
    }
    int rank = Gist.rank(rows[row + GIST]);
    for (int each = open - WIDTH; each >= from; each -= WIDTH) {
      if (!counts(rows, each)) {
        continue;
      }
      boolean after = rows[each + LATEST] == day && rows[each + SLOT] > rows[row + SLOT];
      if (Gist.state(rows[each + GIST]) != Gist.state(rows[row + GIST])) {
        return !after;
      }
      int other = Gist.rank(rows[each + GIST]);
      if (after ? other < rank : other <= rank) {
        return false;
      }
    }
    return true;
  }

  /** The days on which a party came to be bound or ceased to be, up to the day, in turn. */
  void changes(int[] rows, int from, int to, IntConsumer bound, IntConsumer released) {
    boolean binds = false;
    int state = NONE;
    int open = open(rows, from, to);
    for (int row = from; row < open; row += WIDTH) {
      if (!counts(rows, row)) {
        continue;
      }
      int gist = rows[row + GIST];
      boolean before = binds;
      binds = (gist & Gist.BINDS) != 0 || (binds && state == Gist.state(gist));
      state = Gist.state(gist);
      if (binds != before) {
        (binds ? bound : released).accept(rows[row + LATEST]);
      }
    }
  }

  private boolean counts(int[] rows, int row) {
    int gist = rows[row + GIST];
    int at = rows[row + SLOT];
    return (gist & mask) == masked
        && at < unknown
        && readable(rows[row + AUDIENCE])
        && ((gist & Gist.DOUBTFUL) == 0 || holds(at));
  }

  /** Most statements have the audience of the one before. */
  private boolean readable(int audience) {
    if (audience != lastAudience) {
      lastReadable = eye.readable().test(audience);
      lastAudience = audience;
    }
    return lastReadable;
  }

  /** Whether a statement is seen at all, by its slot. */
  boolean sees(int at) {
    int exercise = columns.gist(at) & Gist.EXERCISE;
    return at < unknown && (exercise & mask) == masked && readable(columns.audience(at));
  }

  private boolean holds(int at) {
    boolean corrects = (columns.gist(at) & Gist.CORRECTS) != 0;
    return (!corrects || isUpheld(at)) && !isCorrected(at);
  }

  private boolean isUpheld(int at) {
    return stands.about(columns.party(at)).test(facts.fact(at));
  }

  private boolean isCorrected(int at) {
    for (int correction : facts.corrections(at)) {
      if (sees(correction) && isUpheld(correction)) {
        return true;
      }
    }
    return false;
  }

  /** How one party stood; empty where nothing was or may have been so. */
  Optional<Standing<S>> of(int party) {
    int to = gathering.gather(party);
    int[] rows = gathering.rows();
    int standing = standing(rows, 0, to);
    if (standing != NONE) {
      return Optional.of(new Standing<>(facts.fact(rows[standing + SLOT]), true));
    }
    return possible(rows, to).stream().findFirst().map(fact -> new Standing<>(fact, false));
  }

  /** The statements of a party that may stand, but not certainly, by the days. */
  List<Fact<S>> possible(int party) {
    int to = gathering.gather(party);
    return possible(gathering.rows(), to);
  }

  private List<Fact<S>> possible(int[] rows, int to) {
    List<Fact<S>> possible = new ArrayList<>();
    int open = open(rows, 0, to);
    for (int row = open; row < to; row += WIDTH) {
      if (mayStand(rows, 0, open, row)) {
        possible.add(facts.fact(rows[row + SLOT]));
      }
    }
    return possible;
  }

  /** One statement of a history, and whether it was corrected. */
  record Seen<S extends Word>(Fact<S> fact, boolean corrected) {}

  /** All that was said of a party as far as is seen, claims too, by the days, then by act. */
  List<Seen<S>> history(int party) {
    List<Seen<S>> all = new ArrayList<>();
    int to = gathering.gather(party);
    int[] rows = gathering.rows();
    for (int row = 0; row < to; row += WIDTH) {
      int at = rows[row + SLOT];
      if (sees(at)) {
        all.add(new Seen<>(facts.fact(at), isCorrected(at)));
      }
    }
    return all;
  }
}
