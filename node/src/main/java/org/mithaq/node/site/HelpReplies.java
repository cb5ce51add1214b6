package org.mithaq.node.site;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.Assistance;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceStep;
import org.mithaq.accord.AssistanceTask;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.rights.Readers;
import org.mithaq.stix.Json;

/** The form with which whoever is signed in replies to a request, or speaks as who asks. */
final class HelpReplies {

  private static final int LONGEST = 4000;
  private static final int MOST_CHOSEN = 50;
  private static final Set<ReplyKind> WITH_TEXT =
      Set.of(ReplyKind.DECLINE, ReplyKind.ASK, ReplyKind.EXPLAIN);

  private final Pages pages;
  private final Desks desks;
  private final HelpLists lists;
  private final Shown shown;

  /** Makes the page that the form stands on. */
  @FunctionalInterface
  interface Shown {
    Pages.Made page(View view, Call call, int status, Typed typed) throws Refusal, IOException;
  }

  HelpReplies(Pages pages, Desks desks, HelpLists lists, Shown shown) {
    this.pages = pages;
    this.desks = desks;
    this.lists = lists;
    this.shown = shown;
  }

  List<Route> routes() {
    return pages.forms("/help/requests/{id}", "/help", Set.of("text"), this::take);
  }

  /** A step as the form names it: its kind, and behind it whom it is about and why. */
  static String name(AssistanceStep step) {
    List<String> parts = new ArrayList<>();
    parts.add(step.kind().word());
    step.about().ifPresent(parts::add);
    step.cause().map(Word::word).ifPresent(parts::add);
    return String.join(" ", parts);
  }

  /** The steps that a caller can take in a request now. */
  List<AssistanceStep> steps(String request, Caller caller) {
    return desks.replies().steps(request, caller, desks.clock().instant());
  }

  /** To whom a caller could hand a request on: who may read it, and is not in it. */
  List<Json.Members> others(String request, View view, Caller caller) throws Refusal {
    Optional<Assistance> course = desks.replies().find(request, caller);
    Optional<Readers> readers =
        course
            .flatMap(found -> desks.replies().audience(found.request().entry()))
            .map(desks.readers());
    if (course.isEmpty() || readers.isEmpty()) {
      return List.of();
    }
    Set<String> in =
        new HashSet<>(course.get().tasks().stream().map(AssistanceTask::party).toList());
    in.add(course.get().asking());
    List<String> may = readers.get().parties().stream().map(Party::id).toList();
    return lists.parties("", view, caller).stream()
        .filter(row -> {
          String id = row.text("party").orElse("");
          return !in.contains(id) && (readers.get().everyone() || may.contains(id));
        })
        .toList();
  }

  private Reply take(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Pages.checkToken(view, call, form);
    String id = call.segment("id");
    View here = view.at("/help/requests/" + id, "");
    Typed typed = Typed.of(form);
    Optional<Assistance> course = desks.replies().find(id, call.caller());
    if (course.isEmpty() || call.caller().party().isEmpty()) {
      throw Refusal.notFound("There is nothing of that name for you.");
    }
    Optional<AssistanceStep> step =
        steps(id, call.caller()).stream()
            .filter(each -> name(each).equals(typed.text("step")))
            .findFirst();
    if (step.isEmpty()) {
      return wrong(here, call, typed, 400, view.t("help.reply.late"));
    }
    ReplyDraft draft;
    try {
      draft = draft(id, step.get(), typed, call.caller().party().get(), here);
    } catch (Typed.Mistake mistake) {
      return wrong(here, call, typed, 400, mistake.sentence());
    } catch (IllegalArgumentException e) {
      return wrong(here, call, typed, 400, view.refused(e));
    }
    Optional<Grounds> refusal;
    try {
      refusal = desks.replies().submit(call.caller(), course.get().request().entry(), draft);
    } catch (IOException e) {
      return wrong(here, call, typed, 503, view.t("work.busy"));
    }
    return refusal.isPresent()
        ? wrong(here, call, typed, 400, view.refused(refusal.get()))
        : Pages.seeOther(view.link("/help/requests/" + id));
  }

  private ReplyDraft draft(String request, AssistanceStep step, Typed typed, Party by, View view)
      throws Typed.Mistake {
    ReplyKind kind = step.kind();
    Optional<String> said = typed.optional(view, "text", LONGEST);
    if (said.isEmpty() && WITH_TEXT.contains(kind)) {
      throw new Typed.Mistake(view.t("help.reply.text.needed"));
    }
    List<String> to = kind == ReplyKind.TRANSFER ? typed.all("to") : List.of();
    if ((kind == ReplyKind.TRANSFER && to.isEmpty()) || to.size() > MOST_CHOSEN) {
      throw new Typed.Mistake(view.t("work.wrong.to"));
    }
    boolean declines = kind == ReplyKind.DECLINE;
    Instant now = desks.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return new ReplyDraft(
        new Head(
            "page " + UUID.randomUUID(),
            now,
            Optional.of(by.id()),
            said.map(_ -> view.language().tag()),
            List.of()),
        new AssistanceReply.Terms(
            request,
            kind,
            declines ? Optional.empty() : said,
            declines ? said : Optional.empty(),
            step.about(),
            to,
            kind == ReplyKind.DELIVER ? objects(typed.text("objects")) : List.of(),
            step.cause(),
            false));
  }

  private static List<String> objects(String typed) {
    return typed.isEmpty()
        ? List.of()
        : List.of(typed.split("[\\s,]+", MOST_CHOSEN)).stream().distinct().toList();
  }

  private Reply wrong(View view, Call call, Typed typed, int status, String why)
      throws Refusal, IOException {
    return pages.show(view, shown.page(view, call, status, typed.wrong(why)));
  }
}
