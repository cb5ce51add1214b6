package org.mithaq.node.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.people.CaseAccounts;
import org.mithaq.node.people.People;
import org.mithaq.node.rights.CaseAccountDesk;

/**
 * How a respondent gets its account: a claimant asks for it on the case's page, and the depositary
 * opens it at {@code /{lang}/help/accounts}, where the link is shown once, and ends it there.
 */
final class CaseAccountPages {

  private static final String ALL = "/help/accounts";

  private final Pages pages;
  private final CaseAccountDesk desk;

  CaseAccountPages(Pages pages, CaseAccountDesk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in(ALL, Access.FILTERED, (_, call) -> page(call, Map.of())));
    routes.addAll(pages.forms(ALL, ALL, this::open));
    routes.addAll(pages.forms(ALL + "/end", ALL, this::end));
    routes.addAll(pages.forms("/help/cases/{id}/account", "/help", this::ask));
    return routes;
  }

  /** The depositary's page; for all others there is none. */
  private Pages.Made page(Call call, Map<String, String> told) throws Refusal {
    if (call.visit().isEmpty() || !desk.opens(call.caller())) {
      throw Refusal.notFound("There is nothing at this address.");
    }
    List<CaseAccountRow> rows =
        desk.list(call.caller()).stream()
            .map(asked ->
                new CaseAccountRow(
                    asked.accountabilityCase(),
                    desk.respondentName(asked),
                    asked.at().toString(),
                    desk.isOpen(asked)))
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put("rows", rows);
    values.put("formToken", call.visit().orElseThrow().formToken());
    values.put("told", told);
    return new Pages.Made(200, "case-accounts.jte", values);
  }

  /** What a form of the depositary's is about. */
  private CaseAccounts.Asked asked(Call call, Parameters form) throws Refusal {
    Optional<CaseAccounts.Asked> asked =
        desk.opens(call.caller()) ? desk.asked(form.single("case").orElse("")) : Optional.empty();
    return asked.orElseThrow(() -> Refusal.notFound("There is nothing at this address."));
  }

  private Reply end(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    CaseAccounts.Asked asked = asked(call, form);
    desk.end(asked, call.caller());
    return pages.show(view, page(call, Map.of("ended", desk.respondentName(asked))));
  }

  private Reply open(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    CaseAccounts.Asked asked = asked(call, form);
    People.CaseInvitation invitation = desk.open(asked, call.caller());
    String link = call.origin() + view.link("/set-up") + "?code=" + invitation.code();
    return pages.show(
        view,
        page(
            call,
            Map.of(
                "link",
                link,
                "name",
                desk.respondentName(asked),
                "until",
                invitation.until().toString())));
  }

  private Reply ask(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    CaseAccounts.Asked asked = desk.ask(call.segment("id"), call.caller());
    return Pages.seeOther(view.link("/help/cases/" + asked.accountabilityCase()));
  }
}
