package org.mithaq.node.site;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mithaq.accord.Grounds;
import org.mithaq.accord.Passage;
import org.mithaq.node.assistance.FindingOutcome;
import org.mithaq.node.assistance.FindingReason;
import org.mithaq.node.assistance.Findings;
import org.mithaq.node.assistance.FindingsSeen;
import org.mithaq.node.assistance.Prepared;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

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
  private final FindingReview review;
  private final Shown shown;

  /** Makes the case's page, with a text that was not taken. */
  @FunctionalInterface
  interface Shown {
    Pages.Made page(View view, Call call, int status, Typed typed) throws Refusal;
  }

  FindingPages(Pages pages, Desks desks, HelpLists lists, Shown shown) {
    this.pages = pages;
    this.desks = desks;
    this.review = new FindingReview(lists);
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

  private FindingsSeen seen(Call call) throws Refusal {
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
    FindingsSeen seen = seen(call);
    return look(view, call, seen, proposal(seen, call), 200, "");
  }

  private static Findings.Proposal proposal(FindingsSeen seen, Call call) throws Refusal {
    return seen.waiting(call.segment("finding")).orElseThrow(FindingPages::nothing);
  }

  private Pages.Made look(
      View view, Call call, FindingsSeen seen, Findings.Proposal proposal, int status, String error)
      throws Refusal, IOException {
    boolean theirs = seen.isOthers(proposal);
    String end =
        !seen.acts()
            ? ""
            : theirs ? "decline" : proposal.by().equals(seen.party().id()) ? "withdraw" : "";
    FindingReview.Asked asked =
        new FindingReview.Asked(
            theirs ? "sign" : "own",
            address(call) + "/findings/" + View.encode(proposal.id()),
            proposal.by(),
            proposal.entry().terms().texts().getFirst(),
            Map.of("digest", proposal.digest()),
            end);
    return review.page(
        view, call, seen, desks.findings().prepare(seen, proposal), asked, status, error);
  }

  private Reply review(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    FindingsSeen seen = seen(call);
    Typed typed = Typed.of(form);
    typed =
        typed
            .with("number", UUID.randomUUID().toString())
            .with("created", desks.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString());
    return proposed(view.at(address(call), ""), call, seen, typed, 200, "");
  }

  /** The page on which a proposal is signed; the case's page where its text is none. */
  private Reply proposed(
      View here, Call call, FindingsSeen seen, Typed typed, int status, String error)
      throws Refusal, IOException {
    if (!seen.acts() || !seen.open()) {
      Grounds why = Grounds.of(seen.acts() ? FindingReason.NOT_NOW : FindingReason.ACCOUNT);
      return pages.show(here, shown.page(here, call, 400, typed.wrong(here.refused(why))));
    }
    try {
      Passage text = text(here, typed);
      Prepared prepared = prepared(here, seen, typed, text);
      FindingReview.Asked asked =
          new FindingReview.Asked(
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
      return pages.show(here, review.page(here, call, seen, prepared, asked, status, error));
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

  private Prepared prepared(View view, FindingsSeen seen, Typed typed, Passage text)
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
      throw new Typed.Mistake(view.refused(e));
    }
    throw new Typed.Mistake(view.t("sign.late"));
  }

  private Reply propose(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    FindingsSeen seen = seen(call);
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
    FindingsSeen seen = seen(call);
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
    FindingsSeen seen = seen(call);
    Findings.Proposal proposal = proposal(seen, call);
    View here = view.at(address(call) + "/findings/" + View.encode(proposal.id()), "");
    Optional<String> why = refusal(here, desks.findings().drop(seen, proposal));
    return why.isPresent()
        ? pages.show(here, look(here, call, seen, proposal, 400, why.get()))
        : Pages.seeOther(view.link(address(call)));
  }

  private static Optional<String> refusal(View view, FindingOutcome outcome) {
    return switch (outcome) {
      case FindingOutcome.Done _ -> Optional.empty();
      case FindingOutcome.Refused(Grounds why) -> Optional.of(view.refused(why));
    };
  }
}
