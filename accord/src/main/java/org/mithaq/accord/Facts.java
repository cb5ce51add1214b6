package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * All that was ever said of how parties stand to one accord or circle; nothing leaves it. Questions
 * may be asked by several threads while nothing is added.
 */
final class Facts<S extends Word> {

  private static final int NOTHING = -1;

  /** One statement in so many may be new before the statements are grouped by party again. */
  private static final int NEW_SHARE = 256;

  private final List<S> states;
  private final Numbers parties;
  private final int slack;
  private final Columns columns = new Columns();

  /** The slot of the last statement about a party. */
  private int[] last = new int[0];

  private final Map<Integer, List<Integer>> corrections = new HashMap<>();
  private final Map<Integer, UUID> corrects = new HashMap<>();
  private final BitSet named = new BitSet();

  /** Made anew by a question that finds too many new statements, the same by whichever. */
  private volatile ByParty grouped = ByParty.NONE;

  /**
   * Empty.
   *
   * @param states all that there are, 8 at most
   * @param parties numbers of parties, those of submitters too
   * @param slack how many statements at least are new before they are grouped by party
   */
  Facts(List<S> states, Numbers parties, int slack) {
    this.states = List.copyOf(states);
    this.parties = parties;
    this.slack = slack;
  }

  /** One statement as it is entered; {@code claim} if it settles nothing. */
  record Said<S>(
      S state,
      Dated dated,
      Basis basis,
      Optional<TreatyAction> action,
      boolean claim,
      Optional<String> corrects) {}

  /** Adds a statement about a party. Acts come in their order. */
  void add(Entry entry, String about, String id, Said<S> said) {
    int number = parties.of(about);
    if (number >= last.length) {
      int had = last.length;
      last = Arrays.copyOf(last, number + (number >> 2) + 1);
      Arrays.fill(last, had, last.length, NOTHING);
    }
    UUID uuid = Fact.uuid(id);
    int gist =
        Gist.of(states.indexOf(said.state()), said.basis(), said.dated().quality(), said.action())
            | (said.claim() ? Gist.CLAIM : 0)
            | (entry.exercise() ? Gist.EXERCISE : 0);
    int at =
        columns.add(
            entry, number, parties.of(entry.party()), uuid, said.dated(), gist, last[number]);
    said.corrects().map(Fact::uuid).ifPresent(corrected -> correct(at, corrected, said.claim()));
    correctedBefore(at, uuid);
    last[number] = at;
    named.set(number);
  }

  private void correct(int at, UUID corrected, boolean claim) {
    corrects.put(at, corrected);
    columns.mark(at, Gist.CORRECTS);
    if (claim) {
      return;
    }
    for (int other = columns.before(at); other != NOTHING; other = columns.before(other)) {
      if (columns.isId(other, corrected)) {
        columns.mark(other, Gist.CORRECTED);
        corrections.computeIfAbsent(other, _ -> new ArrayList<>(1)).add(at);
      }
    }
  }

  /** A correction can stand before what it corrects in a body, or before that is shared again. */
  private void correctedBefore(int at, UUID id) {
    for (int other = columns.before(at); other != NOTHING; other = columns.before(other)) {
      if ((columns.gist(other) & (Gist.CORRECTS | Gist.CLAIM)) == Gist.CORRECTS
          && id.equals(corrects.get(other))) {
        columns.mark(at, Gist.CORRECTED);
        corrections.computeIfAbsent(at, _ -> new ArrayList<>(1)).add(other);
      }
    }
  }

  /** The numbers of the parties of which anything was said. */
  BitSet named() {
    return named;
  }

  ByParty.Gathering gathering() {
    return new ByParty.Gathering(columns, this);
  }

  Columns columns() {
    return columns;
  }

  /** How much one party has said of another or of itself. */
  int count(int number, int by) {
    int count = 0;
    for (int at = last(number); at != NOTHING; at = columns.before(at)) {
      count += columns.submitter(at) == by ? 1 : 0;
    }
    return count;
  }

  boolean has(int number, UUID id, IntPredicate readable) {
    for (int at = last(number); at != NOTHING; at = columns.before(at)) {
      if (columns.isId(at, id) && readable.test(columns.audience(at))) {
        return true;
      }
    }
    return false;
  }

  /** Whether someone who settles a party's standing has said this very statement already. */
  boolean isSettled(int number, UUID id) {
    for (int at = last(number); at != NOTHING; at = columns.before(at)) {
      if (columns.isId(at, id) && (columns.gist(at) & Gist.CLAIM) == 0) {
        return true;
      }
    }
    return false;
  }

  /** The slot of the last statement about a party, or -1. */
  int last(int number) {
    return number >= 0 && number < last.length ? last[number] : NOTHING;
  }

  S state(int gist) {
    return states.get(Gist.state(gist));
  }

  Fact<S> fact(int at) {
    return columns.fact(at, state(columns.gist(at)), parties, corrected(at));
  }

  /** The slots of the statements about a party, in the order of the acts. */
  List<Integer> slots(int number) {
    List<Integer> slots = new ArrayList<>();
    for (int at = last(number); at != NOTHING; at = columns.before(at)) {
      slots.add(at);
    }
    return slots.reversed();
  }

  /** The id of the statement that one corrects. */
  Optional<UUID> corrected(int at) {
    return Optional.ofNullable(corrects.get(at));
  }

  /** The slots of the corrections of a statement that come from who may correct it. */
  List<Integer> corrections(int at) {
    return corrections.getOrDefault(at, List.of());
  }

  /**
   * A question about one day.
   *
   * @param day in days since the epoch
   * @param eye which acts are seen
   * @param stands by a party's number whether a correction about it was not objected to
   */
  Sight<S> sight(int day, Moment.Eye eye, Upheld<S> stands) {
    return new Sight<>(this, day, eye, stands);
  }

  /** Which corrections about a party stand. */
  @FunctionalInterface
  interface Upheld<S extends Word> {
    Predicate<Fact<S>> about(int party);
  }

  /** Visits all parties of which anything was said, each once. */
  void visit(ByParty.Visitor visitor) {
    ByParty old = grouped;
    BitSet changed = new BitSet();
    for (int at = old.covered(); at < columns.size(); at++) {
      changed.set(columns.party(at));
    }
    ByParty.Gathering fresh = gathering();
    if (columns.size() - old.covered() > slack + old.covered() / NEW_SHARE) {
      old = old.merge(named, changed, fresh, columns.size());
      changed.clear();
      grouped = old;
    }
    old.visit(changed, visitor);
    for (int party = changed.nextSetBit(0); party >= 0; party = changed.nextSetBit(party + 1)) {
      int end = fresh.gather(party);
      visitor.visit(party, fresh.rows(), 0, end);
    }
  }
}
