package org.mithaq.node.site.threats;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mithaq.node.judged.Judgements;
import org.mithaq.stix.Json;

/**
 * What an object's page shows.
 *
 * @param item the share that is looked at
 * @param shares all of them, in order of commit
 * @param description cut and made visible; empty where there is none
 * @param raw the beginning of the bytes
 * @param audience sets of who may read; a reader is in every one of them
 * @param names of the parties and objects that the reader may read, by id
 * @param parties names of parties that shared it or judge it, by id, as the node knows them
 * @param ended {@code revoked} or {@code expired}; empty where it holds
 * @param said what parties said of it
 * @param renditions of an object without versions, where there are several
 * @param claims remarks of the register about it
 */
public record Threat(
    Item item,
    List<Item> shares,
    Text description,
    Text pattern,
    List<Property> properties,
    Text raw,
    List<List<Who>> audience,
    Map<String, String> names,
    Map<String, String> parties,
    String ended,
    Judgements.Said said,
    Optional<Comparison> comparison,
    List<Rendition> renditions,
    Neighbourhood.Links links,
    Graph graph,
    List<Json.Members> claims) {

  private static final Set<String> URLISH =
      Set.of("url", "domain-name", "ipv4-addr", "ipv6-addr", "email-addr", "email-message");

  /** A text and whether it goes on. */
  public record Text(String text, boolean cut) {

    public static Text of(String text, int most) {
      return new Text(Plain.of(text, most), text.length() > most);
    }
  }

  /** {@code public}, {@code supporters}, {@code circle}, {@code party} or {@code delegate}. */
  public record Who(String kind, String name) {}

  /**
   * Two versions and what differs.
   *
   * @param wrong whether other versions were asked for that are not there
   */
  public record Comparison(
      Item before, Item after, List<Change> changes, int more, boolean wrong) {}

  /** One of several shares of an object without versions. */
  public record Rendition(Item item, List<Property> properties) {}

  /** Whether it speaks of addresses that could be visited. */
  public boolean address() {
    return URLISH.contains(item.type()) || !pattern.text().isEmpty();
  }

  /** The name of a party or an object, or its id. */
  public String nameOf(String id) {
    return names.getOrDefault(id, parties.getOrDefault(id, id));
  }

  /** Whether a page of the object would show something. */
  public boolean known(String id) {
    return names.containsKey(id);
  }

  /** Ids whose names a page tells, at most so many. */
  static Set<String> references(Leaves leaves, Stream<String> also, int most) {
    return Stream.concat(also, leaves.byPath().values().stream())
        .filter(Neighbourhood::isId)
        .limit(most)
        .collect(java.util.stream.Collectors.toSet());
  }
}
