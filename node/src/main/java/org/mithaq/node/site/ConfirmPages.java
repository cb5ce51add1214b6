package org.mithaq.node.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;

/**
 * {@code /{lang}/confirm?code=…}: where links in e-mail lead. Looking at the page confirms nothing,
 * since programs follow links too; its button does.
 */
final class ConfirmPages {

  private static final int LONGEST_CODE = 100;

  private final Pages pages;
  private final Confirmations confirmations;

  ConfirmPages(Pages pages, Confirmations confirmations) {
    this.pages = pages;
    this.confirmations = confirmations;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        pages.in(
            "/confirm",
            Access.FILTERED,
            (view, call) -> asked(call.parameters().single("code").orElse(""))));
    routes.addAll(pages.forms("/confirm", "/confirm", (view, _, form) -> confirm(view, form)));
    return routes;
  }

  private Pages.Made asked(String code) {
    Optional<Confirmations.Purpose> purpose =
        code.length() > LONGEST_CODE ? Optional.empty() : confirmations.purpose(code);
    return purpose.isEmpty() ? gone() : made(200, code, purpose.get(), "asked");
  }

  private static Pages.Made gone() {
    return new Pages.Made(404, "confirm.jte", Map.of("code", "", "text", "notify.gone"));
  }

  private static Pages.Made made(
      int status, String code, Confirmations.Purpose purpose, String step) {
    String text = "notify." + purpose.name().toLowerCase(Locale.ROOT) + "." + step;
    return new Pages.Made(status, "confirm.jte", Map.of("code", code, "text", text));
  }

  private Reply confirm(View view, Parameters form) throws Refusal, IOException {
    String code = form.single("code").orElse("");
    Optional<Confirmations.Purpose> done =
        code.length() > LONGEST_CODE ? Optional.empty() : confirmations.confirm(code);
    return pages.show(view, done.isEmpty() ? gone() : made(200, "", done.get(), "done"));
  }
}
