package org.mithaq.node.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.http.SessionCookie;
import org.mithaq.node.people.BusyException;
import org.mithaq.node.people.People;
import org.mithaq.node.people.Person;
import org.mithaq.node.people.SignIn;
import org.mithaq.node.people.Totp;

/** {@code /{lang}/sign-in}, {@code /{lang}/sign-out} and {@code /{lang}/set-up}. */
final class SignInPages {

  /** A page of this site: nothing that could lead elsewhere. */
  private static final Pattern LOCAL =
      Pattern.compile("/(ar|fr|en)(/[A-Za-z0-9._~%-]+)*/?(\\?[A-Za-z0-9._~%=&-]*)?");

  private final Pages pages;
  private final Door door;

  SignInPages(Pages pages, Door door) {
    this.pages = pages;
    this.door = door;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(pages.in("/sign-in", Access.FILTERED, this::ask));
    routes.addAll(pages.forms("/sign-in", "/sign-in", this::signIn));
    routes.addAll(pages.forms("/sign-out", "/account", this::signOut));
    routes.addAll(pages.in("/set-up", Access.FILTERED, this::invited));
    routes.addAll(pages.forms("/set-up", "/set-up", this::setUp));
    return routes;
  }

  private Pages.Made ask(View view, Call call) throws Refusal {
    return form(200, "", call.parameters().single("next").orElse(""), "");
  }

  private Pages.Made form(int status, String name, String next, String error) {
    return new Pages.Made(
        status,
        "sign-in.jte",
        Map.of(
            "name",
            name,
            "next",
            LOCAL.matcher(next).matches() ? next : "",
            "error",
            error,
            "trial",
            door.trial()));
  }

  private Reply signIn(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    String name = form.single("name").orElse("").strip();
    String next = form.single("next").orElse("");
    SignIn.Result result =
        door.signIn()
            .in(
                name,
                form.single("password").orElse(""),
                digits(form.single("code").orElse("")),
                call.remoteNetwork());
    return switch (result) {
      case SignIn.Result.In(String cookie) -> {
        // Whoever was signed in here before is not any more: the old secret opens nothing.
        call.cookie().ifPresent(door.sessions()::end);
        String to = LOCAL.matcher(next).matches() ? next : view.link("/account");
        yield Pages.seeOther(to).with(SessionCookie.set(cookie, secure(call)));
      }
      case SignIn.Result.Wrong() -> pages.show(view, form(401, name, next, view.t("people.wrong")));
      case SignIn.Result.Wait(long seconds) ->
          pages
              .show(view, form(429, name, next, view.t("people.wait", seconds)))
              .with("Retry-After", Long.toString(seconds));
    };
  }

  private Reply signOut(View view, Call call, Parameters form) throws Refusal {
    Pages.checkToken(view, call, form);
    call.cookie().ifPresent(door.signIn()::out);
    return Pages.seeOther(view.link("/")).with(SessionCookie.clear(secure(call)));
  }

  private boolean secure(Call call) {
    return door.secure()
        || call.secure()
        || call.header("X-Forwarded-Proto").filter("https"::equals).isPresent();
  }

  private Pages.Made invited(View view, Call call) throws Refusal {
    return setUpForm(200, call.parameters().single("code").orElse(""), "", Optional.empty());
  }

  private Pages.Made setUpForm(
      int status, String code, String factor, Optional<People.Fault> fault) {
    Optional<Person> person = door.people().invitedBy(code);
    if (person.isEmpty()) {
      return new Pages.Made(
          404, "set-up.jte", Map.of("code", "", "name", "", "factor", "", "fault", "LINK"));
    }
    String secret = Totp.isSecret(factor) ? factor : door.people().drawFactor();
    return new Pages.Made(
        status,
        "set-up.jte",
        Map.of(
            "code",
            code,
            "name",
            person.get().name(),
            "factor",
            secret,
            "fault",
            fault.map(Enum::name).orElse("")));
  }

  private Reply setUp(View view, Call call, Parameters form)
      throws Refusal, IOException, InterruptedException {
    String code = form.single("invitation").orElse("");
    String factor = form.single("factor").orElse("");
    Optional<People.Fault> fault;
    try {
      fault =
          door.people()
              .setUp(
                  code,
                  form.single("password").orElse(""),
                  factor,
                  digits(form.single("code").orElse("")));
    } catch (BusyException e) {
      throw Refusal.busy("Too many passwords are being looked at; try again.", 2);
    }
    return fault.isPresent()
        ? pages.show(
            view.at("/set-up", "code=" + View.encode(code)), setUpForm(400, code, factor, fault))
        : Pages.seeOther(view.link("/sign-in"));
  }

  /** As apps show them, in groups; and as people type them, in any digits. */
  private static String digits(String typed) {
    StringBuilder digits = new StringBuilder();
    typed
        .codePoints()
        .filter(Character::isDigit)
        .limit(12)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }
}
