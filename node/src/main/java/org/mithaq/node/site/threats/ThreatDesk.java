package org.mithaq.node.site.threats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mithaq.node.access.Audience;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.judged.Judgement;
import org.mithaq.node.judged.Judgements;
import org.mithaq.stix.Json;

/** Puts together what an object's page shows. */
public final class ThreatDesk {

  /** Characters of a description or a pattern that a page shows. */
  public static final int LONGEST_TEXT = 4000;

  /** Bytes of an object that a page shows. */
  public static final int LONGEST_RAW = 20_000;

  private static final int MOST_CHANGES = 200;
  private static final int MOST_RENDITIONS = 6;
  private static final int MOST_NAMES = 150;

  /** Shown in places of their own. */
  private static final Set<String> ELSEWHERE =
      Set.of("type", "id", "spec_version", "name", "description", "pattern", "object_marking_refs");

  private final Library library;
  private final Neighbourhood neighbourhood;
  private final Judgements judgements;
  private final Current current;
  private final Function<String, Optional<String>> parties;

  /**
   * Over one library.
   *
   * @param parties names of parties that the node knows, by id
   */
  ThreatDesk(
      Library library,
      Neighbourhood neighbourhood,
      Judgements judgements,
      Current current,
      Function<String, Optional<String>> parties) {
    this.parties = parties;
    this.judgements = judgements;
    this.current = current;
    this.library = library;
    this.neighbourhood = neighbourhood;
  }

  /**
   * Which share of an object is asked for.
   *
   * @param act the one that is looked at; the one that stands for the object where it is empty
   * @param from the earlier of two to be compared
   * @param expired whether connections with what is revoked or expired are shown too
   */
  public record Asked(OptionalLong act, OptionalLong from, OptionalLong to, boolean expired) {}

  /** The answer to what may not be read and to what never was. */
  public static Refusal missing() {
    return Refusal.notFound("There is no object of that id that you may read.");
  }

  /**
   * An object as the caller may read it.
   *
   * @throws Refusal 404 where the caller may not read any version of it
   */
  public Threat of(String id, Asked asked, List<Json.Members> claims, Caller caller)
      throws Refusal {
    List<Item> shares = library.shares(id, caller);
    Item head = shares.stream().reduce(Library::standing).orElseThrow(ThreatDesk::missing);
    Item item = asked.act.isPresent() ? pick(shares, asked.act.getAsLong()) : head;
    byte[] bytes = library.bytes(item).orElseThrow(ThreatDesk::missing);
    Leaves leaves = Leaves.of(bytes);
    Neighbourhood.Links links = neighbourhood.of(item, leaves, asked.expired, caller);
    Judgements.Said said = judgements.of(id, caller);
    return new Threat(
        item,
        shares,
        Threat.Text.of(leaves.byPath().getOrDefault("description", ""), LONGEST_TEXT),
        Threat.Text.of(leaves.byPath().getOrDefault("pattern", ""), LONGEST_TEXT),
        Property.of(leaves, ELSEWHERE),
        raw(bytes),
        audience(item),
        names(item, shares, leaves, caller),
        parties(item, shares, said),
        current.ended(id, caller),
        said,
        comparison(shares, asked),
        renditions(shares),
        links,
        Graph.of(links),
        claims);
  }

  /** One share of an object. */
  public Item share(String id, OptionalLong act, Caller caller) throws Refusal {
    List<Item> shares = library.shares(id, caller);
    return act.isPresent()
        ? pick(shares, act.getAsLong())
        : shares.stream().reduce(Library::standing).orElseThrow(ThreatDesk::missing);
  }

  private static Item pick(List<Item> shares, long act) throws Refusal {
    return find(shares, OptionalLong.of(act)).orElseThrow(ThreatDesk::missing);
  }

  private static Optional<Item> find(List<Item> shares, OptionalLong act) {
    return shares.stream()
        .filter(share -> act.isPresent() && share.act().sequence() == act.getAsLong())
        .findFirst();
  }

  private static Threat.Text raw(byte[] bytes) {
    int end = Math.min(bytes.length, LONGEST_RAW);
    while (end < bytes.length && end > 0 && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new Threat.Text(
        new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8), end < bytes.length);
  }

  private static List<List<Threat.Who>> audience(Item item) {
    List<List<Threat.Who>> sets = new ArrayList<>();
    for (SortedSet<String> set : item.act().sealed().audience().sets()) {
      sets.add(
          set.contains(Audience.EVERYONE)
              ? List.of(new Threat.Who(Audience.EVERYONE, ""))
              : set.stream().map(ThreatDesk::who).distinct().toList());
    }
    return sets;
  }

  /** Delegates are not named: who they are is their party's matter. */
  private static Threat.Who who(String token) {
    int colon = token.indexOf(':');
    String kind = colon < 0 ? token : token.substring(0, colon);
    return new Threat.Who(
        kind, colon < 0 || kind.equals("delegate") ? "" : token.substring(colon + 1));
  }

  /** Of parties that shared nothing about themselves, what the node calls them. */
  private Map<String, String> parties(Item item, List<Item> shares, Judgements.Said said) {
    Map<String, String> names = new HashMap<>();
    Stream<String> judging =
        Stream.of(said.sightings(), said.opinions(), said.notes())
            .flatMap(List::stream)
            .map(Judgement::party);
    Stream.concat(acting(item, shares), judging)
        .forEach(id -> parties.apply(id).ifPresent(name -> names.put(id, Plain.of(name, 200))));
    return names;
  }

  private static Stream<String> acting(Item item, List<Item> shares) {
    return Stream.concat(
        shares.stream().map(share -> share.act().shown().party()),
        audience(item).stream().flatMap(List::stream).map(Threat.Who::name));
  }

  private Map<String, String> names(Item item, List<Item> shares, Leaves leaves, Caller caller)
      throws Refusal {
    Map<String, String> names = new HashMap<>();
    Set<String> ids = Threat.references(leaves, acting(item, shares), MOST_NAMES);
    for (Item each : library.heads(ids, caller)) {
      names.put(each.id(), each.name().isEmpty() ? each.id() : each.name());
    }
    return names;
  }

  /** Of an object with versions; the last two unless others are asked for. */
  private Optional<Threat.Comparison> comparison(List<Item> shares, Asked asked) {
    List<Item> versions =
        shares.stream()
            .filter(share -> share.act().shown().version().isPresent())
            .sorted(java.util.Comparator.comparingLong(share -> share.act().versionNanos()))
            .toList();
    if (versions.size() < 2) {
      return Optional.empty();
    }
    Optional<Item> from = find(versions, asked.from);
    Optional<Item> to = find(versions, asked.to);
    boolean wrong =
        (asked.from.isPresent() && from.isEmpty()) || (asked.to.isPresent() && to.isEmpty());
    Item before = from.orElse(versions.get(versions.size() - 2));
    Item after = to.orElse(versions.getLast());
    List<Change> changes = Change.between(leaves(before), leaves(after));
    return Optional.of(
        new Threat.Comparison(
            before,
            after,
            changes.stream().limit(MOST_CHANGES).toList(),
            Math.max(0, changes.size() - MOST_CHANGES),
            wrong));
  }

  private List<Threat.Rendition> renditions(List<Item> shares) {
    if (shares.size() < 2 || shares.getFirst().act().shown().version().isPresent()) {
      return List.of();
    }
    return shares.stream()
        .limit(MOST_RENDITIONS)
        .map(share -> new Threat.Rendition(share, Property.of(leaves(share), Set.of("type", "id"))))
        .toList();
  }

  private Leaves leaves(Item item) {
    return library.bytes(item).map(Leaves::of).orElse(Leaves.NONE);
  }
}
