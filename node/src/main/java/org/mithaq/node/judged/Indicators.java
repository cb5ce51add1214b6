package org.mithaq.node.judged;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Readings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Pages;
import org.mithaq.node.index.Query;
import org.mithaq.node.index.Slice;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.stix.Json;
import org.mithaq.stix.Validity;

/**
 * The indicators of all collections, each once, in the version that stands for it and in the order
 * of the acts that shared it. What a page costs has bounds, however little of it is told.
 */
final class Indicators {

  private static final int STEP = 500;

  /** Indicators that one page looks at. */
  private static final int MOST_LOOKED_AT = 20_000;

  /** Bytes of objects that one page holds. */
  private static final long MOST_BYTES = 8 << 20;

  private static final Set<String> INDICATOR = Set.of("indicator");
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "pattern",
          "pattern_type",
          "valid_from",
          "labels",
          "indicator_types",
          "confidence",
          "object_marking_refs",
          "granular_markings");

  private final Pages pages;
  private final Audiences audiences;
  private final List<UUID> collections;
  private final Heads heads;
  private final Judgements judgements;
  private final InstantSource clock;

  Indicators(
      Pages pages,
      Audiences audiences,
      List<UUID> collections,
      Heads heads,
      Judgements judgements,
      InstantSource clock) {
    this.pages = pages;
    this.audiences = audiences;
    this.collections = List.copyOf(collections);
    this.heads = heads;
    this.judgements = judgements;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param expired whether what is revoked or expired is told too
   * @param falsePositives whether what a party states to be a false positive is told too
   * @param limit 1 to 1000
   * @param from the lowest number of an act
   */
  record Asked(boolean expired, boolean falsePositives, int limit, long from) {}

  /** One indicator. */
  record Row(Heads.Head head, boolean expired, List<FalsePositive> falsePositives) {
    Json.Members object() {
      return head.object();
    }
  }

  /** What a page left out, of what its reader may read. */
  record LeftOut(int revoked, int expired, int falsePositives) {}

  /**
   * One page.
   *
   * @param next where the next one begins; the last page has none, others may have few rows
   */
  record Page(List<Row> rows, LeftOut leftOut, OptionalLong next) {}

  private record Batch(List<Long> sequences, Set<String> ids, OptionalLong next) {}

  Page page(Asked asked, Caller caller) throws Refusal {
    List<Row> rows = new ArrayList<>();
    int revoked = 0;
    int expired = 0;
    int disputed = 0;
    int lookedAt = 0;
    long bytes = 0;
    OptionalLong from = OptionalLong.of(asked.from);
    while (from.isPresent()) {
      Batch batch = batch(from.getAsLong(), caller);
      Map<Long, Row> standing = rows(batch, caller);
      for (long sequence : batch.sequences) {
        Row row = standing.get(sequence);
        if (rows.size() == asked.limit || bytes > MOST_BYTES) {
          return new Page(rows, new LeftOut(revoked, expired, disputed), OptionalLong.of(sequence));
        }
        if (row == null) {
          continue;
        }
        boolean isRevoked = row.head.validity().revoked();
        if (!asked.expired && (isRevoked || row.expired)) {
          revoked += isRevoked ? 1 : 0;
          expired += isRevoked ? 0 : 1;
        } else if (!asked.falsePositives && !row.falsePositives.isEmpty()) {
          disputed++;
        } else {
          Readings.note(sequence, row.head.act().sealed().audience());
          rows.add(row);
          bytes += row.head.act().length();
        }
      }
      from = batch.next;
      lookedAt += batch.sequences.size();
      if (lookedAt >= MOST_LOOKED_AT) {
        break;
      }
    }
    return new Page(rows, new LeftOut(revoked, expired, disputed), from);
  }

  /** By act; those that another share stands for are left to that one. */
  private Map<Long, Row> rows(Batch batch, Caller caller) throws Refusal {
    Map<String, Heads.Head> found = heads.of(batch.ids, MEMBERS, caller);
    Map<String, List<FalsePositive>> disputed = judgements.falsePositives(batch.ids, caller);
    Map<Long, Row> rows = new java.util.HashMap<>();
    found.forEach((id, head) -> {
      Validity validity = head.validity();
      rows.put(
          head.act().sequence(),
          new Row(head, validity.expired(clock.instant()), disputed.getOrDefault(id, List.of())));
    });
    return rows;
  }

  private record Place(long sequence, long place) {}

  private Batch batch(long from, Caller caller) throws Refusal {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    Query query =
        new Query(from, OptionalLong.empty(), STEP, Set.of(), INDICATOR, VersionMatch.LAST);
    List<Place> places = new ArrayList<>();
    long horizon = Long.MAX_VALUE;
    for (UUID collection : collections) {
      Slice slice = Heads.select(pages, collection, query, visibility);
      for (int i = 0; i < slice.size(); i++) {
        places.add(new Place(slice.sequences()[i], slice.places()[i]));
      }
      horizon = Math.min(horizon, slice.next().orElse(Long.MAX_VALUE));
    }
    places.sort(Comparator.comparingLong(Place::sequence));
    // Behind the horizon a collection may hold what its page had no room for.
    long end = places.size() > STEP ? places.get(STEP).sequence : Long.MAX_VALUE;
    long next = Math.min(horizon, end);
    List<Place> kept = places.stream().filter(place -> place.sequence < next).toList();
    return new Batch(
        kept.stream().map(Place::sequence).toList(),
        heads.ids(kept.stream().mapToLong(Place::place).toArray()),
        next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next));
  }
}
