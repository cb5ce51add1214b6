package org.mithaq.accord;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Statements in the order of the acts, as columns of numbers: 70 bytes a statement, and at most a
 * quarter more for those to come. A statement is named by its slot, which grows with its act.
 */
final class Columns {

  private static final int FIRST_ROOM = 4;

  private int size;
  private int[] party = new int[FIRST_ROOM];
  private int[] earliest = new int[FIRST_ROOM];
  private int[] latest = new int[FIRST_ROOM];
  private int[] audience = new int[FIRST_ROOM];
  private int[] submitter = new int[FIRST_ROOM];
  private int[] length = new int[FIRST_ROOM];
  private int[] before = new int[FIRST_ROOM];
  private long[] micros = new long[FIRST_ROOM];
  private long[] sequence = new long[FIRST_ROOM];
  private long[] place = new long[FIRST_ROOM];
  private long[] idHigh = new long[FIRST_ROOM];
  private long[] idLow = new long[FIRST_ROOM];
  private short[] gist = new short[FIRST_ROOM];

  /**
   * Adds a statement.
   *
   * @param about number of the party
   * @param by number of the submitter
   * @param previous slot of the statement before it about the same party, or -1
   * @return its slot
   */
  int add(Entry entry, int about, int by, UUID id, Dated dated, int what, int previous) {
    int at = size++;
    if (size > party.length) {
      grow(size + (size >> 2) + 1);
    }
    party[at] = about;
    latest[at] = Math.toIntExact(dated.latest(entry.day()).toEpochDay());
    // What is certain on a day is possible on it.
    earliest[at] = Math.min(latest[at], Math.toIntExact(dated.earliest().toEpochDay()));
    audience[at] = entry.audience();
    submitter[at] = by;
    length[at] = entry.length();
    before[at] = previous;
    micros[at] = entry.micros();
    sequence[at] = entry.sequence();
    place[at] = entry.place();
    idHigh[at] = id.getMostSignificantBits();
    idLow[at] = id.getLeastSignificantBits();
    gist[at] = (short) what;
    return at;
  }

  private void grow(int room) {
    party = Arrays.copyOf(party, room);
    earliest = Arrays.copyOf(earliest, room);
    latest = Arrays.copyOf(latest, room);
    audience = Arrays.copyOf(audience, room);
    submitter = Arrays.copyOf(submitter, room);
    length = Arrays.copyOf(length, room);
    before = Arrays.copyOf(before, room);
    micros = Arrays.copyOf(micros, room);
    sequence = Arrays.copyOf(sequence, room);
    place = Arrays.copyOf(place, room);
    idHigh = Arrays.copyOf(idHigh, room);
    idLow = Arrays.copyOf(idLow, room);
    gist = Arrays.copyOf(gist, room);
  }

  int size() {
    return size;
  }

  int party(int at) {
    return party[at];
  }

  int earliest(int at) {
    return earliest[at];
  }

  int latest(int at) {
    return latest[at];
  }

  int audience(int at) {
    return audience[at];
  }

  int submitter(int at) {
    return submitter[at];
  }

  int before(int at) {
    return before[at];
  }

  long sequence(int at) {
    return sequence[at];
  }

  int gist(int at) {
    return gist[at];
  }

  void mark(int at, int flags) {
    gist[at] |= (short) flags;
  }

  UUID id(int at) {
    return new UUID(idHigh[at], idLow[at]);
  }

  boolean isId(int at, UUID id) {
    return idHigh[at] == id.getMostSignificantBits() && idLow[at] == id.getLeastSignificantBits();
  }

  Entry entry(int at, Numbers parties) {
    return new Entry(
        sequence[at],
        micros[at],
        parties.id(submitter[at]),
        (gist[at] & Gist.EXERCISE) != 0,
        audience[at],
        place[at],
        length[at]);
  }

  <S extends Word> Fact<S> fact(int at, S state, Numbers parties, Optional<UUID> corrects) {
    return new Fact<>(
        entry(at, parties),
        id(at),
        state,
        earliest[at],
        latest[at],
        Gist.quality(gist[at]),
        Gist.basis(gist[at]),
        Gist.action(gist[at]),
        (gist[at] & Gist.CLAIM) != 0,
        corrects);
  }

  /** How many statements were made before a time. */
  int madeBefore(long time) {
    return firstFrom(micros, time);
  }

  /** The first slot whose act has this number or a greater one. */
  int slotFrom(long number) {
    return firstFrom(sequence, number);
  }

  private int firstFrom(long[] ascending, long value) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
