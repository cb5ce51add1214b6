package org.mithaq.node.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/** {@code /}, {@code /ar/}, {@code /fr/}, {@code /en/} and their stylesheet. */
public final class SiteRoutes {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final SiteFacts facts;
  private final LongSupplier logSize;
  private final Template template = new Template(Resources.text("page.html"));
  private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);
  private final byte[] style = Resources.bytes("site.css");

  /**
   * The front pages of one node.
   *
   * @param logSize leaves under the last checkpoint; asked at every request
   */
  public SiteRoutes(SiteFacts facts, LongSupplier logSize) {
    this.facts = facts;
    this.logSize = logSize;
    for (Language language : Language.values()) {
      words.put(language, Resources.words(language));
    }
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/", Access.OPEN, SiteRoutes::choose));
    routes.add(Route.get("/site.css", Access.OPEN, call -> style()));
    for (Language language : Language.values()) {
      routes.add(Route.get(language.path(), Access.OPEN, call -> page(language)));
    }
    return routes;
  }

  private static Reply choose(Call call) {
    return Reply.empty(302)
        .with("Location", Language.preferred(call.header("Accept-Language")).path())
        .with("Vary", "Accept-Language");
  }

  private Reply style() {
    return Reply.of(200, "text/css; charset=utf-8", style)
        .with("Cache-Control", "public, max-age=3600");
  }

  private Reply page(Language language) {
    String html = template.render(values(language), sections(language));
    return Reply.of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
        .with("Content-Language", language.tag())
        .with("Content-Security-Policy", POLICY)
        .with("Cache-Control", "no-cache");
  }

  private Map<String, String> values(Language language) {
    Map<String, String> values = new HashMap<>(words.getOrDefault(language, Map.of()));
    values.put("lang", language.tag());
    values.put("dir", language.direction());
    values.put("node", facts.node());
    values.put("accord", facts.accord());
    values.put("origin", facts.origin());
    values.put("size", Long.toString(logSize.getAsLong()));
    return values;
  }

  private Set<String> sections(Language language) {
    Set<String> shown = new HashSet<>();
    shown.add(facts.exercise() ? "exercise" : "real");
    for (Language other : Language.values()) {
      if (other != language) {
        shown.add("to-" + other.tag());
      }
    }
    return shown;
  }
}
