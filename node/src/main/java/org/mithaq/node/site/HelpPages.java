package org.mithaq.node.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mithaq.accord.ReplyKind;
import org.mithaq.node.access.Party;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.node.site.threats.ThreatSources;
import org.mithaq.stix.Json;

/** {@code /{lang}/help}: who asks for help, who is held to account, what is signed together. */
final class HelpPages {

  private final Pages pages;
  private final HelpLists lists;
  private final HelpReplies replies;
  private final RequestForm asking;
  private final CasePages cases;
  private final CorrectionPages corrections;
  private final CaseAccountPages accounts;
  private final CaseForm opening;
  private final HelpData data;
  private final StatementPages statements;
  private final ContactPages contacts;
  private final IncidentPage incidents;
  private final HelpOverview overview;

  HelpPages(
      Pages pages,
      RegisterQueries register,
      LongSupplier acts,
      ThreatSources threats,
      Desks desks) {
    this.pages = pages;
    this.lists = new HelpLists(register);
    this.replies = new HelpReplies(pages, desks, lists, this::request);
    this.asking = new RequestForm(pages, desks, lists);
    this.cases = new CasePages(pages, desks, lists);
    this.corrections = new CorrectionPages(pages, lists, desks.corrections());
    this.accounts = new CaseAccountPages(pages, desks.accounts());
    this.opening = new CaseForm(pages, desks, lists);
    this.data = new HelpData(register);
    this.statements = new StatementPages(pages, data, lists, desks);
    this.contacts = new ContactPages(pages, data, desks.filing(), desks.clock());
    this.overview = new HelpOverview(data, lists, desks.findings(), acts);
    this.incidents = new IncidentPage(pages, lists, threats.surroundings());
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in("/help", Access.FILTERED, overview::page));
    routes.addAll(new HelpIndexes(pages, data).routes());
    // Before the pages of one, whose address would fit.
    routes.addAll(asking.routes());
    routes.addAll(opening.routes());
    routes.addAll(
        pages.in(
            "/help/requests/{id}",
            Access.FILTERED,
            (view, call) -> request(view, call, 200, Typed.NOTHING)));
    routes.addAll(replies.routes());
    routes.addAll(cases.routes());
    routes.addAll(corrections.routes());
    routes.addAll(accounts.routes());
    routes.addAll(statements.routes());
    routes.addAll(incidents.routes());
    routes.addAll(contacts.routes());
    return routes;
  }

  private Optional<Json.Members> capacityFor(Json.Members item, View view, Call call)
      throws Refusal {
    Optional<String> id = item.text("for_request");
    return id.isEmpty()
        ? Optional.empty()
        : lists
            .rows("assistance", "&request=" + View.encode(id.get()), view, call.caller())
            .stream()
            .findFirst();
  }

  /**
   * The page of a request.
   *
   * @param typed what the reader typed, and why it was not taken
   */
  private Pages.Made request(View view, Call call, int status, Typed typed)
      throws Refusal, IOException {
    Json.Members item =
        lists.item("assistance", "request", call.segment("id"), view, call.caller());
    String id = item.text("request").orElse("");
    List<RequestStep> steps = List.of();
    List<Json.Members> others = List.of();
    if (call.visit().isPresent()) {
      steps =
          replies.steps(id, call.caller()).stream()
              .map(step -> RequestStep.of(step, item))
              .toList();
      if (steps.stream().anyMatch(step -> step.kind().equals(ReplyKind.TRANSFER.word()))) {
        others = replies.others(id, view, call.caller());
      }
    }
    Map<String, Object> values = new HashMap<>();
    values.put("item", item);
    values.put("steps", steps);
    values.put("others", others);
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("typed", typed);
    values.put("incidents", lists.incidentsOf(item, view, call.caller()));
    values.put("capacityFor", capacityFor(item, view, call));
    values.put("party", call.caller().party().map(Party::id).orElse(""));
    return new Pages.Made(status, "request.jte", values);
  }
}
