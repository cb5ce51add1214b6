package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.node.assistance.SigningDesk;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;

/** {@code /{lang}/help/statements/{id}}: a text, and who signed which clause of it. */
final class StatementPages {

  private final Pages pages;
  private final HelpLists lists;
  private final SigningDesk signing;
  private final StatementForm proposing;
  private final SigningForm form;

  StatementPages(Pages pages, HelpData data, HelpLists lists, Desks desks) {
    this.pages = pages;
    this.lists = lists;
    this.signing = desks.signing();
    this.proposing = new StatementForm(pages, data, desks);
    this.form = new SigningForm(pages, lists, desks, this::page);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    // Before the statements, for an id of which it would be taken.
    routes.addAll(proposing.routes());
    routes.addAll(
        pages.in(
            "/help/statements/{id}",
            Access.FILTERED,
            (view, call) -> page(view, call, 200, Map.of())));
    routes.addAll(form.routes());
    return routes;
  }

  private Pages.Made page(View view, Call call, int status, Map<String, String> told)
      throws Refusal {
    String id = call.segment("id");
    Map<String, Object> values = new HashMap<>();
    values.put(
        "shown",
        StatementShown.of(view, lists.item("statements", "statement", id, view, call.caller())));
    Optional<SigningDesk.Seen> seen =
        call.visit().isEmpty() ? Optional.empty() : signing.see(id, call.caller());
    values.put("act", seen.flatMap(SigningDesk.Seen::act).map(CosignatureAct::word).orElse(""));
    values.put("party", seen.map(each -> each.party().name()).orElse(""));
    values.put("keys", seen.map(each -> each.keys().size()).orElse(0));
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("told", told);
    return new Pages.Made(status, "statement.jte", values);
  }
}
