package org.mithaq.node.site;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mithaq.accord.Word;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Party;
import org.mithaq.node.access.Role;
import org.mithaq.node.access.Scope;
import org.mithaq.node.access.Tokens;
import org.mithaq.node.audit.AuditEntry;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.people.Person;

/**
 * {@code /{lang}/account}: who is signed in, the account's tokens, and for a party's administrators
 * its people.
 */
final class AccountPages {

  private static final int LONGEST = 200;

  private final Pages pages;
  private final Door door;

  AccountPages(Pages pages, Door door) {
    this.pages = pages;
    this.door = door;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        pages.files(
            "/account",
            Access.FILTERED,
            (view, call) ->
                call.visit().isEmpty()
                    ? Pages.seeOther(
                        view.link("/sign-in") + "?next=" + View.encode(view.link("/account")))
                    : pages.show(view, page(call, 200, Map.of()))));
    routes.addAll(pages.forms("/account/tokens", "/account", this::issue));
    routes.addAll(pages.forms("/account/tokens/revoke", "/account", this::revoke));
    routes.addAll(pages.forms("/account/people", "/account", this::invite));
    routes.addAll(pages.forms("/account/people/end", "/account", this::end));
    return routes;
  }

  private Pages.Made page(Call call, int status, Map<String, String> more) {
    Caller caller = call.caller();
    String account = caller.delegate().orElse("");
    Map<String, Object> values = new HashMap<>();
    values.put("account", account);
    values.put("party", caller.party().map(Party::name).orElse(""));
    values.put("roles", caller.roles().stream().sorted().map(Role::word).toList());
    values.put("tokens", door.tokens().of(account));
    values.put("collections", door.collections());
    values.put(
        "people",
        caller.is(Role.PARTY_ADMINISTRATOR)
            ? caller.party().map(party -> door.people().of(party.id())).orElse(List.of())
            : List.of());
    values.put("administers", caller.is(Role.PARTY_ADMINISTRATOR) && caller.party().isPresent());
    values.put("formToken", call.visit().orElseThrow().formToken());
    values.put("told", Map.copyOf(more));
    return new Pages.Made(status, "account.jte", values);
  }

  private Reply issue(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    known(form, "form_token", "note", "days", "verb", "collection");
    String note = form.single("note").orElse("").strip();
    Optional<Integer> days = number(form.single("days").orElse(""));
    Set<Scope.Verb> verbs = EnumSet.noneOf(Scope.Verb.class);
    form.all("verb").forEach(word -> Word.find(Scope.Verb.values(), word).ifPresent(verbs::add));
    Map<String, String> typed = Map.of("note", note, "days", form.single("days").orElse(""));
    if (note.length() > LONGEST) {
      return wrong(view, call, typed, "note", "people.tooLong");
    }
    if (days.isEmpty()) {
      return wrong(view, call, typed, "days", "people.days.wrong");
    }
    if (verbs.isEmpty()) {
      return wrong(view, call, typed, "verb", "people.verb.wrong");
    }
    Optional<Set<java.util.UUID>> only = collections(form.all("collection"));
    Caller caller = call.caller();
    try {
      Tokens.Told told =
          door.tokens()
              .issue(
                  caller.delegate().orElseThrow(),
                  new Scope(only, verbs),
                  Duration.ofDays(days.get()),
                  note);
      note(caller, AuditEntry.Kind.TOKEN_ISSUED, told.issued().id() + " " + note);
      return pages.show(view, page(call, 200, Map.of("token", told.secret())));
    } catch (IllegalArgumentException e) {
      return wrong(view, call, typed, "note", "people.tooMany");
    }
  }

  private Optional<Set<java.util.UUID>> collections(List<String> aliases) {
    Set<java.util.UUID> ids = new java.util.HashSet<>();
    for (CollectionSettings each : door.collections()) {
      if (aliases.contains(each.alias())) {
        ids.add(each.id());
      }
    }
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
  }

  private Reply revoke(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    known(form, "form_token", "id");
    String id = form.single("id").orElse("");
    if (!door.tokens().revoke(call.caller().delegate().orElseThrow(), id)) {
      throw Refusal.notFound("Your account has no token of that id.");
    }
    note(call.caller(), AuditEntry.Kind.TOKEN_REVOKED, id);
    return Pages.seeOther(view.link("/account"));
  }

  private Reply invite(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    known(form, "form_token", "name", "display", "role");
    Party party = administered(call.caller());
    String name = form.single("name").orElse("").strip();
    String display = form.single("display").orElse("").strip();
    Map<String, String> typed = Map.of("name", name, "display", display);
    if (display.isEmpty() || display.length() > LONGEST) {
      return wrong(view, call, typed, "display", "people.display.wrong");
    }
    Set<Role> roles = EnumSet.of(Role.READER);
    for (String word : form.all("role")) {
      Role role = Role.of(word).orElse(Role.OPERATOR);
      // Nobody gives what he has not.
      if (role == Role.OPERATOR || !call.caller().is(role)) {
        return wrong(view, call, typed, "role", "people.role.wrong");
      }
      roles.add(role);
    }
    Optional<Person> there = door.people().find(name);
    boolean taken =
        there.isEmpty()
            ? door.sessions().knows(name)
            : !there.get().party().equals(party.id())
                || !call.caller().roles().containsAll(there.get().roles());
    if (taken) {
      return wrong(view, call, typed, "name", "people.name.taken");
    }
    try {
      note(
          call.caller(),
          AuditEntry.Kind.DELEGATE_CHANGED,
          name + " invited as " + String.join(", ", roles.stream().map(Role::word).toList()));
      String code = door.people().invite(name, display, party.id(), roles);
      door.sessions().endAll(name);
      String link = call.origin() + view.link("/set-up") + "?code=" + code;
      return pages.show(view, page(call, 200, Map.of("link", link, "invited", name)));
    } catch (IllegalArgumentException e) {
      return wrong(view, call, typed, "name", "people.name.wrong");
    }
  }

  private Reply end(View view, Call call, Parameters form) throws Refusal, IOException {
    Pages.checkToken(view, call, form);
    known(form, "form_token", "name");
    Party party = administered(call.caller());
    String name = form.single("name").orElse("");
    if (!door.people().end(name, party.id())) {
      throw Refusal.notFound("Your party has nobody of that name.");
    }
    note(call.caller(), AuditEntry.Kind.DELEGATE_CHANGED, name + " ended");
    door.sessions().endAll(name);
    door.tokens().revokeAll(name);
    return Pages.seeOther(view.link("/account"));
  }

  private static Party administered(Caller caller) throws Refusal {
    return caller
        .party()
        .filter(_ -> caller.is(Role.PARTY_ADMINISTRATOR))
        .orElseThrow(() -> Refusal.notFound("There is nothing at this address."));
  }

  private Reply wrong(View view, Call call, Map<String, String> typed, String field, String error) {
    Map<String, String> more = new HashMap<>(typed);
    more.put("error." + field, view.t(error));
    return pages.show(view, page(call, 400, more));
  }

  /** What a form does not have is no slip of a person's: nothing is assigned by the way. */
  private static void known(Parameters form, String... names) throws Refusal {
    for (String name : form.names()) {
      if (!List.of(names).contains(name)) {
        throw Refusal.badParameter(name, "The form has no field «" + name + "».");
      }
    }
  }

  private static Optional<Integer> number(String typed) {
    StringBuilder digits = new StringBuilder();
    for (int c : typed.strip().codePoints().limit(4).toArray()) {
      int digit = Character.digit(c, 10);
      if (digit < 0) {
        return Optional.empty();
      }
      digits.append(digit);
    }
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(Integer.parseInt(digits.toString()))
            .filter(days -> days >= 1 && days <= Tokens.LONGEST.toDays());
  }

  private void note(Caller caller, AuditEntry.Kind kind, String detail) {
    door.audit()
        .note(new AuditEntry(kind, caller.party().map(Party::id), caller.delegate(), detail));
  }
}
