package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.node.site.threats.Current;
import org.mithaq.node.site.threats.Item;
import org.mithaq.node.site.threats.Search;
import org.mithaq.node.site.threats.ThreatDesk;
import org.mithaq.node.site.threats.ThreatSources;
import org.mithaq.stix.Json;

/** {@code /{lang}/threats}: search, collections, objects, incidents, and what was added last. */
final class ThreatPages {

  private static final int PAGE = 25;
  private static final int MOST_INCIDENTS = 100;
  private static final int NEWEST = 10;

  /** So many times as many are looked at where some are left out. */
  private static final int LOOKED_BACK = 4;

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private final Pages pages;
  private final RegisterQueries register;
  private final ThreatSources sources;
  private final ThreatFeed feed;

  ThreatPages(Pages pages, SiteFacts facts, RegisterQueries register, ThreatSources sources) {
    this.pages = pages;
    this.register = register;
    this.sources = sources;
    this.feed = new ThreatFeed(facts, sources);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in("/threats", Access.FILTERED, this::search));
    routes.addAll(pages.in("/threats/incidents", Access.FILTERED, this::incidents));
    routes.addAll(pages.in("/threats/objects/{id}", Access.FILTERED, this::object));
    routes.add(Route.get("/threats/objects/{id}/raw", Access.FILTERED, this::raw));
    routes.addAll(feed.routes());
    return routes;
  }

  private Pages.Made search(View view, Call call) throws Refusal {
    String q = call.parameters().single("q").orElse("").strip();
    OptionalLong from = number(call.parameters(), "next");
    Optional<Search.Results> results = Optional.empty();
    String wrong = "";
    if (q.length() > Search.LONGEST) {
      wrong = view.t("threats.search.long", Search.LONGEST);
    } else if (!q.isEmpty()) {
      results = Optional.of(sources.search().of(q, PAGE, from.orElse(0), call.caller()));
    }
    boolean expired = expired(call);
    Current.Shown shown =
        sources
            .current()
            .of(
                results.isPresent()
                    ? results.get().items()
                    : sources
                        .library()
                        .newest(
                            (expired ? 1 : LOOKED_BACK) * NEWEST,
                            sources.acts().getAsLong(),
                            call.caller()),
                expired,
                results.isPresent() ? PAGE : NEWEST,
                call.caller());
    Map<String, Object> values = new HashMap<>();
    values.put("said", said(view, call, shown.items()));
    values.put("q", q);
    values.put("wrong", wrong);
    values.put("results", results);
    values.put("later", from.isPresent());
    values.put("volumes", results.isPresent() ? List.of() : sources.volumes().of(call.caller()));
    values.put("shown", shown);
    values.put("expired", expired);
    return Pages.Made.of("threats.jte", values);
  }

  private Pages.Made incidents(View view, Call call) throws Refusal {
    OptionalLong from = number(call.parameters(), "next");
    boolean expired = expired(call);
    List<Item> found =
        sources.library().ofType("incident", MOST_INCIDENTS + 1, from.orElse(0), call.caller());
    boolean more = found.size() > MOST_INCIDENTS;
    List<Item> page = more ? found.subList(0, MOST_INCIDENTS) : found;
    Current.Shown shown = sources.current().of(page, expired, MOST_INCIDENTS, call.caller());
    return Pages.Made.of(
        "threats-incidents.jte",
        Map.of(
            "said",
            said(view, call, shown.items()),
            "shown",
            shown,
            "expired",
            expired,
            "next",
            more ? page.getLast().act().sequence() + 1 : 0L));
  }

  private static boolean expired(Call call) throws Refusal {
    return call.parameters().single("expired").filter("true"::equals).isPresent();
  }

  private Pages.Made object(View view, Call call) throws Refusal {
    String id = call.segment("id");
    ThreatDesk.Asked asked =
        new ThreatDesk.Asked(
            number(call.parameters(), "act"),
            number(call.parameters(), "from"),
            number(call.parameters(), "to"),
            expired(call));
    // First whether it may be read at all: the register is asked about nothing else.
    Item item = sources.desk().share(id, asked.act(), call.caller());
    return Pages.Made.of(
        "threats-object.jte",
        Map.of(
            "threat",
            sources.desk().of(id, asked, claims(id, call), call.caller()),
            "translated",
            Optional.ofNullable(said(view, call, List.of(item)).get(id))));
  }

  private Map<String, Json.Members> said(View view, Call call, List<Item> items) throws Refusal {
    return sources.translations().of(items, view.language().tag(), call.caller());
  }

  private List<Json.Members> claims(String id, Call call) throws Refusal {
    return register
        .list("remarks", Parameters.read("limit=100&about=" + View.encode(id)), call.caller())
        .rows();
  }

  /** The very bytes, to be kept and never to be opened as a page. */
  private Reply raw(Call call) throws Refusal {
    Item item =
        sources.desk().share(call.segment("id"), number(call.parameters(), "act"), call.caller());
    byte[] bytes = sources.library().bytes(item).orElseThrow(ThreatDesk::missing);
    return Reply.of(200, "application/stix+json;version=2.1", bytes)
        .with("Content-Security-Policy", "default-src 'none'; sandbox")
        .with("Content-Disposition", "attachment; filename=\"" + fileName(item.id()) + ".json\"")
        .with("Cache-Control", "no-cache");
  }

  private static String fileName(String id) {
    return id.replaceAll("[^a-zA-Z0-9-]", "_");
  }

  private static OptionalLong number(Parameters parameters, String name) throws Refusal {
    Optional<String> text = parameters.single(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(text.get()).matches()) {
      throw Refusal.badParameter(name, name + " is to be a number that this node gave out.");
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }
}
