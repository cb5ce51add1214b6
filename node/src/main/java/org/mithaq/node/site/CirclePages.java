package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mithaq.accord.CircleKind;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * {@code /{lang}/register/circles} and {@code /{slug}}: who stands together, and with whom else.
 */
final class CirclePages {

  private final Pages pages;
  private final RegisterData data;

  CirclePages(Pages pages, RegisterData data) {
    this.pages = pages;
    this.data = data;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in("/register/circles", Access.FILTERED, this::all));
    routes.addAll(pages.in("/register/circles/{slug}", Access.FILTERED, this::one));
    return routes;
  }

  private Pages.Made all(View view, Call call) throws Refusal {
    FilterForm form =
        new FilterForm(view, call.parameters())
            .words("kind", "circle_kind", CircleKind.values())
            .terms("exercise", "scope", "true", "all")
            .days();
    return data.page(view, call, "circles", "circles.jte", form);
  }

  private Pages.Made one(View view, Call call) throws Refusal {
    FilterForm form = new FilterForm(view, call.parameters()).days();
    String slug = call.segment("slug");
    Optional<Refusal> wrong = Optional.empty();
    String days = form.query();
    RegisterData.One one;
    try {
      one = data.one("circles", "circle", slug, days, call.caller());
    } catch (Refusal refusal) {
      if (refusal.status() != 400) {
        throw refusal;
      }
      wrong = Optional.of(refusal);
      days = "";
      one = data.one("circles", "circle", slug, days, call.caller());
    }
    days = RegisterData.join(days, one.scope());
    String query = RegisterData.join("circle=" + View.encode(slug), days);
    return new Pages.Made(
        wrong.isPresent() ? 400 : 200,
        "circle.jte",
        Map.of(
            "filters",
            form.filters("/register/circles/" + View.encode(slug), wrong),
            "shown",
            new CircleShown(
                one.item(),
                data.party(one.item().text("steward").orElse(""), call.caller()),
                byDay(one.item()),
                accords(view, call, one.item(), days),
                circles(view, call, one.item(), days),
                new Found(
                    "circles",
                    List.of(),
                    one.listing().about(),
                    "",
                    "",
                    RegisterData.asking(view, query)))));
  }

  /** Members and those who left, by the days that are said of them. */
  private static Map<String, List<Json.Members>> byDay(Json.Members circle) {
    Map<String, List<Json.Members>> days = new TreeMap<>();
    for (String role : List.of("members", "others")) {
      for (Json.Members row : circle.objects(role)) {
        days.computeIfAbsent(row.text("date").orElse(""), _ -> new ArrayList<>()).add(row);
      }
    }
    return days;
  }

  private List<CircleShown.Overlap> accords(View view, Call call, Json.Members circle, String days)
      throws Refusal {
    String slug = View.encode(circle.text("slug").orElse(""));
    List<CircleShown.Overlap> overlaps = new ArrayList<>();
    for (Json.Members accord : data.list("accords", days, call.caller()).rows()) {
      String other = View.encode(accord.text("slug").orElse(""));
      String supporters = RegisterData.join("accord=" + other, "stance=supports");
      String both = RegisterData.join(supporters, "circle=" + slug, days);
      String notThere = RegisterData.join(supporters, "not_circle=" + slug, days);
      String notHere =
          RegisterData.join("circle=" + slug, "accord=" + other, "not_stance=supports", days);
      long shared = data.total("positions", both, call.caller());
      long all = data.total("positions", RegisterData.join(supporters, days), call.caller());
      overlaps.add(
          new CircleShown.Overlap(
              view.name(circle),
              view.name(accord),
              "/register/accords/" + other,
              new CircleShown.Part(members(circle).size() - shared, "/register/parties?" + notHere),
              new CircleShown.Part(shared, "/register/positions?" + both),
              new CircleShown.Part(all - shared, "/register/positions?" + notThere)));
    }
    return overlaps;
  }

  private List<CircleShown.Overlap> circles(View view, Call call, Json.Members circle, String days)
      throws Refusal {
    String slug = View.encode(circle.text("slug").orElse(""));
    Set<String> here = members(circle);
    List<CircleShown.Overlap> overlaps = new ArrayList<>();
    for (Json.Members each :
        data.list("circles", RegisterData.join(days, "limit=1000"), call.caller()).rows()) {
      String other = View.encode(each.text("slug").orElse(""));
      if (other.equals(slug)) {
        continue;
      }
      Set<String> there = members(each);
      int size = there.size();
      there.retainAll(here);
      String only = "/register/parties?circle=%s&not_circle=%s" + (days.isEmpty() ? "" : "&");
      overlaps.add(
          new CircleShown.Overlap(
              view.name(circle),
              view.name(each),
              "/register/circles/" + other,
              new CircleShown.Part(here.size() - there.size(), only.formatted(slug, other) + days),
              new CircleShown.Part(
                  there.size(),
                  "/register/parties?"
                      + RegisterData.join("circle=" + slug, "circle=" + other, days)),
              new CircleShown.Part(size - there.size(), only.formatted(other, slug) + days)));
    }
    return overlaps;
  }

  private static Set<String> members(Json.Members circle) {
    Set<String> members = new HashSet<>();
    circle.objects("members").forEach(row -> members.add(row.text("party").orElse("")));
    return members;
  }
}
