package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.AssistanceRequest;
import org.mithaq.accord.Need;
import org.mithaq.accord.Urgency;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.RequestDraft;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/** {@code /{lang}/help/requests/new}: a party asks others for help. */
final class RequestForm {

  private static final String PATH = "/help/requests/new";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST = 4000;
  private static final int MOST_CHOSEN = 50;

  private final Pages pages;
  private final Desks desks;
  private final HelpLists lists;
  private final Sending sending;

  RequestForm(Pages pages, Desks desks, HelpLists lists) {
    this.pages = pages;
    this.desks = desks;
    this.lists = lists;
    this.sending = new Sending(desks);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.files(PATH, Access.FILTERED, this::form));
    routes.addAll(pages.forms(PATH, PATH, Set.of("text"), this::take));
    return routes;
  }

  private Reply form(View view, Call call) throws Refusal {
    Typed typed = Typed.of(call.parameters());
    if (call.visit().isEmpty()) {
      String query = call.query().isEmpty() ? "" : "?" + call.query();
      return Pages.seeOther(
          view.link("/sign-in") + "?next=" + View.encode(view.link(PATH) + query));
    }
    // Who wants to help and cannot asks for capacity.
    return page(
        view,
        call,
        200,
        typed.text("for").isEmpty() ? typed : typed.with("need", Need.CAPACITY.word()),
        Optional.empty());
  }

  private Reply page(
      View view, Call call, int status, Typed typed, Optional<Sending.Result.Look> look)
      throws Refusal {
    Map<String, Object> values = new HashMap<>();
    List<CollectionSettings> collections = desks.filing().places(call.caller());
    String own = call.caller().party().map(Party::id).orElse("");
    values.put("collections", collections);
    values.put(
        "collection",
        typed.text(
            "collection",
            collections.stream()
                .filter(each -> each.circle().isPresent())
                .findFirst()
                .map(CollectionSettings::alias)
                .orElse("")));
    values.put("circles", lists.circles(call.caller()));
    values.put(
        "parties",
        lists.parties("", view, call.caller()).stream()
            .filter(row -> !row.text("party").orElse("").equals(own))
            .toList());
    values.put("incidents", lists.rows("incidents", "", view, call.caller()));
    values.put("needs", List.of(Need.values()));
    values.put("urgencies", List.of(Urgency.values()));
    values.put("capacityFor", capacityFor(view, call, typed));
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("once", Sending.once(typed));
    values.put("typed", typed);
    values.put("readers", look.map(Sending.Result.Look::readers));
    values.put("seen", look.map(Sending.Result.Look::seen).orElse(""));
    return pages.show(view, new Pages.Made(status, "request-new.jte", values));
  }

  private Optional<Json.Members> capacityFor(View view, Call call, Typed typed) throws Refusal {
    String id = typed.text("for");
    return id.isEmpty() || id.contains(",")
        ? Optional.empty()
        : lists.rows("assistance", "&request=" + View.encode(id), view, call.caller()).stream()
            .findFirst();
  }

  private Reply take(View view, Call call, Parameters fields) throws Refusal, InterruptedException {
    return sending.take(
        view,
        call,
        fields,
        new Sending.Form() {
          @Override
          public RequestDraft draft(Party by, Typed typed) throws Typed.Mistake, Refusal {
            return RequestForm.this.draft(view, by, typed, call);
          }

          @Override
          public boolean isThere(String id) {
            return desks.replies().find(id, call.caller()).isPresent();
          }

          @Override
          public String address(String id) {
            return "/help/requests/" + id;
          }

          @Override
          public Reply page(int status, Typed typed, Optional<Sending.Result.Look> look)
              throws Refusal {
            return RequestForm.this.page(view, call, status, typed, look);
          }
        });
  }

  private RequestDraft draft(View view, Party by, Typed typed, Call call)
      throws Typed.Mistake, Refusal {
    String name = typed.needed(view, "name", LONGEST_NAME);
    Optional<String> text = typed.optional(view, "text", LONGEST);
    List<String> to = typed.all("to");
    String slug = typed.text("circle");
    Optional<String> circle = Optional.empty();
    if (!slug.isEmpty()) {
      circle =
          lists.circles(call.caller()).stream()
              .filter(row -> row.text("slug").filter(slug::equals).isPresent())
              .findFirst()
              .flatMap(row -> row.text("circle"));
      if (circle.isEmpty()) {
        throw new Typed.Mistake(view.t("work.wrong.choice", view.t("work.field.circle")));
      }
    }
    if ((to.isEmpty() && circle.isEmpty()) || to.size() > MOST_CHOSEN) {
      throw new Typed.Mistake(view.t("work.wrong.whom"));
    }
    Set<Need> needs = EnumSet.noneOf(Need.class);
    typed.all("need").forEach(word -> Word.find(Need.values(), word).ifPresent(needs::add));
    if (needs.isEmpty()) {
      throw new Typed.Mistake(view.t("work.wrong.needs"));
    }
    return new RequestDraft(
        sending.head(view, by, typed),
        new AssistanceRequest.Terms(
            name,
            text,
            to,
            circle,
            needs,
            typed.word(view, "urgency", Urgency.values()),
            AssistanceRequest.Clocks.BY_URGENCY,
            typed.all("incident"),
            List.of(),
            Optional.of(typed.text("for")).filter(id -> !id.isEmpty())));
  }
}
