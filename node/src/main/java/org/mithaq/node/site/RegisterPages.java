package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.Basis;
import org.mithaq.accord.DateQuality;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Stage;
import org.mithaq.accord.Stance;
import org.mithaq.accord.UndertakingKind;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;

/** {@code /{lang}/register}: what the register's lists are, and the lists. */
final class RegisterPages {

  private final Pages pages;
  private final RegisterData data;
  private final Map<Language, List<Filters.Option>> countries = new EnumMap<>(Language.class);

  RegisterPages(Pages pages, RegisterQueries register) {
    this.pages = pages;
    this.data = new RegisterData(register);
    for (Language language : Language.values()) {
      countries.put(language, RegisterData.countries(language));
    }
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in("/register", Access.FILTERED, this::overview));
    routes.addAll(pages.in("/register/parties", Access.FILTERED, this::parties));
    routes.addAll(pages.in("/register/positions", Access.FILTERED, this::positions));
    routes.addAll(pages.in("/register/undertakings", Access.FILTERED, this::undertakings));
    routes.addAll(new PartyPage(pages, data).routes());
    routes.addAll(new AccordPage(pages, data).routes());
    routes.addAll(new CirclePages(pages, data).routes());
    routes.addAll(new UndertakingPage(pages, data).routes());
    routes.addAll(new MethodPage(pages, data).routes());
    routes.addAll(new RegisterFeed(pages, data).routes());
    return routes;
  }

  private Pages.Made overview(View view, Call call) throws Refusal {
    FilterForm form = new FilterForm(view, call.parameters()).days();
    String query = form.query();
    try {
      Map<String, Found> lists = new LinkedHashMap<>();
      for (String name : List.of("parties", "circles", "undertakings", "remarks")) {
        String limited = RegisterData.join(query, "limit=1");
        lists.put(name, data.found(view, name, limited, call.caller()));
      }
      String supported = RegisterData.join("stance=supports", query, "limit=1");
      lists.put("positions", data.found(view, "positions", supported, call.caller()));
      lists.put("accords", data.found(view, "accords", query, call.caller()));
      long overdue =
          data.total("undertakings", RegisterData.join("overdue=true", query), call.caller());
      return Pages.Made.of(
          "register.jte",
          Map.of(
              "filters",
              form.filters("/register", RegisterData.none()),
              "lists",
              lists,
              "overdue",
              overdue,
              "days",
              form.daysAsked()));
    } catch (Refusal refusal) {
      if (refusal.status() != 400) {
        throw refusal;
      }
      return new Pages.Made(
          400,
          "register.jte",
          Map.of(
              "filters",
              form.filters("/register", Optional.of(refusal)),
              "lists",
              Map.of(),
              "overdue",
              0L,
              "days",
              ""));
    }
  }

  private Pages.Made parties(View view, Call call) throws Refusal {
    FilterForm form =
        new FilterForm(view, call.parameters())
            .text("q")
            .words("category", "category", PartyCategory.values())
            .choice("country", countries.getOrDefault(view.language(), List.of()));
    circles(form, view, call);
    form.choice("accord", data.accords(view, call.caller()))
        .words("stance", "stance", Stance.values())
        .words("not_stance", "stance", Stance.values())
        .terms("sort", "sort", "category", "country", "recorded")
        .otherwise("sort", "name")
        .otherwise("lang", view.language().tag());
    return data.page(view, call, "parties", "parties.jte", ending(form));
  }

  private Pages.Made positions(View view, Call call) throws Refusal {
    FilterForm form =
        new FilterForm(view, call.parameters())
            .text("q")
            .choice("accord", data.accords(view, call.caller()))
            .words("stance", "stance", Stance.values())
            .words("category", "category", PartyCategory.values())
            .choice("country", countries.getOrDefault(view.language(), List.of()));
    circles(form, view, call);
    form.words("basis", "basis", Basis.values())
        .words("date_quality", "date_quality", DateQuality.values())
        .terms("show", "show", "current", "history", "claims");
    return data.page(view, call, "positions", "positions.jte", ending(form));
  }

  private Pages.Made undertakings(View view, Call call) throws Refusal {
    FilterForm form =
        new FilterForm(view, call.parameters())
            .words("kind", "kind", UndertakingKind.values())
            .words("stage", "stage", Stage.values())
            .choice("party", undertakers(view, call))
            .choice("circle", data.circles(view, call.caller()))
            .terms("overdue", "yes", "true");
    return data.page(view, call, "undertakings", "undertakings.jte", ending(form));
  }

  private void circles(FilterForm form, View view, Call call) throws Refusal {
    List<Filters.Option> circles = data.circles(view, call.caller());
    form.choice("circle", circles).choice("not_circle", circles);
  }

  private static FilterForm ending(FilterForm form) {
    return form.terms("exercise", "scope", "true", "all").days();
  }

  /** Those who undertook anything. */
  private List<Filters.Option> undertakers(View view, Call call) throws Refusal {
    Map<String, Filters.Option> found = new LinkedHashMap<>();
    for (Json.Members row :
        data.list("undertakings", "limit=1000&exercise=all", call.caller()).rows()) {
      for (Json.Members by : row.objects("by")) {
        String id = by.text("party").orElse("");
        found.putIfAbsent(id, new Filters.Option(id, view.name(by)));
      }
    }
    return List.copyOf(found.values());
  }
}
