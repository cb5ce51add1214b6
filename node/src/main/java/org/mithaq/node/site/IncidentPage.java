package org.mithaq.node.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.node.site.threats.Surroundings;

/** {@code /{lang}/help/incidents/{id}}: what each party states of it, and what was seen of it. */
final class IncidentPage {

  private final Pages pages;
  private final HelpLists lists;
  private final Surroundings surroundings;

  IncidentPage(Pages pages, HelpLists lists, Surroundings surroundings) {
    this.pages = pages;
    this.lists = lists;
    this.surroundings = surroundings;
  }

  List<Route> routes() {
    return pages.in("/help/incidents/{id}", Access.FILTERED, this::page);
  }

  private Pages.Made page(View view, Call call) throws Refusal {
    String id = call.segment("id");
    Map<String, Object> values = new HashMap<>();
    values.put("item", lists.item("incidents", "incident", id, view, call.caller()));
    values.put("around", surroundings.of(id, call.caller()));
    values.put("kinds", List.of("time", "actor", "cause"));
    return Pages.Made.of("incident.jte", values);
  }
}
