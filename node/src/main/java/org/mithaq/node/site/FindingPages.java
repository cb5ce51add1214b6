package org.mithaq.node.site;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.PartyKey;
import org.mithaq.accord.Passage;
import org.mithaq.accord.Piece;
import org.mithaq.node.assistance.FindingDesk;
import org.mithaq.node.assistance.FindingRefusal;
import org.mithaq.node.assistance.Findings;
import org.mithaq.node.assistance.Prepared;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/**
 * {@code /{lang}/help/cases/{id}/findings/…}: a side of a case proposes a joint finding, the other
 * side reads the exact text and signs or declines it. Each signs in its browser, as under a
 * statement: {@code sign-check.js} holds what the page shows against the bytes, and the key stays
 * there. To whoever is no side of the case there is nothing here.
 */
final class FindingPages {

  private static final String PATH = "/help/cases/{id}/findings";
  private static final String ONE = PATH + "/{finding}";
  private static final Set<String> WRITTEN = Set.of("text");

  private final Pages pages;
  private final Desks desks;
  private final HelpLists lists;
  private final Shown shown;

  /** Makes the case's page, with a text that was not taken. */
  @FunctionalInterface
  interface Shown {
    Pages.Made page(View view, Call call, int status, Typed typed) throws Refusal;
  }

  FindingPages(Pages pages, Desks desks, HelpLists lists, Shown shown) {
    this.pages = pages;
    this.desks = desks;
    this.lists = lists;
    this.shown = shown;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in(ONE, Access.FILTERED, this::look));
    routes.addAll(pages.forms(PATH + "/review", "/help", WRITTEN, this::review));
    routes.addAll(pages.forms(PATH, "/help", WRITTEN, this::propose));
    routes.addAll(pages.forms(ONE + "/signature", "/help", this::sign));
    routes.addAll(pages.forms(ONE + "/end", "/help", this::end));
    return routes;
  }

  private static Refusal nothing() {
    return Refusal.notFound("There is nothing of that name for you.");
  }

  private FindingDesk.Seen seen(Call call) throws Refusal {
    if (call.visit().isEmpty()) {
      throw nothing();
    }
    return desks
        .findings()
        .see(call.segment("id"), call.caller())
        .orElseThrow(FindingPages::nothing);
  }

  private static String address(Call call) {
    return "/help/cases/" + View.encode(call.segment("id"));
  }

  private Pages.Made look(View view, Call call) throws Refusal, IOException {
    FindingDesk.Seen seen = seen(call);
    return look(view, call, seen, proposal(seen, call), 200, "");
  }

  private static Findings.Proposal proposal(FindingDesk.Seen seen, Call call) throws Refusal {
    return seen.waiting(call.segment("finding")).orElseThrow(FindingPages::nothing);
  }

  private Pages.Made look(
      View view,
      Call call,
      FindingDesk.Seen seen,
      Findings.Proposal proposal,
      int status,
      String error)
      throws Refusal, IOException {
    boolean theirs = seen.isOthers(proposal);
    String end =
        !seen.acts()
            ? ""
            : theirs ? "decline" : proposal.by().equals(seen.party().id()) ? "withdraw" : "";
    Asked asked =
        new Asked(
            theirs ? "sign" : "own",
            address(call) + "/findings/" + View.encode(proposal.id()),
            proposal.by(),
            proposal.entry().terms().texts().getFirst(),
            Map.of("digest", proposal.digest()),
            end);
    return page(view, call, seen, desks.findings().prepare(seen, proposal), asked, status, error);
  }

  private Reply review(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    FindingDesk.Seen seen = seen(call);
    Typed typed = Typed.of(form);
    typed =
        typed
            .with("number", UUID.randomUUID().toString())
            .with("created", desks.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString());
    return proposed(view.at(address(call), ""), call, seen, typed, 200, "");
  }

  /** The page on which a proposal is signed; the case's page where its text is none. */
  private Reply proposed(
      View here, Call call, FindingDesk.Seen seen, Typed typed, int status, String error)
      throws Refusal, IOException {
    if (!seen.acts() || !seen.open()) {
      FindingRefusal why = seen.acts() ? FindingRefusal.NOT_NOW : FindingRefusal.ACCOUNT;
      return pages.show(here, shown.page(here, call, 400, typed.wrong(said(here, why))));
    }
    try {
      Passage text = text(here, typed);
      Prepared prepared = prepared(here, seen, typed, text);
      Asked asked =
          new Asked(
              "propose",
              address(call) + "/findings",
              seen.party().id(),
              text,
              Map.of(
                  "number", typed.text("number"),
                  "created", typed.text("created"),
                  "lang", text.lang(),
                  "text", text.text()),
              "");
      return pages.show(here, page(here, call, seen, prepared, asked, status, error));
    } catch (Typed.Mistake mistake) {
      return pages.show(here, shown.page(here, call, 400, typed.wrong(mistake.sentence())));
    }
  }

  private static Passage text(View view, Typed typed) throws Typed.Mistake {
    return new Passage(
        List.of(Language.values()).stream()
            .map(Language::tag)
            .filter(typed.text("lang")::equals)
            .findFirst()
            .orElse(view.language().tag()),
        typed.needed(view, "text", Findings.LONGEST_TEXT));
  }

  private Prepared prepared(View view, FindingDesk.Seen seen, Typed typed, Passage text)
      throws Typed.Mistake, IOException {
    String number = typed.text("number");
    try {
      if (SignatureFields.isNumber(number)) {
        return desks
            .findings()
            .prepare(
                seen,
                number,
                SignatureFields.moment(typed.text("created")).orElse(desks.clock().instant()),
                text);
      }
    } catch (IllegalArgumentException e) {
      throw new Typed.Mistake(String.valueOf(e.getMessage()));
    }
    throw new Typed.Mistake(view.t("sign.late"));
  }

  private Reply propose(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    FindingDesk.Seen seen = seen(call);
    View here = view.at(address(call), "");
    Typed typed = Typed.of(form);
    Optional<byte[]> value = SignatureFields.value(typed.text("value"));
    if (value.isEmpty()) {
      return proposed(here, call, seen, typed, 400, view.t("sign.value.none"));
    }
    try {
      Prepared prepared = prepared(here, seen, typed, text(here, typed));
      Optional<String> why =
          refusal(here, desks.findings().propose(seen, prepared, typed.text("key"), value.get()));
      return why.isPresent()
          ? proposed(here, call, seen, typed, 400, why.get())
          : Pages.seeOther(view.link(address(call)) + "#findings");
    } catch (Typed.Mistake mistake) {
      return pages.show(here, shown.page(here, call, 400, typed.wrong(mistake.sentence())));
    }
  }

  private Reply sign(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    Pages.checkToken(view, call, form);
    FindingDesk.Seen seen = seen(call);
    Findings.Proposal proposal = proposal(seen, call);
    View here = view.at(address(call) + "/findings/" + View.encode(proposal.id()), "");
    Typed typed = Typed.of(form);
    Optional<byte[]> value = SignatureFields.value(typed.text("value"));
    Optional<String> why =
        value.isEmpty()
            ? Optional.of(view.t("sign.value.none"))
            : refusal(
                here,
                desks
                    .findings()
                    .sign(
                        seen,
                        proposal,
                        typed.text("digest"),
                        typed.text("key"),
                        value.get(),
                        call.caller()));
    return why.isPresent()
        ? pages.show(here, look(here, call, seen, proposal, 400, why.get()))
        : Pages.seeOther(view.link(address(call)));
  }

  private Reply end(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    FindingDesk.Seen seen = seen(call);
    Findings.Proposal proposal = proposal(seen, call);
    View here = view.at(address(call) + "/findings/" + View.encode(proposal.id()), "");
    Optional<String> why = refusal(here, desks.findings().drop(seen, proposal));
    return why.isPresent()
        ? pages.show(here, look(here, call, seen, proposal, 400, why.get()))
        : Pages.seeOther(view.link(address(call)));
  }

  private static String said(View view, FindingRefusal why) {
    return view.t("finding.refused." + why.word());
  }

  private static Optional<String> refusal(View view, FindingDesk.Outcome outcome) {
    return switch (outcome) {
      case FindingDesk.Outcome.Done _ -> Optional.empty();
      case FindingDesk.Outcome.Refused(FindingRefusal why) -> Optional.of(said(view, why));
      case FindingDesk.Outcome.Ruled(String sentence) -> Optional.of(sentence);
    };
  }

  /**
   * What a page asks for.
   *
   * @param what {@code propose}, {@code sign}, or {@code own} where there is nothing to sign
   * @param action behind the language, where the signature goes
   * @param by id of whose proposal it is
   * @param fields that go with the signature
   * @param end {@code decline}, {@code withdraw} or nothing
   */
  private record Asked(
      String what, String action, String by, Passage text, Map<String, String> fields, String end) {

    boolean signs() {
      return !what.equals("own");
    }
  }

  private Pages.Made page(
      View view,
      Call call,
      FindingDesk.Seen seen,
      Prepared prepared,
      Asked asked,
      int status,
      String error)
      throws Refusal {
    String id = call.segment("id");
    byte[] object = prepared.object();
    String digest = HexFormat.of().formatHex(Piece.digest(object, 0, object.length));
    Json.Members item = lists.item("cases", "case", id, view, call.caller());
    Map<String, Object> values = new HashMap<>();
    values.put("item", item);
    values.put("what", asked.what);
    values.put("by", FindingsShown.side(item, asked.by));
    values.put("proposer", asked.by);
    values.put("text", asked.text);
    values.put("party", seen.party().name());
    values.put("signs", asked.signs() && seen.acts() && seen.open());
    values.put("open", seen.open());
    values.put("keyed", !seen.keys().isEmpty());
    values.put("action", asked.action + (asked.what.equals("sign") ? "/signature" : ""));
    values.put("fields", asked.fields);
    values.put("end", asked.end);
    values.put("ending", asked.action + "/end");
    values.put("formToken", call.visit().map(visit -> visit.formToken()).orElse(""));
    values.put("error", error);
    values.put(
        "signing",
        new SigningShown(
            prepared.place(),
            Base64.getEncoder().encodeToString(object),
            prepared.text(),
            digest,
            "",
            String.join(" ", seen.keys().stream().map(PartyKey::id).toList()),
            command(call, id, prepared, asked, digest)));
    return new Pages.Made(status, "finding-review.jte", values);
  }

  /** The command that signs the same without this page. */
  private static String command(
      Call call, String id, Prepared prepared, Asked asked, String digest) {
    StringBuilder command =
        new StringBuilder("./mithaq case ")
            .append(SigningShown.quoted(id))
            .append(asked.what.equals("propose") ? " finding" : " sign-finding")
            .append(" --url ")
            .append(SigningShown.quoted(call.origin()))
            .append(" --user ")
            .append(SigningShown.quoted(call.caller().delegate().orElse("") + ":SECRET"))
            .append(" --party ")
            .append(SigningShown.quoted(prepared.place().party()))
            .append(" --accord ")
            .append(SigningShown.quoted(prepared.place().accord()))
            .append(" --key FILE");
    return asked.what.equals("propose")
        ? command
            .append(" --lang ")
            .append(SigningShown.quoted(asked.text.lang()))
            .append(" --text ")
            .append(SigningShown.quoted(asked.text.text()))
            .toString()
        : command.append(" --digest ").append(digest).toString();
  }
}
