package org.mithaq.node.site.threats;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Sought;
import org.mithaq.node.lookup.Finds;
import org.mithaq.node.vault.Act;
import org.mithaq.stix.Json;

/**
 * Objects in the reader's language, as their own submitters translated them. What others say that
 * an object is called does not count.
 */
public final class Translations {

  private static final int MOST = 300;

  private final Finds finds;
  private final Library library;

  Translations(Finds finds, Library library) {
    this.finds = finds;
    this.library = library;
  }

  /**
   * Translated members by the object's id, for those objects that have any.
   *
   * @param language a tag such as {@code ar}
   */
  public Map<String, Json.Members> of(Collection<Item> items, String language, Caller caller)
      throws Refusal {
    Map<String, String> submitters =
        items.stream()
            .collect(Collectors.toMap(Item::id, item -> item.act().shown().party(), (a, _) -> a));
    Map<String, Json.Members> found = new HashMap<>();
    if (submitters.isEmpty()) {
      return found;
    }
    Set<String> ids = Set.copyOf(submitters.keySet());
    for (Act act : finds.find(new Sought.Naming(ids), MOST, 0, caller).acts()) {
      String party = act.shown().party();
      if (act.shown().type().equals("language-content") && submitters.containsValue(party)) {
        library
            .item(act, caller)
            .map(Item::object)
            .filter(text ->
                party.equals(submitters.get(text.text("object_ref").orElse("")))
                    && text.object("contents").has(language))
            .ifPresent(text ->
                found.put(
                    text.text("object_ref").orElse(""), text.object("contents").object(language)));
      }
    }
    return found;
  }
}
