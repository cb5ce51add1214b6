package org.mithaq.node.site;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.accord.ContactKind;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.assistance.Filing;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * {@code /{lang}/help/contacts}: who can be reached and what time it is there; how, for whom may
 * know it; and who of the reader's circles keeps no contact at all.
 */
final class ContactPages {

  private final Pages pages;
  private final HelpData data;
  private final Filing filing;
  private final InstantSource clock;
  private final ContactForm form;

  ContactPages(Pages pages, HelpData data, Filing filing, InstantSource clock) {
    this.pages = pages;
    this.data = data;
    this.filing = filing;
    this.clock = clock;
    this.form = new ContactForm(pages, filing, clock, this::page);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        pages.in(
            "/help/contacts", Access.FILTERED, (view, call) -> page(view, call, 200, Map.of())));
    routes.addAll(form.routes());
    return routes;
  }

  private Pages.Made page(View view, Call call, int status, Map<String, String> told)
      throws Refusal {
    FilterForm filters =
        data.form(view, call)
            .choice("kind", HelpData.terms(view, "help.contact", ContactKind.values()));
    Map<String, Object> more = new HashMap<>();
    more.put("without", without(view, call));
    more.put("now", clock.instant());
    more.put("told", told);
    more.put("party", call.caller().party().map(Party::name).orElse(""));
    more.put(
        "formToken",
        call.caller()
            .party()
            .flatMap(_ -> call.visit())
            .map(visit -> visit.formToken())
            .orElse(""));
    more.put("open", ContactForm.open(filing, call.caller()).isPresent());
    more.put("closed", ContactForm.closed(filing, call.caller()));
    Pages.Made made =
        data.page(view, call, "contacts", "/help/contacts", "help-contacts.jte", filters, more);
    return new Pages.Made(Math.max(made.status(), status), made.template(), made.values());
  }

  /** Parties of the reader's circles that keep no contact; that is known to everyone. */
  private List<Json.Members> without(View view, Call call) throws Refusal {
    Map<String, Json.Members> found = new LinkedHashMap<>();
    for (Json.Members circle : data.circlesOf(call.caller())) {
      circle.objects("members").forEach(each -> found.put(each.text("party").orElse(""), each));
    }
    Set<String> reachable = new HashSet<>();
    if (!found.isEmpty()) {
      String parties =
          "limit=1000&exercise=all&party=" + View.encode(String.join(",", found.keySet()));
      for (Json.Members each : data.list("contacts", parties, view, Caller.ANONYMOUS).rows()) {
        reachable.add(each.object("party").text("party").orElse(""));
      }
    }
    return found.entrySet().stream()
        .filter(each -> !reachable.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
