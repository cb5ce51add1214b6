package org.mithaq.node.site;

import java.io.IOException;
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
import org.mithaq.node.access.CollectionSettings;
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

  private Reply take(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Pages.checkToken(view, call, form);
    Typed typed = Typed.of(form);
    typed = typed.with("once", Sending.once(typed));
    Party by =
        call.caller()
            .party()
            .orElseThrow(() -> Refusal.notFound("There is nothing at this address."));
    Optional<CollectionSettings> collection =
        sending.collection(call.caller(), typed.text("collection"));
    CaseDraft draft;
    try {
      if (collection.isEmpty()) {
        throw new Typed.Mistake(view.t("work.wrong.choice", view.t("work.field.collection")));
      }
      draft = draft(view, by, typed);
    } catch (Typed.Mistake mistake) {
      return page(view, call, 400, typed.wrong(mistake.sentence()), Optional.empty());
    } catch (IllegalArgumentException e) {
      return page(view, call, 400, typed.wrong(String.valueOf(e.getMessage())), Optional.empty());
    }
    String there = view.link("/help/cases/" + draft.id());
    if (desks.cases().find(draft.id(), call.caller()).isPresent()) {
      return Pages.seeOther(there);
    }
    try {
      return switch (sending.send(call.caller(), collection.get(), draft, typed)) {
        case Sending.Result.Sent _ -> Pages.seeOther(there);
        case Sending.Result.Look look -> page(view, call, 200, typed, Optional.of(look));
        case Sending.Result.Refused(String why) ->
            page(view, call, 400, typed.wrong(why), Optional.empty());
      };
    } catch (IOException e) {
      return page(view, call, 503, typed.wrong(view.t("work.busy")), Optional.empty());
    }
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
