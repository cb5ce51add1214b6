package org.mithaq.node.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.AccountabilityCase;
import org.mithaq.accord.PartyCategory;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Undertaking;
import org.mithaq.accord.draft.CaseDraft;
import org.mithaq.node.access.Party;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/** {@code /{lang}/help/cases/new}: a state opens a case. */
final class CaseForm {

  private static final String PATH = "/help/cases/new";
  private static final int LONGEST_NAME = 200;

  /** Of the claim in one language: three of them, in any script, fit what a form may hold. */
  private static final int LONGEST = 3000;

  private static final String CLAIM = "claim-";

  private final Pages pages;
  private final Desks desks;
  private final HelpLists lists;
  private final Sending sending;

  CaseForm(Pages pages, Desks desks, HelpLists lists) {
    this.pages = pages;
    this.desks = desks;
    this.lists = lists;
    this.sending = new Sending(desks);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.files(PATH, Access.FILTERED, this::form));
    Set<String> written = Set.of(CLAIM + "ar", CLAIM + "fr", CLAIM + "en");
    routes.addAll(pages.forms(PATH, PATH, written, this::take));
    return routes;
  }

  private Reply form(View view, Call call) throws Refusal {
    return call.visit().isEmpty()
        ? Pages.seeOther(view.link("/sign-in") + "?next=" + View.encode(view.link(PATH)))
        : page(view, call, 200, Typed.of(call.parameters()), Optional.empty());
  }

  private Reply page(
      View view, Call call, int status, Typed typed, Optional<Sending.Result.Look> look)
      throws Refusal {
    Optional<Party> own = call.caller().party();
    Map<String, Object> values = new HashMap<>();
    // Nothing of a case is for everyone before the respondent had its time.
    values.put(
        "collections",
        desks.filing().places(call.caller()).stream()
            .filter(each -> each.circle().isPresent())
            .toList());
    values.put(
        "states",
        lists.parties("&category=state", view, call.caller()).stream()
            .filter(row ->
                own.filter(party -> row.text("party").filter(party.id()::equals).isPresent())
                    .isEmpty())
            .toList());
    values.put("incidents", lists.rows("incidents", "", view, call.caller()));
    values.put("units", Span.units(own.filter(Party::exercise).isPresent()));
    values.put("isState", own.filter(CaseForm::isState).isPresent());
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("once", Sending.once(typed));
    values.put("typed", typed);
    values.put("readers", look.map(Sending.Result.Look::readers));
    values.put("seen", look.map(Sending.Result.Look::seen).orElse(""));
    return pages.show(view, new Pages.Made(status, "case-new.jte", values));
  }

  private static boolean isState(Party party) {
    return party.category() == PartyCategory.STATE;
  }

  private Reply take(View view, Call call, Parameters fields) throws Refusal, InterruptedException {
    return sending.take(
        view,
        call,
        fields,
        new Sending.Form() {
          @Override
          public CaseDraft draft(Party by, Typed typed) throws Typed.Mistake {
            return CaseForm.this.draft(view, by, typed);
          }

          @Override
          public boolean isThere(String id) {
            return desks.cases().find(id, call.caller()).isPresent();
          }

          @Override
          public String address(String id) {
            return "/help/cases/" + id;
          }

          @Override
          public Reply page(int status, Typed typed, Optional<Sending.Result.Look> look)
              throws Refusal {
            return CaseForm.this.page(view, call, status, typed, look);
          }
        });
  }

  private CaseDraft draft(View view, Party by, Typed typed) throws Typed.Mistake {
    String name = typed.needed(view, "name", LONGEST_NAME);
    String respondent = typed.needed(view, "respondent", LONGEST_NAME);
    String instrument = typed.needed(view, "instrument", LONGEST_NAME);
    Optional<String> paragraph = typed.optional(view, "paragraph", LONGEST_NAME);
    List<Passage> claim = new ArrayList<>();
    for (Language language : Language.values()) {
      typed
          .optional(view, CLAIM + language.tag(), LONGEST)
          .ifPresent(text -> claim.add(new Passage(language.tag(), text)));
    }
    if (claim.isEmpty()) {
      throw new Typed.Mistake(view.t("work.wrong.claim"));
    }
    Duration within =
        Span.read(typed.text("within"), typed.text("unit"))
            .orElseThrow(() -> new Typed.Mistake(view.t("work.wrong.within")));
    return new CaseDraft(
        sending.head(view, by, typed),
        new AccountabilityCase.Terms(
            name,
            respondent,
            List.of(by.id()),
            new Undertaking.Norm(instrument, paragraph),
            claim,
            typed.all("incident"),
            within));
  }
}
