package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Route;
import org.mithaq.stix.Json;

/** {@code /{lang}/register/undertakings/{id}}: what was undertaken, and what became of it. */
final class UndertakingPage {

  private final Pages pages;
  private final RegisterData data;

  UndertakingPage(Pages pages, RegisterData data) {
    this.pages = pages;
    this.data = data;
  }

  List<Route> routes() {
    return pages.in("/register/undertakings/{id}", Access.FILTERED, this::make);
  }

  private Pages.Made make(View view, Call call) throws Refusal {
    FilterForm form = new FilterForm(view, call.parameters()).days();
    String days = form.query();
    RegisterData.One one =
        data.one("undertakings", "undertaking", call.segment("id"), days, call.caller());
    String query =
        RegisterData.join("undertaking=" + View.encode(call.segment("id")), days, one.scope());
    List<Json.Members> accords =
        data.list("accords", "exercise=all&limit=1000", call.caller()).rows();
    List<Json.Members> steps = one.item().objects("progress");
    List<UndertakingShown.Talk> talks = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Json.Members step : steps) {
      if (standing(step).equals("comment")) {
        List<Json.Members> replies =
            steps.stream().filter(each -> replies(each, step) && !each.equals(step)).toList();
        replies.forEach(each -> told.add(each.text("id").orElse("")));
        told.add(step.text("id").orElse(""));
        talks.add(new UndertakingShown.Talk(step, replies));
      }
    }
    List<Json.Members> left =
        steps.stream().filter(step -> !told.contains(step.text("id").orElse(""))).toList();
    return Pages.Made.of(
        "undertaking.jte",
        Map.of(
            "titles",
            data.titles(view, call.caller()),
            "shown",
            new UndertakingShown(
                one.item(),
                left.stream().filter(step -> !standing(step).equals("claim")).toList(),
                talks,
                left.stream().filter(step -> standing(step).equals("claim")).toList(),
                serves(one.item(), accords),
                accords.stream()
                    .flatMap(accord -> accord.text("depositary").stream())
                    .collect(Collectors.toSet()),
                new Found(
                    "undertakings",
                    List.of(),
                    one.listing().about(),
                    "",
                    "",
                    RegisterData.asking(view, query)))));
  }

  private static String standing(Json.Members step) {
    return step.text("standing").orElse("");
  }

  private static boolean replies(Json.Members step, Json.Members to) {
    return step.text("replies_to").isPresent() && step.text("replies_to").equals(to.text("id"));
  }

  /** The norms that are served, those of accords of this register with their titles. */
  private static List<UndertakingShown.Norm> serves(
      Json.Members undertaking, List<Json.Members> accords) {
    Map<String, Json.Members> bySlug = new HashMap<>();
    accords.forEach(accord -> bySlug.put(accord.text("slug").orElse(""), accord));
    List<UndertakingShown.Norm> norms = new ArrayList<>();
    for (Json.Members norm : undertaking.objects("serves")) {
      String instrument = norm.text("instrument").orElse("");
      String paragraph = norm.text("paragraph").orElse("");
      Json.Members accord = bySlug.getOrDefault(instrument, Found.NOTHING);
      List<Json.Members> titles = new ArrayList<>();
      for (Json.Members text : accord.objects("texts")) {
        for (Json.Members principle : text.objects("principles")) {
          if (principle.text("number").orElse("").equals(paragraph)) {
            titles.add(
                new Json.Members(
                    Map.of(
                        "lang", new Json.Text(text.text("lang").orElse("")),
                        "text", new Json.Text(principle.text("title").orElse("")))));
          }
        }
      }
      norms.add(new UndertakingShown.Norm(instrument, paragraph, accord, titles));
    }
    return norms;
  }
}
