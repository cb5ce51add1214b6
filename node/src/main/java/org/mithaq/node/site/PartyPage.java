package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/** {@code /{lang}/register/parties/{id}}: all that the register says of one party. */
final class PartyPage {

  private final Pages pages;
  private final RegisterData data;

  PartyPage(Pages pages, RegisterData data) {
    this.pages = pages;
    this.data = data;
  }

  List<Route> routes() {
    return pages.in("/register/parties/{id}", Access.FILTERED, this::make);
  }

  private Pages.Made make(View view, Call call) throws Refusal {
    FilterForm form = new FilterForm(view, call.parameters()).days();
    String days = form.daysAsked();
    RegisterData.One one =
        data.one("parties", "party", call.segment("id"), form.query(), call.caller());
    String id = one.item().text("party").orElse("");
    String of = RegisterData.join("party=" + View.encode(id), days, one.scope());
    Found told =
        data.found(
            view, "positions", RegisterData.join(of, "show=history", "limit=1000"), call.caller());
    List<Json.Members> history = new ArrayList<>(told.rows());
    history.sort(
        Comparator.comparing((Json.Members row) -> row.text("date").orElse("9999"))
            .thenComparingLong(row -> row.number("act").orElse(0)));
    return Pages.Made.of(
        "party.jte",
        Map.of(
            "titles",
            data.titles(view, call.caller()),
            "shown",
            new PartyShown(
                one.item(),
                history.stream().filter(row -> !claim(row)).toList(),
                history.stream().filter(PartyPage::claim).toList(),
                circles(id, RegisterData.join(days, one.scope()), call),
                data.list("undertakings", of, call.caller()).rows(),
                told)));
  }

  private static boolean claim(Json.Members row) {
    return row.text("state").filter("claim"::equals).isPresent();
  }

  private List<PartyShown.Standing> circles(String party, String query, Call call) throws Refusal {
    List<PartyShown.Standing> standings = new ArrayList<>();
    for (Json.Members circle :
        data.list("circles", RegisterData.join(query, "limit=1000"), call.caller()).rows()) {
      for (String role : List.of("members", "others")) {
        for (Json.Members row : circle.objects(role)) {
          if (row.text("party").filter(party::equals).isPresent()) {
            standings.add(new PartyShown.Standing(circle, row));
          }
        }
      }
    }
    return standings;
  }
}
