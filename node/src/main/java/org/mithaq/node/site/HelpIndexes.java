package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mithaq.accord.Assistance;
import org.mithaq.accord.CasePhase;
import org.mithaq.accord.Need;
import org.mithaq.accord.StatementCourse;
import org.mithaq.accord.Urgency;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;

/** What parties deal with, list by list: with filters, page by page. */
final class HelpIndexes {

  private final Pages pages;
  private final HelpData data;

  HelpIndexes(Pages pages, HelpData data) {
    this.pages = pages;
    this.data = data;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in("/help/requests", Access.FILTERED, this::requests));
    routes.addAll(pages.in("/help/cases", Access.FILTERED, this::cases));
    routes.addAll(pages.in("/help/statements", Access.FILTERED, this::statements));
    routes.addAll(pages.in("/help/incidents", Access.FILTERED, this::incidents));
    routes.addAll(pages.in("/help/figures", Access.FILTERED, this::figures));
    return routes;
  }

  private Pages.Made requests(View view, Call call) throws Refusal {
    FilterForm form =
        data.form(view, call)
            .choice("phase", HelpData.terms(view, "help.phase", Assistance.Phase.values()))
            .choice("need", HelpData.terms(view, "help.need", Need.values()))
            .choice("urgency", HelpData.terms(view, "help.urgency", Urgency.values()))
            .choice("circle", data.circles(view, call.caller()))
            .terms("overdue", "yes", "true");
    return data.page(
        view, call, "assistance", "/help/requests", "help-requests.jte", form, Map.of());
  }

  private Pages.Made cases(View view, Call call) throws Refusal {
    FilterForm form =
        data.form(view, call)
            .choice("phase", HelpData.terms(view, "help.case", CasePhase.values()));
    return data.page(view, call, "cases", "/help/cases", "help-cases.jte", form, Map.of());
  }

  private Pages.Made statements(View view, Call call) throws Refusal {
    FilterForm form =
        data.form(view, call)
            .choice(
                "phase", HelpData.terms(view, "help.statement", StatementCourse.Phase.values()));
    return data.page(
        view,
        call,
        "statements",
        "/help/statements",
        "help-statements.jte",
        form,
        Map.of("mayPropose", call.visit().isPresent() && call.caller().party().isPresent()));
  }

  private Pages.Made incidents(View view, Call call) throws Refusal {
    FilterForm form = data.form(view, call).text("sector").text("ransomware_family");
    return data.page(
        view, call, "incidents", "/help/incidents", "help-incidents.jte", form, Map.of());
  }

  private Pages.Made figures(View view, Call call) throws Refusal {
    List<Filters.Option> circles = data.circles(view, call.caller());
    FilterForm form = data.form(view, call).choice("circle", circles);
    return data.page(
        view,
        call,
        "assistance-figures",
        "/help/figures",
        "help-figures.jte",
        form,
        Map.of("titles", Titles.of(circles, List.of())));
  }
}
