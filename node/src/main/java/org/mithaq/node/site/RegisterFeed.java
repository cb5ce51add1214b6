package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.register.Listing;
import org.mithaq.stix.Json;

/**
 * {@code /{lang}/register/feed.atom}: the positions and undertakings that were recorded last, as an
 * Atom feed (RFC 4287). An entry's id is made of the log's name and the act's number: it never
 * changes and is the same in all languages.
 */
final class RegisterFeed {

  private static final int MOST = 50;

  /** How far back the first look goes, in acts; each further one goes this many times as far. */
  private static final long FIRST = 200;

  private static final long WIDER = 8;

  private final Pages pages;
  private final RegisterData data;

  RegisterFeed(Pages pages, RegisterData data) {
    this.pages = pages;
    this.data = data;
  }

  List<Route> routes() {
    return Stream.of(Language.values())
        .map(language ->
            Route.get(
                "/" + language.tag() + "/register/feed.atom",
                Access.FILTERED,
                call -> reply(pages.view(language, call), call)))
        .toList();
  }

  private record Entry(String list, Json.Members item) {
    long act() {
      return item.number("act").orElse(0);
    }
  }

  private Reply reply(View view, Call call) throws Refusal {
    for (String name : call.parameters().names()) {
      throw Refusal.badParameter(name, "The feed has no parameters.");
    }
    AtomWriter out = new AtomWriter(call.origin(), view.facts().origin());
    List<Entry> entries = latest(view, call);
    String updated =
        entries.stream()
            .findFirst()
            .flatMap(entry -> entry.item.text("recorded"))
            .orElse("1970-01-01T00:00:00Z");
    out.begin(
        view.language().tag(),
        view.t("register.feed") + " · " + view.facts().node(),
        view.facts().node(),
        updated,
        view.link("/register/feed.atom"),
        view.link("/register"));
    for (Entry entry : entries) {
      Json.Members item = entry.item;
      boolean position = entry.list.equals("positions");
      String id = item.text(position ? "party" : "undertaking").orElse("");
      out.entry(
          entry.act(),
          position ? position(view, item) : view.name(item).text(),
          item.text("recorded").orElse(updated),
          view.link("/register/" + (position ? "parties/" : "undertakings/") + View.encode(id)),
          position
              ? Shown.passage(view, item.objects("explanation")).map(View.Said::text).orElse("")
              : view.said(item, "description", "descriptions").text());
    }
    return Reply.of(200, "application/atom+xml; charset=utf-8", out.end())
        .with("Content-Language", view.language().tag())
        .with("Cache-Control", "no-cache");
  }

  private static String position(View view, Json.Members item) {
    String day =
        item.text("date")
            .map(date ->
                item.text("date_quality").filter("by"::equals).isPresent()
                    ? view.t("date.by", view.day(date))
                    : view.day(date))
            .orElseGet(() -> view.t("date.unknown"));
    return view.t(
        "register.feed.position",
        view.name(item).text(),
        view.term("register.stance", item.text("stance").orElse("")),
        day);
  }

  private List<Entry> latest(View view, Call call) throws Refusal {
    List<Entry> found = new ArrayList<>(undertakings(view, call));
    data.latestPositions(MOST, call.caller())
        .rows()
        .forEach(row -> found.add(new Entry("positions", row)));
    found.sort(Comparator.comparingLong(Entry::act).reversed());
    return found.stream().limit(MOST).toList();
  }

  /** The list goes by the numbers of acts, so the last ones are looked for from behind. */
  private List<Entry> undertakings(View view, Call call) throws Refusal {
    long back = FIRST;
    while (true) {
      long from = Math.max(0, view.logSize() - back);
      List<Entry> found = new ArrayList<>();
      OptionalLong next = OptionalLong.of(from);
      while (next.isPresent()) {
        Listing page =
            data.list("undertakings", "limit=1000&next=" + next.getAsLong(), call.caller());
        page.rows().forEach(row -> found.add(new Entry("undertakings", row)));
        next = page.next();
      }
      if (found.size() >= MOST || from == 0) {
        return found;
      }
      back *= WIDER;
    }
  }
}
