package org.mithaq.node.site;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.assistance.ReplyDesk;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;

/** {@code /{lang}/help}: who asks for help, who is held to account, what is signed together. */
final class HelpPages {

  private final Pages pages;
  private final RegisterQueries register;
  private final HelpReplies replies;

  HelpPages(Pages pages, RegisterQueries register, ReplyDesk desk, InstantSource clock) {
    this.pages = pages;
    this.register = register;
    this.replies = new HelpReplies(pages, desk, clock, this::request);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in("/help", Access.FILTERED, this::overview));
    routes.addAll(
        pages.in(
            "/help/requests/{id}",
            Access.FILTERED,
            (view, call) -> request(view, call, 200, Map.of())));
    routes.addAll(replies.routes());
    routes.addAll(one("cases", "case", "case.jte"));
    routes.addAll(one("statements", "statement", "statement.jte"));
    routes.addAll(one("incidents", "incident", "incident.jte"));
    return routes;
  }

  private List<Route> one(String list, String parameter, String template) {
    return pages.in(
        "/help/" + list + "/{id}",
        Access.FILTERED,
        (view, call) -> Pages.Made.of(template, Map.of("item", item(list, parameter, view, call))));
  }

  private Pages.Made overview(View view, Call call) throws Refusal {
    Map<String, List<Json.Members>> lists = new HashMap<>();
    for (String list :
        List.of(
            "assistance",
            "cases",
            "statements",
            "incidents",
            "contacts",
            "assistance-figures",
            "incident-figures")) {
      lists.put(list, rows(list, "", view, call.caller()));
    }
    Optional<Party> party = call.caller().party();
    if (party.isPresent()) {
      String mine = "&waits_for=" + View.encode(party.get().id());
      List<Json.Members> waiting = new ArrayList<>(rows("assistance", mine, view, call.caller()));
      waiting.addAll(rows("statements", mine, view, call.caller()));
      lists.put("waiting", waiting);
    }
    return Pages.Made.of(
        "help.jte", Map.of("lists", lists, "signedIn", party.map(Party::name).orElse("")));
  }

  private List<Json.Members> rows(String list, String more, View view, Caller caller)
      throws Refusal {
    return register.matters(list, Parameters.read(scope(view) + more), caller).rows();
  }

  /** In a demo nothing is real, and so everything is meant. */
  private static String scope(View view) {
    return "limit=100" + (view.facts().exercise() ? "&exercise=all" : "");
  }

  private Json.Members item(String list, String parameter, View view, Call call) throws Refusal {
    String id = call.segment("id");
    List<Json.Members> found =
        id.contains(",")
            ? List.of()
            : rows(
                list,
                "&"
                    + parameter
                    + "="
                    + View.encode(id)
                    + (list.equals("incidents") ? "&revoked=true" : ""),
                view,
                call.caller());
    return found.stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("There is nothing of that name for you."));
  }

  /**
   * The page of a request.
   *
   * @param told what the reader typed, and under {@code error} why it was not taken
   */
  Pages.Made request(View view, Call call, int status, Map<String, String> told)
      throws Refusal, IOException {
    Json.Members item = item("assistance", "request", view, call);
    Map<String, Object> values = new HashMap<>();
    values.put("item", item);
    values.put("kinds", replies.kinds(item.text("request").orElse(""), call.caller()));
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("told", told);
    return new Pages.Made(status, "request.jte", values);
  }
}
