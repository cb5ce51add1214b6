package org.mithaq.node.site.threats;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.judged.Heads;
import org.mithaq.node.judged.Judgements;
import org.mithaq.stix.Validity;

/** Of a list of objects what still holds, and what parties state to be false positives. */
public final class Current {

  private final Heads heads;
  private final Judgements judgements;
  private final InstantSource clock;

  Current(Heads heads, Judgements judgements, InstantSource clock) {
    this.heads = heads;
    this.judgements = judgements;
    this.clock = clock;
  }

  /**
   * What a list shows.
   *
   * @param ended of what is shown {@code revoked} or {@code expired}, by id
   * @param disputed how many parties state that it is a false positive, by id
   * @param leftOut how many that the reader may read are not shown since they are revoked or over
   */
  public record Shown(
      List<Item> items, Map<String, String> ended, Map<String, Integer> disputed, int leftOut) {

    /** Why an object does not hold any more; empty where it does. */
    public String ended(Item item) {
      return ended.getOrDefault(item.id(), "");
    }

    /** How many parties state that an object is a false positive. */
    public int disputed(Item item) {
      return disputed.getOrDefault(item.id(), 0);
    }
  }

  /**
   * Goes through a list until enough of it is shown. Whether an object holds is asked of the
   * version that stands for it, whichever is listed.
   *
   * @param all whether what does not hold any more is shown too
   */
  public Shown of(List<Item> items, boolean all, int most, Caller caller) throws Refusal {
    Map<String, Validity> validities =
        heads.validities(items.stream().map(Item::id).toList(), caller);
    Instant now = clock.instant();
    List<Item> shown = new ArrayList<>();
    Map<String, String> ended = new HashMap<>();
    int leftOut = 0;
    for (Item item : items) {
      if (shown.size() == most) {
        break;
      }
      Optional<String> why = ended(validities.getOrDefault(item.id(), Validity.LASTING), now);
      why.ifPresent(word -> ended.put(item.id(), word));
      if (all || why.isEmpty()) {
        shown.add(item);
      } else {
        leftOut++;
      }
    }
    Map<String, Integer> disputed = new HashMap<>();
    judgements
        .falsePositives(shown.stream().map(Item::id).collect(Collectors.toSet()), caller)
        .forEach((id, stated) -> disputed.put(id, stated.size()));
    return new Shown(List.copyOf(shown), Map.copyOf(ended), Map.copyOf(disputed), leftOut);
  }

  /** {@code revoked} or {@code expired}; empty for what holds. */
  static Optional<String> ended(Validity validity, Instant now) {
    return validity.revoked()
        ? Optional.of("revoked")
        : validity.expired(now) ? Optional.of("expired") : Optional.empty();
  }

  /** Why an object does not hold any more, by the version that stands for it. */
  String ended(String id, Caller caller) throws Refusal {
    Validity validity = heads.validities(List.of(id), caller).getOrDefault(id, Validity.LASTING);
    return ended(validity, clock.instant()).orElse("");
  }

  /** Whether what is known of an object holds at this moment. */
  boolean holds(Item item) {
    return Validity.of(item.object()).current(clock.instant());
  }
}
