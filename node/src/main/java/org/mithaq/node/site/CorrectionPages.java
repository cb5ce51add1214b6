package org.mithaq.node.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mithaq.node.assistance.Corrections;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * {@code /{lang}/help/cases/{id}/correct}: whoever is named in a case that he may read replies or
 * corrects, without an account.
 */
final class CorrectionPages {

  private static final String PATH = "/help/cases/{id}/correct";

  private final Pages pages;
  private final HelpLists lists;
  private final Corrections corrections;

  CorrectionPages(Pages pages, HelpLists lists, Corrections corrections) {
    this.pages = pages;
    this.lists = lists;
    this.corrections = corrections;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        pages.in(
            PATH, Access.FILTERED, (view, call) -> page(view, call, 200, Typed.NOTHING, false)));
    routes.addAll(pages.forms(PATH, "/help", Set.of("text"), this::take));
    return routes;
  }

  private Pages.Made page(View view, Call call, int status, Typed typed, boolean kept)
      throws Refusal {
    Map<String, Object> values = new HashMap<>();
    values.put("item", item(view, call));
    values.put("typed", typed);
    values.put("kept", kept);
    return new Pages.Made(status, "correct.jte", values);
  }

  private Json.Members item(View view, Call call) throws Refusal {
    return lists.item("cases", "case", call.segment("id"), view, call.caller());
  }

  private Reply take(View view, Call call, Parameters form) throws Refusal, IOException {
    View here = view.at("/help/cases/" + call.segment("id") + "/correct", "");
    Typed typed = Typed.of(form);
    // A case that the reader may not read has no such page either.
    String id = item(here, call).text("case").orElse("");
    String name = typed.text("name");
    String reach = typed.text("reach");
    String text = typed.text("text");
    if (text.isEmpty()) {
      return wrong(here, call, typed, 400, view.t("help.correct.empty"));
    }
    if (name.length() > Corrections.LONGEST_LINE
        || reach.length() > Corrections.LONGEST_LINE
        || text.length() > Corrections.LONGEST_TEXT) {
      return wrong(here, call, typed, 400, view.t("people.tooLong"));
    }
    boolean kept =
        corrections.keep(id, name, reach, view.language().tag(), text, call.remoteNetwork());
    return kept
        ? pages.show(here, page(here, call, 200, Typed.NOTHING, true))
        : wrong(here, call, typed, 429, view.t("help.correct.many"));
  }

  private Reply wrong(View view, Call call, Typed typed, int status, String why)
      throws Refusal, IOException {
    return pages.show(view, page(view, call, status, typed.wrong(why), false));
  }
}
