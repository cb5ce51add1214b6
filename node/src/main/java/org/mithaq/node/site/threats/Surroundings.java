package org.mithaq.node.site.threats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;

/**
 * What was seen of an incident: what is connected with it, what is connected with that, and
 * sightings of either, as far as the caller may read it.
 */
public final class Surroundings {

  /** What belongs to an incident; who is who and where does not. */
  private static final Set<String> SHOWN =
      Set.of(
          "attack-pattern",
          "campaign",
          "course-of-action",
          "indicator",
          "infrastructure",
          "intrusion-set",
          "malware",
          "malware-analysis",
          "observed-data",
          "report",
          "sighting",
          "threat-actor",
          "tool",
          "vulnerability");

  /** Through whom everything hangs together, and so nothing is connected. */
  private static final Set<String> CROSSROADS =
      Set.of("intrusion-set", "threat-actor", "attack-pattern", "vulnerability");

  private static final List<String> OF_VICTIMS = List.of("victim-report", "payment-report");
  private static final int MOST = 60;
  private static final int MOST_STEPS = 24;
  private static final int FARTHEST = 2;
  private static final int MOST_SEARCHED = 200;

  private final Library library;
  private final Neighbourhood neighbourhood;
  private final Current current;

  Surroundings(Library library, Neighbourhood neighbourhood, Current current) {
    this.library = library;
    this.neighbourhood = neighbourhood;
    this.current = current;
  }

  private record Step(Item item, int far) {}

  /**
   * One object.
   *
   * @param ended {@code revoked} or {@code expired}; empty for what holds
   * @param disputed how many parties state that it is a false positive
   */
  public record Near(Item item, String ended, int disputed) {}

  /**
   * All of it.
   *
   * @param near by type, in the order in which it was found
   * @param victims reports on who was hit and what was paid, for whom may read them
   * @param more whether there is more than is listed
   */
  public record Around(Map<String, List<Near>> near, List<Item> victims, boolean more) {}

  /** What lies around an object. */
  public Around of(String id, Caller caller) throws Refusal {
    Map<String, Item> found = new LinkedHashMap<>();
    boolean more = false;
    List<Step> steps = new ArrayList<>();
    library.heads(List.of(id), caller).forEach(each -> steps.add(new Step(each, 0)));
    for (int i = 0; i < Math.min(steps.size(), MOST_STEPS); i++) {
      Step step = steps.get(i);
      Leaves leaves = library.bytes(step.item).map(Leaves::of).orElse(Leaves.NONE);
      Neighbourhood.Links links = neighbourhood.of(step.item, leaves, true, caller);
      more |= links.more();
      for (Item sighting : neighbourhood.sightings(step.item.id(), caller)) {
        found.putIfAbsent(sighting.id(), sighting);
      }
      for (Neighbourhood.Link link : links.links()) {
        if (step.far < FARTHEST
            && link.head().filter(head -> SHOWN.contains(head.type())).isPresent()) {
          Item head = link.head().get();
          if (found.putIfAbsent(head.id(), head) == null && !CROSSROADS.contains(head.type())) {
            steps.add(new Step(head, step.far + 1));
          }
        }
      }
    }
    found.remove(id);
    List<Item> shown = found.values().stream().filter(each -> SHOWN.contains(each.type())).toList();
    Current.Shown marked = current.of(shown, true, MOST, caller);
    Map<String, List<Near>> near = new LinkedHashMap<>();
    for (Item each : marked.items()) {
      near.computeIfAbsent(each.type(), _ -> new ArrayList<>())
          .add(new Near(each, marked.ended(each), marked.disputed(each)));
    }
    return new Around(
        near, victims(id, caller), more || shown.size() > MOST || steps.size() > MOST_STEPS);
  }

  private List<Item> victims(String id, Caller caller) throws Refusal {
    List<Item> found = new ArrayList<>();
    for (String type : OF_VICTIMS) {
      for (Item each : library.ofType(type, MOST_SEARCHED, 0, caller)) {
        if (each.object().text("incident_ref").filter(id::equals).isPresent()) {
          found.add(each);
        }
      }
    }
    return List.copyOf(found);
  }
}
