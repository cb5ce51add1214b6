package org.mithaq.accord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parties by their numbers. What most questions ask of a party stands in columns; the party
 * itself is looked at for the rest.
 */
final class Roll {

  private static final List<PartyCategory> CATEGORIES = List.of(PartyCategory.values());
  private static final List<Optional<PartyCategory>> NAMED =
      CATEGORIES.stream().map(Optional::of).toList();
  private static final int KNOWN = 1;
  private static final int EXERCISE = 2;

  /** Of several versions it depends on the reader which one counts. */
  private static final int SEVERAL = 4;

  private final List<Optional<Line>> lines = new ArrayList<>();
  private long[] micros = new long[0];
  private int[] audience = new int[0];
  private int[] country = new int[0];
  private byte[] category = new byte[0];
  private byte[] bits = new byte[0];

  void enter(int number, Line line) {
    while (lines.size() <= number) {
      lines.add(Optional.empty());
    }
    lines.set(number, Optional.of(line));
    if (number >= bits.length) {
      int room = number + (number >> 1) + 16;
      micros = Arrays.copyOf(micros, room);
      audience = Arrays.copyOf(audience, room);
      country = Arrays.copyOf(country, room);
      category = Arrays.copyOf(category, room);
      bits = Arrays.copyOf(bits, room);
    }
    Entry entry = line.latest().entry();
    PartyIdentity party = line.latest().object();
    micros[number] = entry.micros();
    audience[number] = entry.audience();
    country[number] = party.country().map(Roll::code).orElse(0);
    category[number] = (byte) CATEGORIES.indexOf(party.category());
    bits[number] =
        (byte) (KNOWN | (entry.exercise() ? EXERCISE : 0) | (line.versions() > 1 ? SEVERAL : 0));
  }

  /** Two letters as a number. */
  static int code(String country) {
    return country.length() == 2 ? country.charAt(0) << 16 | country.charAt(1) : -1;
  }

  Optional<Line> line(int number) {
    return number >= 0 && number < lines.size() ? lines.get(number) : Optional.empty();
  }

  /** The version of a party's identity that is seen, if the filter takes it. */
  Optional<PartyIdentity> party(int number, Moment.Eye eye, PartyFilter filter) {
    return line(number).flatMap(line -> line.seen(eye)).map(Filed::object).filter(filter::takes);
  }

  /** The parties that one reader sees and a filter takes. Not for several threads. */
  Wanted wanted(Moment.Eye eye, PartyFilter filter) {
    return new Wanted(eye, filter);
  }

  /** Which parties a question is about, made ready to be asked of each. */
  final class Wanted {
    private final Moment.Eye eye;
    private final PartyFilter filter;
    private final boolean[] categories = new boolean[CATEGORIES.size()];
    private final int[] countries;
    private int lastAudience;
    private boolean lastReadable;

    private Wanted(Moment.Eye eye, PartyFilter filter) {
      this.eye = eye;
      this.filter = filter;
      for (int i = 0; i < categories.length; i++) {
        categories[i] =
            filter.categories().isEmpty() || filter.categories().contains(CATEGORIES.get(i));
      }
      this.countries = filter.countries().stream().mapToInt(Integer::intValue).sorted().toArray();
      this.lastReadable = eye.readable().test(lastAudience);
    }

    /** False where a party is surely not meant; cheap. */
    boolean mayBe(int number) {
      if (number >= bits.length || (bits[number] & KNOWN) == 0) {
        return false;
      }
      return (bits[number] & SEVERAL) != 0
          || (categories[category[number]]
              && (countries.length == 0 || Arrays.binarySearch(countries, country[number]) >= 0)
              && micros[number] < eye.before()
              && eye.scope().includes((bits[number] & EXERCISE) != 0)
              && readable(audience[number]));
    }

    /** The category of a party that is meant; empty for any other. */
    Optional<PartyCategory> category(int number) {
      if (!mayBe(number)) {
        return Optional.empty();
      }
      return (bits[number] & SEVERAL) == 0 && filter.more().isEmpty()
          ? NAMED.get(category[number])
          : party(number, eye, filter).map(PartyIdentity::category);
    }

    private boolean readable(int of) {
      if (of != lastAudience) {
        lastReadable = eye.readable().test(of);
        lastAudience = of;
      }
      return lastReadable;
    }
  }
}
