package org.mithaq.node.site;

import java.util.List;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Circle;
import org.mithaq.node.access.Party;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;

/** The lists that the pages of help and answer are made of. */
final class HelpLists {

  private static final int MOST_NAMED = 50;

  private final RegisterQueries register;

  HelpLists(RegisterQueries register) {
    this.register = register;
  }

  /**
   * The first rows of a list of {@link RegisterQueries#matters}.
   *
   * @param more further parameters, each after an ampersand
   */
  List<Json.Members> rows(String list, String more, View view, Caller caller) throws Refusal {
    return register.matters(list, Parameters.read(scope(view) + more), caller).rows();
  }

  /** In a demo nothing is real, and so everything is meant. */
  private static String scope(View view) {
    return "limit=100" + (view.facts().exercise() ? "&exercise=all" : "");
  }

  /**
   * The row of one thing.
   *
   * @throws Refusal 404 where there is none that the caller may read
   */
  Json.Members item(String list, String parameter, String id, View view, Caller caller)
      throws Refusal {
    // Lists leave out what was taken back; whoever has the address is told.
    String even = list.equals("incidents") ? "&revoked=true" : "";
    List<Json.Members> found =
        id.contains(",")
            ? List.of()
            : rows(list, "&" + parameter + "=" + View.encode(id) + even, view, caller);
    return found.stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("There is nothing of that name for you."));
  }

  /** The incidents that a row names, as far as the caller may read them. */
  List<Json.Members> incidentsOf(Json.Members row, View view, Caller caller) throws Refusal {
    StringBuilder named = new StringBuilder();
    row.texts("incidents").stream()
        .limit(MOST_NAMED)
        .forEach(id -> named.append("&incident=").append(View.encode(id)));
    return named.isEmpty() ? List.of() : rows("incidents", named.toString(), view, caller);
  }

  /** Parties by name that a party deals with: whoever is invented deals with what is invented. */
  List<Json.Members> parties(String more, View view, Caller caller) throws Refusal {
    boolean invented = caller.party().filter(Party::exercise).isPresent();
    String query =
        "limit=1000&sort=name&lang=%s&exercise=%s%s"
            .formatted(view.language().tag(), invented, more);
    return register.list("parties", Parameters.read(query), caller).rows();
  }

  /** The circles that a caller is in. */
  List<Json.Members> circles(Caller caller) throws Refusal {
    List<String> own =
        caller.tokens().stream().flatMap(token -> Circle.named(token).stream()).toList();
    return register.circleNames(caller).rows().stream()
        .filter(circle -> own.contains(circle.text("slug").orElse("")))
        .toList();
  }
}
