package org.mithaq.node.judged;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Pages;
import org.mithaq.node.index.Query;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.index.Slice;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;
import org.mithaq.stix.Json;
import org.mithaq.stix.Validity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands for an object: of all collections the greatest version that the caller may read, or
 * the earliest rendition of an object without versions. One selection for each collection, whatever
 * the number of ids; of each object some members alone are read.
 */
public final class Heads {

  /** Most ids at a time. */
  static final int MOST = 1000;

  /** Of longer objects only whether they still hold is read: a page is kept in memory. */
  private static final int LONGEST_KEPT = 1 << 16;

  /** Longer objects are not read: they count as holding. */
  private static final int LONGEST = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

  private final Pages pages;
  private final Records records;
  private final Audiences audiences;
  private final List<UUID> collections;

  public Heads(Pages pages, Records records, Audiences audiences, List<UUID> collections) {
    this.pages = pages;
    this.records = records;
    this.audiences = audiences;
    this.collections = List.copyOf(collections);
  }

  /**
   * A share that stands for its object.
   *
   * @param object the members that were asked for, and those that tell whether it still holds
   */
  public record Head(Act act, Json.Members object) {
    public Validity validity() {
      return Validity.of(object);
    }
  }

  /** Whether objects still hold; nothing of those that the caller may not read. */
  public Map<String, Validity> validities(Collection<String> ids, Caller caller) throws Refusal {
    Map<String, Validity> found = new HashMap<>();
    of(ids, Set.of(), caller).forEach((id, head) -> found.put(id, head.validity()));
    return found;
  }

  /**
   * What stands for objects, by id.
   *
   * @param wanted names of members
   * @throws Refusal 503 while a collection's index is being rebuilt
   */
  public Map<String, Head> of(Collection<String> ids, Set<String> wanted, Caller caller)
      throws Refusal {
    Set<String> names = new HashSet<>(wanted);
    names.addAll(Validity.NAMES);
    Map<String, Head> found = new HashMap<>();
    List<String> all = List.copyOf(new HashSet<>(ids));
    for (int from = 0; from < all.size(); from += MOST) {
      List<String> some = all.subList(from, Math.min(all.size(), from + MOST));
      for (Act act : acts(Set.copyOf(some), caller).values()) {
        found.put(act.shown().id(), new Head(act, read(act, names)));
      }
    }
    return found;
  }

  /** The ids of the objects that acts are about, by the places of the acts. */
  Set<String> ids(long[] places) {
    Set<String> ids = new HashSet<>();
    for (long place : places) {
      try {
        ids.add(records.shown(place).id());
      } catch (DamagedRecordException e) {
        LOG.debug("withheld: the act at {}", place, e);
      }
    }
    return ids;
  }

  private Map<String, Act> acts(Set<String> ids, Caller caller) throws Refusal {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    Query query = new Query(0, OptionalLong.empty(), ids.size(), ids, Set.of(), VersionMatch.LAST);
    List<Act> acts = new ArrayList<>();
    for (UUID collection : collections) {
      Slice slice = select(pages, collection, query, visibility);
      for (int i = 0; i < slice.size(); i++) {
        read(slice.places()[i], slice.sequences()[i], caller, acts);
      }
    }
    acts.sort(java.util.Comparator.comparingLong(Act::sequence));
    Map<String, Act> standing = new HashMap<>();
    acts.forEach(act -> standing.merge(act.shown().id(), act, Heads::standing));
    return standing;
  }

  static Slice select(Pages pages, UUID collection, Query query, Visibility visibility)
      throws Refusal {
    try {
      return pages.select(collection, query, visibility);
    } catch (RebuildingException e) {
      throw Refusal.busy("The collection's index is being rebuilt; try again.", 2);
    }
  }

  private void read(long place, long sequence, Caller caller, List<Act> into) {
    try {
      Act act = records.read(place);
      if (act.sequence() == sequence
          && act.shown().kind() == ActKind.SHARE
          && act.sealed().audience().admits(caller.tokens())) {
        into.add(act);
      }
    } catch (DamagedRecordException e) {
      if (!e.erased()) {
        LOG.warn("withheld act={} why={}", sequence, e.getMessage());
      }
    }
  }

  /** Of two shares of one object, the first of which was committed earlier. */
  private static Act standing(Act earlier, Act later) {
    return later.shown().version().isPresent() && later.versionNanos() > earlier.versionNanos()
        ? later
        : earlier;
  }

  private Json.Members read(Act act, Set<String> names) {
    if (act.length() <= LONGEST) {
      try {
        byte[] bytes = records.object(act.place(), act.sequence(), act.length());
        return Json.parse(
            bytes, 0, bytes.length, act.length() <= LONGEST_KEPT ? names : Validity.NAMES);
      } catch (DamagedRecordException | IOException e) {
        LOG.debug("nothing is read of act {}", act.sequence(), e);
      }
    }
    return new Json.Members(Map.of());
  }
}
