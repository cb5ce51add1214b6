package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.node.site.threats.ThreatSources;

/** The site: {@code /}, and under {@code /ar/}, {@code /fr/} and {@code /en/} the same pages. */
public final class SiteRoutes {

  private final Pages pages;
  private final RegisterQueries register;
  private final SiteFacts facts;
  private final ThreatSources threats;

  /**
   * The pages of one node.
   *
   * @param logSize leaves under the last checkpoint; asked at every request
   */
  public SiteRoutes(
      SiteFacts facts, LongSupplier logSize, RegisterQueries register, ThreatSources threats) {
    this.facts = facts;
    this.threats = threats;
    this.pages = new Pages(facts, logSize);
    this.register = register;
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/", Access.OPEN, SiteRoutes::choose));
    routes.addAll(Assets.routes());
    routes.addAll(new HomePage(pages, register).routes());
    routes.addAll(new ThreatPages(pages, facts, register, threats).routes());
    return routes;
  }

  private static Reply choose(Call call) {
    return Reply.empty(302)
        .with("Location", Language.preferred(call.header("Accept-Language")).path())
        .with("Vary", "Accept-Language");
  }
}
