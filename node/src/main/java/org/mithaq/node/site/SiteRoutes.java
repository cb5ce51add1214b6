package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.LogFiles;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.node.site.threats.ThreatSources;

/** The site: {@code /}, and under {@code /ar/}, {@code /fr/} and {@code /en/} the same pages. */
public final class SiteRoutes {

  private final Pages pages;
  private final RegisterQueries register;
  private final ThreatSources threats;
  private final SiteFacts facts;
  private final LongSupplier acts;
  private final LogFiles log;
  private final Door door;
  private final Confirmations confirmations;
  private final Desks desks;

  /**
   * The pages of one node.
   *
   * @param logSize leaves under the last checkpoint; asked at every request
   * @param acts the number behind the last act that can be read; likewise
   * @param log its keys
   */
  public SiteRoutes(
      SiteFacts facts,
      LongSupplier logSize,
      LongSupplier acts,
      RegisterQueries register,
      ThreatSources threats,
      LogFiles log,
      Door door,
      Confirmations confirmations,
      Desks desks) {
    this.facts = facts;
    this.acts = acts;
    this.threats = threats;
    this.pages = new Pages(facts, logSize);
    this.register = register;
    this.log = log;
    this.door = door;
    this.confirmations = confirmations;
    this.desks = desks;
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/", Access.OPEN, SiteRoutes::choose));
    routes.addAll(Assets.routes());
    routes.addAll(new HomePage(pages, register, log).routes());
    routes.addAll(new RegisterPages(pages, register).routes());
    routes.addAll(new StoryPage(pages, register).routes());
    routes.addAll(new VerifyPage(pages, log).routes());
    routes.addAll(new ThreatPages(pages, facts, register, threats).routes());
    routes.addAll(new HelpPages(pages, register, acts, threats, desks).routes());
    routes.addAll(new SignInPages(pages, door).routes());
    routes.addAll(new AccountPages(pages, door).routes());
    routes.addAll(new ConfirmPages(pages, confirmations).routes());
    for (Language language : Language.values()) {
      routes.add(
          Route.get(
              "/" + language.tag(),
              Access.OPEN,
              _ -> Reply.empty(301).with("Location", language.path())));
    }
    // Whatever else is asked for gets a page that says so.
    routes.addAll(
        pages.in(
            "/{nowhere...}",
            Access.OPEN,
            (_, _) -> {
              throw Refusal.notFound("There is nothing at this address.");
            }));
    return routes;
  }

  private static Reply choose(Call call) {
    return Reply.empty(302)
        .with("Location", Language.preferred(call.header("Accept-Language")).path())
        .with("Vary", "Accept-Language");
  }
}
