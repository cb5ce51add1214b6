package org.mithaq.node.register;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/** {@code /register/<list>.json} and {@code .csv}, and the lists of what parties deal with. */
public final class RegisterRoutes {

  private final RegisterQueries queries;

  public RegisterRoutes(RegisterQueries queries) {
    this.queries = queries;
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>(lists());
    for (String list : RegisterQueries.matters().stream().sorted().toList()) {
      routes.add(
          Route.get(
              "/" + list + ".json",
              Access.FILTERED,
              call -> queries.matters(list, call.parameters(), call.caller()).json()));
      routes.add(
          Route.get(
              "/" + list + ".csv",
              Access.FILTERED,
              call -> queries.matters(list, call.parameters(), call.caller()).csv()));
    }
    return routes;
  }

  private List<Route> lists() {
    return List.of(
        Route.get("/register/codebook.md", Access.OPEN, _ -> codebook("en")),
        Route.get("/register/codebook.ar.md", Access.OPEN, _ -> codebook("ar")),
        Route.get("/register/codebook.en.md", Access.OPEN, _ -> codebook("en")),
        Route.get("/register/codebook.fr.md", Access.OPEN, _ -> codebook("fr")),
        Route.get("/register/{list}", Access.FILTERED, this::get));
  }

  private Reply get(Call call) throws Refusal {
    String name = call.segment("list");
    int dot = name.lastIndexOf('.');
    String form = dot < 0 ? "" : name.substring(dot + 1);
    if (!form.equals("json") && !form.equals("csv")) {
      throw Refusal.notFound("The register's lists are JSON and CSV: parties.json, parties.csv.");
    }
    Listing listing = queries.list(name.substring(0, dot), call.parameters(), call.caller());
    return form.equals("json") ? listing.json() : listing.csv();
  }

  private static Reply codebook(String lang) throws IOException {
    String name = "codebook." + lang + ".md";
    try (InputStream in = RegisterRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return Reply.of(200, "text/markdown; charset=utf-8", in.readAllBytes());
    }
  }
}
