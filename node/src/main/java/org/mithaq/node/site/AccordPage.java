package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/** {@code /{lang}/register/accords/{slug}}: an accord, its texts, and how many stand to it how. */
final class AccordPage {

  private final Pages pages;
  private final RegisterData data;

  AccordPage(Pages pages, RegisterData data) {
    this.pages = pages;
    this.data = data;
  }

  List<Route> routes() {
    return pages.in("/register/accords/{slug}", Access.FILTERED, this::make);
  }

  private Pages.Made make(View view, Call call) throws Refusal {
    FilterForm form = new FilterForm(view, call.parameters()).days();
    String slug = call.segment("slug");
    String path = "/register/accords/" + View.encode(slug);
    Optional<Refusal> wrong = Optional.empty();
    RegisterData.One one;
    String days = form.query();
    try {
      one = data.one("accords", "accord", slug, days, call.caller());
    } catch (Refusal refusal) {
      if (refusal.status() != 400) {
        throw refusal;
      }
      wrong = Optional.of(refusal);
      days = "";
      one = data.one("accords", "accord", slug, days, call.caller());
    }
    String of = RegisterData.join("accord=" + View.encode(slug), days);
    List<Found> stances = new ArrayList<>();
    for (String stance : List.of("supports", "declined", "withdrawn")) {
      String query = RegisterData.join(of, "stance=" + stance);
      Found found =
          data.found(view, "positions", RegisterData.join(query, "limit=1"), call.caller());
      stances.add(
          new Found(
              "positions", List.of(), found.about(), "", "", RegisterData.asking(view, query)));
    }
    return new Pages.Made(
        wrong.isPresent() ? 400 : 200,
        "accord.jte",
        Map.of(
            "filters",
            form.filters(path, wrong),
            "shown",
            new AccordShown(
                one.item(),
                data.party(one.item().text("depositary").orElse(""), call.caller()),
                principles(one.item().objects("texts")),
                stances,
                data.total(
                    "undertakings",
                    RegisterData.join("accord=" + View.encode(slug), days),
                    call.caller()))));
  }

  /** The principles of all texts side by side, by their numbers. */
  private static List<AccordShown.Row> principles(List<Json.Members> texts) {
    Set<String> numbers = new LinkedHashSet<>();
    for (Json.Members text : texts) {
      text.objects("principles").forEach(each -> numbers.add(each.text("number").orElse("")));
    }
    List<AccordShown.Row> rows = new ArrayList<>();
    for (String number : numbers) {
      List<Json.Members> cells = new ArrayList<>();
      for (Json.Members text : texts) {
        cells.add(
            text.objects("principles").stream()
                .filter(each -> each.text("number").orElse("").equals(number))
                .findFirst()
                .orElse(Found.NOTHING));
      }
      rows.add(new AccordShown.Row(number, cells));
    }
    return rows;
  }
}
