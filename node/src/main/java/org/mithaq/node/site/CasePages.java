package org.mithaq.node.site;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.CaseCourse;
import org.mithaq.accord.CaseEntryKind;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.CaseEntryDraft;
import org.mithaq.accord.draft.Head;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * {@code /{lang}/help/cases/{id}}: a case, and the steps that its reader's side can take in it now.
 */
final class CasePages {

  private static final String PATH = "/help/cases/";

  private final Pages pages;
  private final Desks desks;
  private final HelpLists lists;
  private final FindingPages findings;

  CasePages(Pages pages, Desks desks, HelpLists lists) {
    this.pages = pages;
    this.desks = desks;
    this.lists = lists;
    this.findings =
        new FindingPages(
            pages,
            desks,
            lists,
            (view, call, status, text) -> page(view, call, status, Typed.NOTHING, text));
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        pages.in(
            PATH + "{id}", Access.FILTERED, (view, call) -> page(view, call, 200, Typed.NOTHING)));
    routes.addAll(pages.forms(PATH + "{id}", "/help", Set.of("text"), this::take));
    routes.addAll(findings.routes());
    return routes;
  }

  private Pages.Made page(View view, Call call, int status, Typed typed) throws Refusal {
    return page(view, call, status, typed, Typed.NOTHING);
  }

  /**
   * The page of a case.
   *
   * @param typed a step that was not taken
   * @param finding a joint finding that was not
   */
  private Pages.Made page(View view, Call call, int status, Typed typed, Typed finding)
      throws Refusal {
    Json.Members item = lists.item("cases", "case", call.segment("id"), view, call.caller());
    Optional<CaseCourse> course = desks.cases().find(item.text("case").orElse(""), call.caller());
    List<String> steps =
        call.visit().isEmpty() || course.isEmpty()
            ? List.of()
            : steps(course.get(), call.caller()).stream().map(Word::word).toList();
    Map<String, Object> values = new HashMap<>();
    values.put("item", item);
    values.put("shown", CaseShown.of(item));
    values.put("steps", steps);
    values.put(
        "unopened",
        course
            .map(found -> found.unopened().stream().map(filed -> filed.object().id()).toList())
            .orElse(List.of()));
    values.put("units", Span.units(call.caller().party().filter(Party::exercise).isPresent()));
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("typed", typed);
    values.put(
        "findings",
        FindingsShown.of(
            call.visit().isEmpty()
                ? Optional.empty()
                : desks.findings().see(item.text("case").orElse(""), call.caller()),
            item,
            finding));
    values.put("account", account(course, call));
    values.put("incidents", lists.incidentsOf(item, view, call.caller()));
    return new Pages.Made(status, "case.jte", values);
  }

  /** How far the respondent's account is, for who may ask for one: {@code ask} or a later word. */
  private String account(Optional<CaseCourse> course, Call call) {
    if (call.visit().isEmpty()
        || course.filter(of -> desks.accounts().mayAsk(of, call.caller())).isEmpty()) {
      return "";
    }
    return desks
        .accounts()
        .asked(course.get().opened().object().id())
        .map(asked -> desks.accounts().isOpen(asked) ? "there" : "waits")
        .orElse("ask");
  }

  private List<CaseEntryKind> steps(CaseCourse course, Caller caller) {
    return desks.cases().steps(course, caller, desks.clock().instant());
  }

  private Reply take(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Pages.checkToken(view, call, form);
    String id = call.segment("id");
    View here = view.at(PATH + id, "");
    Typed typed = Typed.of(form);
    Optional<CaseCourse> course = desks.cases().find(id, call.caller());
    Optional<Party> by = call.caller().party();
    if (course.isEmpty() || by.isEmpty()) {
      throw Refusal.notFound("There is nothing of that name for you.");
    }
    Optional<CaseEntryKind> kind =
        steps(course.get(), call.caller()).stream()
            .filter(each -> each.word().equals(typed.text("step")))
            .findFirst();
    if (kind.isEmpty()) {
      return wrong(here, call, typed, 400, late(view, call, course.get(), typed));
    }
    Optional<Grounds> refusal;
    try {
      refusal =
          desks
              .cases()
              .submit(
                  call.caller(),
                  course.get(),
                  new CaseEntryDraft(
                      head(by.get()), new CaseEntryForm(here, typed).terms(id, kind.get())));
    } catch (Typed.Mistake mistake) {
      return wrong(here, call, typed, 400, mistake.sentence());
    } catch (IllegalArgumentException e) {
      return wrong(here, call, typed, 400, view.refused(e));
    } catch (IOException e) {
      return wrong(here, call, typed, 503, view.t("work.busy"));
    }
    return refusal.isPresent()
        ? wrong(here, call, typed, 400, view.refused(refusal.get()))
        : Pages.seeOther(view.link(PATH + id));
  }

  /** That a step is none of those that were offered, and why, where the rules say it. */
  private String late(View view, Call call, CaseCourse course, Typed typed) {
    Optional<String> why =
        Word.find(CaseEntryKind.values(), typed.text("step"))
            .flatMap(
                kind -> desks.cases().refusal(course, call.caller(), kind, desks.clock().instant()))
            .map(view::refused);
    return view.t("help.reply.late") + why.map(sentence -> " " + sentence).orElse("");
  }

  private Head head(Party by) {
    return new Head(
        "page " + UUID.randomUUID(),
        desks.clock().instant().truncatedTo(ChronoUnit.MILLIS),
        Optional.of(by.id()),
        Optional.empty(),
        List.of());
  }

  private Reply wrong(View view, Call call, Typed typed, int status, String why)
      throws Refusal, IOException {
    return pages.show(view, page(view, call, status, typed.wrong(why)));
  }
}
