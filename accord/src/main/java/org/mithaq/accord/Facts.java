package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * All that was ever said of how parties stand to one accord or circle, in the order of the acts:
 * columns of numbers, some 75 bytes a statement, so that a question about a hundred thousand
 * parties reads memory from one end to the other. Nothing leaves it.
 */
final class Facts<S extends Word> {

  private static final int NOTHING = 0;
  private static final long NEVER = Long.MIN_VALUE;
  private static final int CLAIM = 1;
  private static final int EXERCISE = 2;
  private static final int CORRECTS = 4;
  private static final int CORRECTED = 8;

  private static final List<DateQuality> QUALITIES = List.of(DateQuality.values());
  private static final List<Basis> BASES = List.of(Basis.values());

  private final List<S> states;
  private final Numbers parties;
  private int size;

  private int[] party = new int[4];
  private int[] earliest = new int[4];
  private int[] latest = new int[4];
  private int[] audience = new int[4];
  private int[] submitter = new int[4];
  private int[] length = new int[4];
  private long[] micros = new long[4];
  private long[] sequence = new long[4];
  private long[] place = new long[4];
  private long[] idHigh = new long[4];
  private long[] idLow = new long[4];
  private byte[] state = new byte[4];
  private byte[] quality = new byte[4];
  private byte[] basis = new byte[4];
  private byte[] flags = new byte[4];

  /** The statement before this one about the same party, counted from 1; 0 for none. */
  private int[] before = new int[4];

  /** The last statement about a party, counted from 1; 0 for none. */
  private int[] last = new int[0];

  private final Map<Integer, List<Integer>> corrections = new HashMap<>();
  private final Map<Integer, UUID> corrects = new HashMap<>();
  private final BitSet named = new BitSet();

  /**
   * Empty.
   *
   * @param states all that there are
   * @param parties numbers of parties, those of submitters too
   */
  Facts(List<S> states, Numbers parties) {
    this.states = List.copyOf(states);
    this.parties = parties;
  }

  /**
   * Adds a statement about a party.
   *
   * @param what how the object stands to what it says
   */
  void add(
      Entry entry,
      String about,
      String id,
      S which,
      Dated dated,
      Basis on,
      boolean claim,
      Claim what) {
    int number = parties.of(about);
    int at = size++;
    reserve(number);
    UUID uuid = Fact.uuid(id);
    party[at] = number;
    earliest[at] = Math.toIntExact(dated.earliest().toEpochDay());
    latest[at] = Math.toIntExact(dated.latest(entry.day()).toEpochDay());
    audience[at] = entry.audience();
    submitter[at] = parties.of(entry.party());
    length[at] = entry.length();
    micros[at] = entry.micros();
    sequence[at] = entry.sequence();
    place[at] = entry.place();
    idHigh[at] = uuid.getMostSignificantBits();
    idLow[at] = uuid.getLeastSignificantBits();
    state[at] = (byte) states.indexOf(which);
    quality[at] = (byte) QUALITIES.indexOf(dated.quality());
    basis[at] = (byte) BASES.indexOf(on);
    flags[at] = (byte) ((claim ? CLAIM : 0) | (entry.exercise() ? EXERCISE : 0));
    what.corrects().map(Fact::uuid).ifPresent(corrected -> correct(at, corrected, claim));
    correctedBefore(at, uuid);
    before[at] = last[number];
    last[number] = at + 1;
    named.set(number);
  }

  private void correct(int at, UUID corrected, boolean claim) {
    corrects.put(at, corrected);
    flags[at] |= CORRECTS;
    if (claim) {
      return;
    }
    for (int slot = last[party[at]]; slot != NOTHING; slot = before[slot - 1]) {
      if (isId(slot - 1, corrected)) {
        flags[slot - 1] |= CORRECTED;
        corrections.computeIfAbsent(slot - 1, _ -> new ArrayList<>(1)).add(at);
      }
    }
  }

  /** A correction can stand before what it corrects in a body, or before that is shared again. */
  private void correctedBefore(int at, UUID id) {
    for (int slot = last[party[at]]; slot != NOTHING; slot = before[slot - 1]) {
      if ((flags[slot - 1] & (CORRECTS | CLAIM)) == CORRECTS && id.equals(corrects.get(slot - 1))) {
        flags[at] |= CORRECTED;
        corrections.computeIfAbsent(at, _ -> new ArrayList<>(1)).add(slot - 1);
      }
    }
  }

  private boolean isId(int at, UUID id) {
    return idHigh[at] == id.getMostSignificantBits() && idLow[at] == id.getLeastSignificantBits();
  }

  private void reserve(int number) {
    if (size > party.length) {
      int room = size + (size >> 1);
      party = Arrays.copyOf(party, room);
      earliest = Arrays.copyOf(earliest, room);
      latest = Arrays.copyOf(latest, room);
      audience = Arrays.copyOf(audience, room);
      submitter = Arrays.copyOf(submitter, room);
      length = Arrays.copyOf(length, room);
      micros = Arrays.copyOf(micros, room);
      sequence = Arrays.copyOf(sequence, room);
      place = Arrays.copyOf(place, room);
      idHigh = Arrays.copyOf(idHigh, room);
      idLow = Arrays.copyOf(idLow, room);
      state = Arrays.copyOf(state, room);
      quality = Arrays.copyOf(quality, room);
      basis = Arrays.copyOf(basis, room);
      flags = Arrays.copyOf(flags, room);
      before = Arrays.copyOf(before, room);
    }
    if (number >= last.length) {
      last = Arrays.copyOf(last, number + (number >> 1) + 1);
    }
  }

  /** The numbers of the parties of which anything was said. */
  BitSet named() {
    return named;
  }

  /** How much one party has said of another or of itself. */
  int count(int number, int by) {
    int count = 0;
    for (int slot = lastOf(number); slot != NOTHING; slot = before[slot - 1]) {
      count += submitter[slot - 1] == by ? 1 : 0;
    }
    return count;
  }

  boolean has(int number, UUID id, IntPredicate readable) {
    for (int slot = lastOf(number); slot != NOTHING; slot = before[slot - 1]) {
      if (isId(slot - 1, id) && readable.test(audience[slot - 1])) {
        return true;
      }
    }
    return false;
  }

  private int lastOf(int number) {
    return number >= 0 && number < last.length ? last[number] : NOTHING;
  }

  /** What was said about one party, by the day from which on it is certain, then by act. */
  List<Fact<S>> about(int number) {
    List<Fact<S>> facts = new ArrayList<>();
    for (int slot = lastOf(number); slot != NOTHING; slot = before[slot - 1]) {
      facts.add(fact(slot - 1));
    }
    facts.sort(Fact.ORDER);
    return facts;
  }

  S state(int at) {
    return states.get(state[at]);
  }

  DateQuality quality(int at) {
    return QUALITIES.get(quality[at]);
  }

  Basis basis(int at) {
    return BASES.get(basis[at]);
  }

  int latest(int at) {
    return latest[at];
  }

  long sequence(int at) {
    return sequence[at];
  }

  Fact<S> fact(int at) {
    return new Fact<>(
        new Entry(
            sequence[at],
            micros[at],
            parties.id(submitter[at]),
            (flags[at] & EXERCISE) != 0,
            audience[at],
            place[at],
            length[at]),
        new UUID(idHigh[at], idLow[at]),
        state(at),
        earliest[at],
        latest[at],
        quality(at),
        basis(at),
        (flags[at] & CLAIM) != 0,
        Optional.ofNullable(corrects.get(at)));
  }

  /**
   * How one party stood at the end of a day.
   *
   * @param day in days since the epoch
   * @param eye which acts are seen
   * @param stands whether a correction about the party was not objected to
   * @return empty where nothing was or may have been so
   */
  Optional<Standing<S>> at(int number, int day, Moment.Eye eye, Predicate<Fact<S>> stands) {
    int stance = stance(number, day, eye, stands);
    if (stance != NOTHING) {
      return Optional.of(new Standing<>(fact(stance - 1), true));
    }
    int open = NOTHING;
    for (int slot = lastOf(number); slot != NOTHING; slot = before[slot - 1]) {
      open = counts(slot - 1, day, eye, stands) ? slot : open;
    }
    return open == NOTHING ? Optional.empty() : Optional.of(new Standing<>(fact(open - 1), false));
  }

  /**
   * The statement that stands for what a party certainly held on a day: of those that say the same
   * with nothing else between, as far as is seen, the one on the best evidence, and of these the
   * first. Who says the same again moves no day; who signs what was only reported does.
   */
  private int stance(int number, int day, Moment.Eye eye, Predicate<Fact<S>> stands) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = lastOf(number); slot != NOTHING; slot = before[slot - 1]) {
      if (latest[slot - 1] <= day && counts(slot - 1, day, eye, stands)) {
        slots.add(slot);
      }
    }
    slots.sort(Comparator.comparingLong(slot -> order(slot - 1)));
    int began = NOTHING;
    for (int slot : slots) {
      boolean same = began != NOTHING && state[began - 1] == state[slot - 1];
      began = same && evidence(began - 1) < evidence(slot - 1) ? began : slot;
    }
    return began;
  }

  /** Whose statements stood on a day: for each party's number the slot counted from 1, or 0. */
  record Picture(int[] best, BitSet open) {}

  /**
   * How all parties stood at the end of a day.
   *
   * @param stands by the number of the party whether a correction was not objected to
   */
  Picture picture(int day, Moment.Eye eye, IntFunction<Predicate<Fact<S>>> stands) {
    int kinds = states.size();
    long[] last = new long[parties.size() * kinds];
    Arrays.fill(last, NEVER);
    BitSet open = new BitSet(parties.size());
    BitSet certain = new BitSet(size);
    for (int at = 0; at < size && micros[at] < eye.before(); at++) {
      if (earliest[at] > day || (flags[at] & CLAIM) != 0) {
        continue;
      }
      int number = party[at];
      boolean plain = (flags[at] & (CORRECTS | CORRECTED)) == 0;
      if (plain ? !sees(at, eye) : !counts(at, day, eye, stands.apply(number))) {
        continue;
      }
      if (latest[at] > day) {
        open.set(number);
      } else {
        certain.set(at);
        int of = number * kinds + state[at];
        last[of] = Math.max(last[of], order(at));
      }
    }
    return new Picture(began(certain, last, kinds), open);
  }

  /** Greater for a statement from a later day, of those from one day for a later one. */
  private long order(int at) {
    return (long) latest[at] << 32 | at;
  }

  /** Less for better evidence, and of the same evidence less for an earlier statement. */
  private long evidence(int at) {
    return ((long) basis[at] << 60) + order(at);
  }

  /**
   * Of those that say the same as the last one with nothing else between, the one on the best
   * evidence; slots.
   *
   * @param last in the order of days, for each party by state
   */
  private int[] began(BitSet certain, long[] last, int kinds) {
    long[] other = new long[last.length / kinds];
    for (int number = 0; number < other.length; number++) {
      long first = NEVER;
      long second = NEVER;
      for (int kind = 0; kind < kinds; kind++) {
        long each = last[number * kinds + kind];
        second = Math.max(second, Math.min(first, each));
        first = Math.max(first, each);
      }
      other[number] = second;
    }
    long[] least = new long[other.length];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int at = certain.nextSetBit(0); at >= 0; at = certain.nextSetBit(at + 1)) {
      if (order(at) > other[party[at]] && evidence(at) < least[party[at]]) {
        least[party[at]] = evidence(at);
      }
    }
    int[] began = new int[least.length];
    for (int number = 0; number < began.length; number++) {
      began[number] = least[number] == Long.MAX_VALUE ? NOTHING : (int) least[number] + 1;
    }
    return began;
  }

  private boolean sees(int at, Moment.Eye eye) {
    return eye.sees(micros[at], (flags[at] & EXERCISE) != 0, audience[at]);
  }

  private boolean counts(int at, int day, Moment.Eye eye, Predicate<Fact<S>> stands) {
    return earliest[at] <= day
        && (flags[at] & CLAIM) == 0
        && sees(at, eye)
        && ((flags[at] & CORRECTS) == 0 || stands.test(fact(at)))
        && ((flags[at] & CORRECTED) == 0 || !isCorrected(at, eye, stands));
  }

  private boolean isCorrected(int at, Moment.Eye eye, Predicate<Fact<S>> stands) {
    for (int correction : corrections.getOrDefault(at, List.of())) {
      if (sees(correction, eye) && stands.test(fact(correction))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement about a party was corrected, as far as is seen. */
  boolean isCorrected(int number, Fact<S> fact, Moment.Eye eye, Predicate<Fact<S>> stands) {
    for (int slot = lastOf(number); slot != NOTHING; slot = before[slot - 1]) {
      if (isId(slot - 1, fact.id()) && isCorrected(slot - 1, eye, stands)) {
        return true;
      }
    }
    return false;
  }
}
