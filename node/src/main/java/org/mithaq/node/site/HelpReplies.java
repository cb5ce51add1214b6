package org.mithaq.node.site;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.accord.Assistance;
import org.mithaq.accord.AssistanceReply;
import org.mithaq.accord.AssistanceTask;
import org.mithaq.accord.ReplyKind;
import org.mithaq.accord.Word;
import org.mithaq.accord.draft.Head;
import org.mithaq.accord.draft.ReplyDraft;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.assistance.ReplyDesk;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/** The form with which whoever is signed in replies to a request, or speaks as who asks. */
final class HelpReplies {

  private static final int LONGEST = 4000;

  private final Pages pages;
  private final ReplyDesk desk;
  private final InstantSource clock;
  private final Shown shown;

  /** Makes the page that the form stands on. */
  @FunctionalInterface
  interface Shown {
    Pages.Made page(View view, Call call, int status, Map<String, String> told)
        throws Refusal, IOException;
  }

  HelpReplies(Pages pages, ReplyDesk desk, InstantSource clock, Shown shown) {
    this.pages = pages;
    this.desk = desk;
    this.clock = clock;
    this.shown = shown;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.forms("/help/requests/{id}", "/help", this::take));
    return routes;
  }

  /** The steps that a caller can take in a request now. */
  List<String> kinds(String request, Caller caller) {
    Optional<Assistance> course = desk.find(request, caller);
    Optional<Party> party = caller.party();
    if (party.isEmpty() || course.isEmpty() || course.get().ended().isPresent()) {
      return List.of();
    }
    if (course.get().asking().equals(party.get().id())) {
      return List.of(ReplyKind.CLOSE.word(), ReplyKind.WITHDRAW.word());
    }
    Optional<AssistanceTask> task = course.get().task(party.get().id());
    return List.of(
            ReplyKind.ACKNOWLEDGE,
            ReplyKind.ASK,
            ReplyKind.ACCEPT,
            ReplyKind.DELIVER,
            ReplyKind.DECLINE)
        .stream()
        .filter(kind -> task.filter(mine -> kind.isPossible(mine.phase())).isPresent())
        .map(Word::word)
        .toList();
  }

  private Reply take(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Pages.checkToken(view, call, form);
    String id = call.segment("id");
    View here = view.at("/help/requests/" + id, "");
    String kind = form.single("kind").orElse("");
    String text = form.single("text").orElse("").strip();
    Map<String, String> typed = Map.of("kind", kind, "text", text);
    Optional<Assistance> course = desk.find(id, call.caller());
    Optional<ReplyKind> step = Word.find(ReplyKind.values(), kind);
    if (course.isEmpty() || call.caller().party().isEmpty()) {
      throw Refusal.notFound("There is nothing of that name for you.");
    }
    if (step.isEmpty() || !kinds(id, call.caller()).contains(kind)) {
      return wrong(here, call, typed, view.t("help.reply.late"));
    }
    if (text.length() > LONGEST) {
      return wrong(here, call, typed, view.t("people.tooLong"));
    }
    if (text.isEmpty() && (step.get() == ReplyKind.DECLINE || step.get() == ReplyKind.ASK)) {
      return wrong(here, call, typed, view.t("help.reply.text.needed"));
    }
    Optional<String> refusal =
        desk.submit(
            call.caller(),
            course.get().request().entry(),
            draft(id, step.get(), text, call.caller().party().get(), here));
    return refusal.isPresent()
        ? wrong(here, call, typed, refusal.get())
        : Pages.seeOther(view.link("/help/requests/" + id));
  }

  private ReplyDraft draft(String request, ReplyKind kind, String text, Party by, View view) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<String> said = Optional.of(text).filter(each -> !each.isEmpty());
    boolean declines = kind == ReplyKind.DECLINE;
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
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            false));
  }

  private Reply wrong(View view, Call call, Map<String, String> typed, String why)
      throws Refusal, IOException {
    Map<String, String> told = new HashMap<>(typed);
    told.put("error", why);
    return pages.show(view, shown.page(view, call, 400, Map.copyOf(told)));
  }
}
