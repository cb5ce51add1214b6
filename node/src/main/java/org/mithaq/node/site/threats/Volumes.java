package org.mithaq.node.site.threats;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.http.Refusal;

/**
 * How much was shared in each of the last months, of what the caller may read. A count that took a
 * while is kept for a hundred times that while, for those who hold the very same tokens; one that
 * nothing was added to since is kept as it is.
 */
public final class Volumes {

  /** Months that are counted, with the current one. */
  public static final int MONTHS = 12;

  /** Most objects of a collection that are counted. */
  public static final int MOST = 1_000_000;

  private static final int MOST_KEPT = 64;
  private static final long KEPT_FOR = 100;

  /** One month, {@code YYYY-MM}. */
  public record Month(String month, long count) {}

  /**
   * One collection's months, the earliest first.
   *
   * @param more whether there is more than was counted
   */
  public record Volume(CollectionSettings collection, List<Month> months, boolean more) {

    public long total() {
      return months.stream().mapToLong(Month::count).sum();
    }

    /** The greatest count of a month, at least 1. */
    public long greatest() {
      return Math.max(1, months.stream().mapToLong(Month::count).max().orElse(1));
    }
  }

  private record Key(UUID collection, Set<String> tokens, YearMonth month) {}

  private record Kept(Volume volume, long acts, long until) {}

  private final Library library;
  private final LongSupplier acts;
  private final InstantSource clock;

  /** Guarded by itself. */
  private final Map<Key, Kept> kept = new LinkedHashMap<>();

  /**
   * Counts of one library.
   *
   * @param acts how many acts are committed
   */
  public Volumes(Library library, LongSupplier acts, InstantSource clock) {
    this.library = library;
    this.acts = acts;
    this.clock = clock;
  }

  /** Every collection that the caller may read. */
  public List<Volume> of(Caller caller) throws Refusal {
    List<Volume> volumes = new ArrayList<>();
    for (CollectionSettings collection : library.shelves(caller)) {
      volumes.add(of(collection, caller));
    }
    return volumes;
  }

  private Volume of(CollectionSettings collection, Caller caller) throws Refusal {
    YearMonth now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    Key key = new Key(collection.id(), caller.tokens(), now);
    long committed = acts.getAsLong();
    long start = System.nanoTime();
    synchronized (kept) {
      Kept known = kept.get(key);
      if (known != null && (known.acts == committed || known.until - start > 0)) {
        return known.volume;
      }
    }
    Volume volume = count(collection, now, caller);
    long end = System.nanoTime();
    synchronized (kept) {
      kept.remove(key);
      kept.put(key, new Kept(volume, committed, end + KEPT_FOR * (end - start)));
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return volume;
  }

  private Volume count(CollectionSettings collection, YearMonth now, Caller caller) throws Refusal {
    YearMonth first = now.minusMonths(MONTHS - 1);
    long[] starts = new long[MONTHS];
    for (int i = 0; i < MONTHS; i++) {
      starts[i] = micros(first.plusMonths(i));
    }
    long[] counts = new long[MONTHS];
    boolean[] more = {false};
    library.times(
        collection,
        starts[0],
        MOST,
        caller,
        new Library.Times() {
          @Override
          public void at(long micros) {
            int month = MONTHS - 1;
            while (month > 0 && micros < starts[month]) {
              month--;
            }
            counts[month]++;
          }

          @Override
          public void more() {
            more[0] = true;
          }
        });
    List<Month> months = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      months.add(new Month(first.plusMonths(i).toString(), counts[i]));
    }
    return new Volume(collection, months, more[0]);
  }

  private static long micros(YearMonth month) {
    Instant start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return start.getEpochSecond() * 1_000_000L;
  }
}
