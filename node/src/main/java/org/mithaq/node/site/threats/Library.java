package org.mithaq.node.site.threats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mithaq.node.access.Audiences;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Readings;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Pages;
import org.mithaq.node.index.Query;
import org.mithaq.node.index.RebuildingException;
import org.mithaq.node.index.Slice;
import org.mithaq.node.index.VersionMatch;
import org.mithaq.node.taxii.Collections;
import org.mithaq.node.vault.Act;
import org.mithaq.node.vault.ActKind;
import org.mithaq.node.vault.DamagedRecordException;
import org.mithaq.node.vault.Records;
import org.mithaq.stix.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shared objects as one caller may read them: from the page files by the caller's visibility, and
 * again by each record's own audience.
 */
public final class Library {

  private static final Logger LOG = LoggerFactory.getLogger(Library.class);

  /** Longer objects are shown as raw bytes alone. */
  private static final int LONGEST = 8 << 20;

  /** Most shares of one object in one collection that are listed. */
  private static final int MOST_SHARES = 200;

  /** Acts that are looked back over for what is newest. */
  private static final int FARTHEST = 1 << 16;

  /** What is shared because of threats: who is who and what the register holds is not. */
  private static final Set<String> ABOUT_THREATS =
      Set.of(
          "artifact",
          "attack-pattern",
          "autonomous-system",
          "campaign",
          "course-of-action",
          "directory",
          "domain-name",
          "email-addr",
          "email-message",
          "file",
          "grouping",
          "incident",
          "indicator",
          "infrastructure",
          "intrusion-set",
          "ipv4-addr",
          "ipv6-addr",
          "mac-addr",
          "malware",
          "malware-analysis",
          "mutex",
          "network-traffic",
          "observed-data",
          "opinion",
          "process",
          "report",
          "sighting",
          "software",
          "threat-actor",
          "tool",
          "url",
          "user-account",
          "vulnerability",
          "windows-registry-key",
          "x509-certificate");

  private final Pages pages;
  private final Records records;
  private final Audiences audiences;
  private final Collections collections;

  public Library(Pages pages, Records records, Audiences audiences, Collections collections) {
    this.pages = pages;
    this.records = records;
    this.audiences = audiences;
    this.collections = collections;
  }

  /** The collections that the caller may ask for objects. */
  public List<CollectionSettings> shelves(Caller caller) {
    return collections.of(caller).stream()
        .filter(Collections.Shelf::canRead)
        .map(Collections.Shelf::settings)
        .toList();
  }

  /** Every share of an object, in order of commit; none where there is none for the caller. */
  public List<Item> shares(String id, Caller caller) throws Refusal {
    return select(
        new Query(0, OptionalLong.empty(), MOST_SHARES, Set.of(id), Set.of(), VersionMatch.ALL),
        caller);
  }

  /** What stands for each object: its greatest version, or its earliest rendition. */
  public List<Item> heads(Collection<String> ids, Caller caller) throws Refusal {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Item> found =
        select(
            new Query(
                0, OptionalLong.empty(), ids.size(), Set.copyOf(ids), Set.of(), VersionMatch.LAST),
            caller);
    Map<String, Item> heads = new java.util.LinkedHashMap<>();
    for (Item each : found) {
      heads.merge(each.id(), each, Library::standing);
    }
    return List.copyOf(heads.values());
  }

  /** Which of two shares of one object stands for it; the first was committed earlier. */
  static Item standing(Item earlier, Item later) {
    boolean greater =
        later.act().shown().version().isPresent()
            && later.act().versionNanos() > earlier.act().versionNanos();
    return greater ? later : earlier;
  }

  /** Latest versions of a type, in order of commit. */
  public List<Item> ofType(String type, int most, long from, Caller caller) throws Refusal {
    List<Item> found =
        select(
            new Query(from, OptionalLong.empty(), most, Set.of(), Set.of(type), VersionMatch.LAST),
            caller);
    return found.size() > most ? found.subList(0, most) : found;
  }

  /**
   * What was shared last about threats, the newest first; fewer where the last acts were about
   * other things.
   *
   * @param next the number of the next act
   */
  public List<Item> newest(int most, long next, Caller caller) throws Refusal {
    long window = 4L * most;
    while (true) {
      long from = Math.max(0, next - window);
      List<Place> places =
          places(
              new Query(
                  from,
                  OptionalLong.empty(),
                  (int) Math.min(window, Integer.MAX_VALUE),
                  Set.of(),
                  ABOUT_THREATS,
                  VersionMatch.ALL),
              caller);
      if (places.size() >= most || from == 0 || window > FARTHEST) {
        return places.reversed().stream()
            .limit(most)
            .flatMap(place -> item(place, caller).stream())
            .toList();
      }
      window *= 8;
    }
  }

  /** Counts shares since a time, in order of commit. */
  void times(CollectionSettings collection, long sinceMicros, int most, Caller caller, Times into)
      throws Refusal {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    OptionalLong from = OptionalLong.of(0);
    int left = most;
    while (from.isPresent() && left > 0) {
      Slice slice =
          slice(
              collection,
              new Query(
                  from.getAsLong(),
                  OptionalLong.of(sinceMicros - 1),
                  Math.min(left, 1 << 15),
                  Set.of(),
                  Set.of(),
                  VersionMatch.ALL),
              visibility);
      for (long micros : slice.micros()) {
        into.at(micros);
      }
      left -= slice.size();
      from = slice.next();
    }
    if (from.isPresent()) {
      into.more();
    }
  }

  /** Takes the times of shares. */
  interface Times {
    void at(long micros);

    void more();
  }

  /** An act that was found and that the caller may read, with its object; nothing for others. */
  Optional<Item> item(Act act, Caller caller) {
    if (act.shown().kind() != ActKind.SHARE || !act.sealed().audience().admits(caller.tokens())) {
      return Optional.empty();
    }
    Readings.note(act.sequence(), act.sealed().audience());
    return shelves(caller).stream()
        .filter(shelf -> act.shown().collection().filter(shelf.id()::equals).isPresent())
        .findFirst()
        .map(shelf -> new Item(act, shelf, parse(act)));
  }

  /** The object, byte for byte; empty where it cannot be read any more. */
  public Optional<byte[]> bytes(Item item) {
    Act act = item.act();
    try {
      return Optional.of(records.object(act.place(), act.sequence(), act.length()));
    } catch (DamagedRecordException e) {
      return Optional.empty();
    }
  }

  private Json.Members parse(Act act) {
    if (act.length() <= LONGEST) {
      try {
        byte[] bytes = records.object(act.place(), act.sequence(), act.length());
        return Json.parse(bytes, 0, bytes.length);
      } catch (DamagedRecordException | IOException e) {
        LOG.debug("not shown: the object of act {}", act.sequence(), e);
      }
    }
    return new Json.Members(Map.of());
  }

  private record Place(long sequence, long place) {}

  private List<Item> select(Query query, Caller caller) throws Refusal {
    return places(query, caller).stream().flatMap(place -> item(place, caller).stream()).toList();
  }

  private List<Place> places(Query query, Caller caller) throws Refusal {
    Visibility visibility = audiences.visibleTo(caller.tokens());
    List<Place> places = new ArrayList<>();
    for (CollectionSettings shelf : shelves(caller)) {
      Slice slice = slice(shelf, query, visibility);
      for (int i = 0; i < slice.size(); i++) {
        places.add(new Place(slice.sequences()[i], slice.places()[i]));
      }
    }
    places.sort(Comparator.comparingLong(Place::sequence));
    return places;
  }

  private Optional<Item> item(Place place, Caller caller) {
    try {
      Act act = records.read(place.place);
      return act.sequence() == place.sequence ? item(act, caller) : Optional.empty();
    } catch (DamagedRecordException e) {
      if (!e.erased()) {
        LOG.warn("withheld act={} why={}", place.sequence, e.getMessage());
      }
      return Optional.empty();
    }
  }

  private Slice slice(CollectionSettings shelf, Query query, Visibility visibility) throws Refusal {
    try {
      return pages.select(shelf.id(), query, visibility);
    } catch (RebuildingException e) {
      throw Refusal.busy("The collection's index is being rebuilt; try again.", 2);
    }
  }
}
