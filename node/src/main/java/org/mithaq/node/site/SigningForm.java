package org.mithaq.node.site;

import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.CosignatureAct;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Piece;
import org.mithaq.accord.Position;
import org.mithaq.node.access.Caller;
import org.mithaq.node.assistance.Prepared;
import org.mithaq.node.assistance.SigningDesk;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/**
 * Signs a statement in the reader's browser, in two steps: what is typed becomes the exact bytes of
 * a cosignature, which a second page shows in words; there the browser signs them with the key in a
 * file that the reader chooses, and sends the signature alone.
 *
 * <p>The key never leaves the browser: the field of its file has no name, so that no form holds it.
 * A node that lies gains nothing by what it puts into that page. {@code sign-check.js} hashes the
 * statement's own bytes and reads the cosignature's, and signs only if every word that the page
 * shows (statement and digest, the whole text in each language, party, act, each reservation) is
 * what the bytes say, nothing else is in them, and the log and accord that it signs for are those
 * shown. It can't protect against a node that serves other scripts: who does not trust the node
 * signs on a machine of their own, by the command that the same page prints.
 */
final class SigningForm {

  private static final int LONGEST = 4000;
  private static final int MOST_CLAUSES = 90;

  private final Pages pages;
  private final HelpLists lists;
  private final SigningDesk desk;
  private final InstantSource clock;
  private final Shown shown;

  /** Makes the page on which the form stands. */
  @FunctionalInterface
  interface Shown {
    Pages.Made page(View view, Call call, int status, Map<String, String> told)
        throws Refusal, IOException;
  }

  SigningForm(Pages pages, HelpLists lists, Desks desks, Shown shown) {
    this.pages = pages;
    this.lists = lists;
    this.desk = desks.signing();
    this.clock = desks.clock();
    this.shown = shown;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        pages.forms("/help/statements/{id}/review", "/help/statements", written(), this::review));
    routes.addAll(
        pages.forms("/help/statements/{id}/signature", "/help/statements", written(), this::sign));
    return routes;
  }

  /** The fields that may hold several lines. */
  private static Set<String> written() {
    Set<String> names = new HashSet<>(Set.of("explanation"));
    for (int i = 0; i < MOST_CLAUSES; i++) {
      names.add(field(i));
    }
    return names;
  }

  private record Asked(View here, SigningDesk.Seen seen, List<String> clauses) {}

  private Asked asked(View view, Call call, Parameters form) throws Refusal {
    Pages.checkToken(view, call, form);
    String id = call.segment("id");
    SigningDesk.Seen seen =
        desk.see(id, call.caller())
            .filter(each -> each.act().isPresent())
            .orElseThrow(() -> Refusal.notFound("There is nothing of that name for you to sign."));
    List<String> clauses =
        StatementShown.numbers(lists.item("statements", "statement", id, view, call.caller()));
    return new Asked(view.at("/help/statements/" + id, ""), seen, clauses);
  }

  private Reply review(View view, Call call, Parameters form) throws Refusal, IOException {
    Asked asked = asked(view, call, form);
    Map<String, String> typed = typed(form, asked.clauses);
    Map<String, String> wrong = wrong(view, typed, asked);
    if (!wrong.isEmpty()) {
      Map<String, String> told = new HashMap<>(typed);
      told.putAll(wrong);
      return pages.show(asked.here, shown.page(asked.here, call, 400, Map.copyOf(told)));
    }
    typed.put("number", UUID.randomUUID().toString());
    typed.put("created", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    return pages.show(asked.here, page(asked, call, 200, typed, ""));
  }

  private Reply sign(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Asked asked = asked(view, call, form);
    Map<String, String> typed = typed(form, asked.clauses);
    for (String name : List.of("number", "created")) {
      typed.put(name, form.single(name).orElse(""));
    }
    if (!wrong(view, typed, asked).isEmpty()) {
      return review(view, call, form);
    }
    Optional<PartyKey> key =
        asked.seen.keys().stream()
            .filter(each -> each.id().equals(single(form, "key")))
            .findFirst();
    Optional<byte[]> value = SignatureFields.value(single(form, "value"));
    if (key.isEmpty() || value.isEmpty()) {
      String why = view.t(key.isEmpty() ? "sign.key.unknown" : "sign.value.none");
      return pages.show(asked.here, page(asked, call, 400, typed, why));
    }
    Optional<Grounds> refusal =
        desk.submit(prepared(asked, typed, call.caller()), key.get(), value.get(), call.caller());
    return refusal.isPresent()
        ? pages.show(asked.here, page(asked, call, 400, typed, view.refused(refusal.get())))
        : Pages.seeOther(
            view.link("/help/statements/" + View.encode(call.segment("id")) + "#signatures"));
  }

  private static String single(Parameters form, String name) {
    return form.all(name).stream().findFirst().orElse("");
  }

  /** The name of a clause's field: clauses may be numbered by anything. */
  static String field(int clause) {
    return "reserve-" + (clause + 1);
  }

  private static Map<String, String> typed(Parameters form, List<String> clauses) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("act", single(form, "act"));
    typed.put("lang", single(form, "lang"));
    typed.put("explanation", single(form, "explanation").strip());
    for (int i = 0; i < clauses.size(); i++) {
      typed.put(field(i), single(form, field(i)).strip());
    }
    return typed;
  }

  /** What is wrong with what was typed, by the fields' names behind {@code error.}. */
  private static Map<String, String> wrong(View view, Map<String, String> typed, Asked asked) {
    Map<String, String> wrong = new HashMap<>();
    typed.forEach((name, text) -> {
      if (text.length() > LONGEST) {
        wrong.put("error." + name, view.t("people.tooLong"));
      }
    });
    if (!asked.seen.act().map(CosignatureAct::word).equals(Optional.ofNullable(typed.get("act")))) {
      wrong.put("error.act", view.t("sign.late"));
    }
    if (java.util.stream.Stream.of(Language.values())
        .noneMatch(each -> each.tag().equals(typed.get("lang")))) {
      wrong.put("error.lang", view.t("register.error.choice"));
    }
    boolean begun = typed.containsKey("number");
    if (begun && !SignatureFields.isNumber(typed.getOrDefault("number", ""))) {
      wrong.put("error.act", view.t("sign.late"));
    }
    if (begun && SignatureFields.moment(typed.getOrDefault("created", "")).isEmpty()) {
      wrong.put("error.act", view.t("sign.late"));
    }
    return wrong;
  }

  private Prepared prepared(Asked asked, Map<String, String> typed, Caller caller)
      throws IOException, Refusal {
    String lang = typed.getOrDefault("lang", "");
    CosignatureAct act = asked.seen.act().orElseThrow();
    List<Position.Reservation> reservations = new ArrayList<>();
    for (int i = 0; i < asked.clauses.size(); i++) {
      String text = typed.getOrDefault(field(i), "");
      if (!text.isEmpty() && act == CosignatureAct.SIGNS) {
        reservations.add(new Position.Reservation(asked.clauses.get(i), new Passage(lang, text)));
      }
    }
    String explanation = typed.getOrDefault("explanation", "");
    return desk.prepare(
            asked.seen,
            new SigningDesk.Word(
                typed.getOrDefault("number", ""),
                SignatureFields.moment(typed.getOrDefault("created", "")).orElseThrow(),
                lang,
                act,
                reservations,
                explanation.isEmpty() ? List.of() : List.of(new Passage(lang, explanation))),
            caller)
        .orElseThrow(() ->
            Refusal.of(
                403, "not-allowed", "Your account may not write where the statement lies.", "id"));
  }

  private Pages.Made page(
      Asked asked, Call call, int status, Map<String, String> typed, String error)
      throws Refusal, IOException {
    String id = asked.seen.course().statement().object().id();
    Prepared prepared = prepared(asked, typed, call.caller());
    Base64.Encoder base64 = Base64.getEncoder();
    Map<String, Object> values = new HashMap<>();
    values.put(
        "shown",
        StatementShown.of(
            asked.here, lists.item("statements", "statement", id, asked.here, call.caller())));
    values.put("typed", Map.copyOf(typed));
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("error", error);
    values.put("party", asked.seen.party().name());
    values.put(
        "signing",
        new SigningShown(
            prepared.place(),
            base64.encodeToString(prepared.object()),
            new String(prepared.object(), java.nio.charset.StandardCharsets.UTF_8),
            HexFormat.of().formatHex(Piece.digest(prepared.object(), 0, prepared.object().length)),
            base64.encodeToString(desk.statement(asked.seen)),
            String.join(" ", asked.seen.keys().stream().map(PartyKey::id).toList()),
            SigningShown.command(
                call.origin(),
                call.caller().delegate().orElse(""),
                id,
                asked.seen,
                asked.clauses,
                typed)));
    return new Pages.Made(status, "statement-review.jte", values);
  }
}
