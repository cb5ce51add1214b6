package org.mithaq.node.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.register.Listing;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;

/**
 * What one caller finds in the register as of a day; what the node does not have is not there. Made
 * for one page, which asks some things more than once: each is looked up once.
 */
final class StoryRecords {

  private static final int BAD_REQUEST = 400;

  private final RegisterQueries register;
  private final Caller caller;
  private final String asOf;
  private final Map<String, Optional<Listing>> asked;

  StoryRecords(RegisterQueries register, Caller caller, String asOf) {
    this(register, caller, asOf, new HashMap<>());
  }

  private StoryRecords(
      RegisterQueries register, Caller caller, String asOf, Map<String, Optional<Listing>> asked) {
    this.asked = asked;
    this.register = register;
    this.caller = caller;
    this.asOf = asOf;
  }

  /** The same register as of another day. */
  StoryRecords on(String day) {
    return new StoryRecords(register, caller, day, asked);
  }

  /** A list; empty where the query names an accord or a circle that is not on this node. */
  Optional<Listing> ask(String list, String query) throws Refusal {
    String whole = query + "&as_of=" + View.encode(asOf);
    String key = list + "?" + whole;
    if (!asked.containsKey(key)) {
      asked.put(key, look(list, whole));
    }
    return asked.getOrDefault(key, Optional.empty());
  }

  private Optional<Listing> look(String list, String query) throws Refusal {
    try {
      return Optional.of(register.list(list, Parameters.read(query), caller));
    } catch (Refusal refusal) {
      if (refusal.status() == BAD_REQUEST) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  List<Json.Members> rows(String list, String query) throws Refusal {
    return ask(list, query).map(Listing::rows).orElse(List.of());
  }

  Optional<Json.Members> first(String list, String query) throws Refusal {
    return rows(list, query).stream().findFirst();
  }

  /** How many states supported an accord. */
  long states(String accord) throws Refusal {
    return ask("positions", "stance=supports&category=state&limit=1&accord=" + View.encode(accord))
        .map(listing -> listing.about().number("total").orElse(0))
        .orElse(0L);
  }

  /** What was undertaken in a circle. */
  List<Json.Members> undertakings(String kind, String circle) throws Refusal {
    return rows("undertakings", "kind=" + kind + "&circle=" + View.encode(circle));
  }

  /** What a party undertook; nothing where the party is not here. */
  List<Json.Members> undertakingsOf(String kind, Optional<Json.Members> party) throws Refusal {
    Optional<String> id = party.flatMap(item -> item.text("party"));
    return id.isEmpty()
        ? List.of()
        : rows("undertakings", "kind=" + kind + "&party=" + View.encode(id.get()));
  }

  Optional<Json.Members> circle(String slug) throws Refusal {
    return first("circles", "circle=" + View.encode(slug));
  }

  Optional<Json.Members> state(String country) throws Refusal {
    return first("parties", "category=state&country=" + View.encode(country));
  }

  /** The company that bears a name, or a name that begins with it. */
  Optional<Json.Members> company(String name) throws Refusal {
    return rows("parties", "category=company&q=" + View.encode(name)).stream()
        .filter(item -> item.text("name").orElse("").startsWith(name))
        .findFirst();
  }

  /** Remarks on an object, in order of acts. */
  List<Json.Members> remarks(String kind, Optional<String> about, Predicate<Json.Members> which)
      throws Refusal {
    return about.isEmpty()
        ? List.of()
        : rows("remarks", "limit=1000&kind=" + kind + "&about=" + View.encode(about.get())).stream()
            .filter(which)
            .toList();
  }
}
