package org.mithaq.node.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mithaq.accord.Word;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Party;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.register.Listing;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;

/** Asks the lists of what parties deal with for what a page shows, as its reader. */
final class HelpData {

  private final RegisterQueries register;

  HelpData(RegisterQueries register) {
    this.register = register;
  }

  /** In a demo nothing is real, and so everything is meant. */
  private static String scope(View view, String query) {
    return view.facts().exercise() && !query.contains("exercise=")
        ? RegisterData.join(query, "exercise=all")
        : query;
  }

  Listing list(String list, String query, View view, Caller caller) throws Refusal {
    return register.matters(list, Parameters.read(scope(view, query)), caller);
  }

  /** The beginning of a list, with all that is said of the whole. */
  Found found(String list, String query, View view, Caller caller) throws Refusal {
    Listing listing = list(list, query, view, caller);
    return new Found(
        list,
        listing.rows(),
        listing.about(),
        "",
        "",
        RegisterData.asking(view, scope(view, query)));
  }

  /** The questions about a list that a reader can ask on its page. */
  FilterForm form(View view, Call call) throws Refusal {
    return new FilterForm(view, call.parameters());
  }

  /** Of a vocabulary, which is a group of the site's texts. */
  static List<Filters.Option> terms(View view, String vocabulary, Word... words) {
    return Stream.of(words)
        .map(word ->
            new Filters.Option(
                word.word(),
                new View.Said(view.term(vocabulary, word.word()), "", view.language().direction())))
        .toList();
  }

  /** The circles that a caller sees. */
  List<Filters.Option> circles(View view, Caller caller) throws Refusal {
    return register.circleNames(caller).rows().stream()
        .map(row -> new Filters.Option(row.text("slug").orElse(""), view.name(row)))
        .toList();
  }

  /** Circles in which a caller's party is, with all who are in them. */
  List<Json.Members> circlesOf(Caller caller) throws Refusal {
    Optional<String> party = caller.party().map(Party::id);
    if (party.isEmpty()) {
      return List.of();
    }
    return register
        .list("circles", Parameters.read("limit=1000&exercise=all"), caller)
        .rows()
        .stream()
        .filter(circle ->
            circle.objects("members").stream()
                .anyMatch(member -> member.text("party").equals(party)))
        .toList();
  }

  /** Parties by a part of their names, at most so many. */
  List<Json.Members> parties(String query, Caller caller) throws Refusal {
    return register.list("parties", Parameters.read(query), caller).rows();
  }

  /**
   * A page of a list; the form again, if its query is refused.
   *
   * @param path of the page, behind the language
   * @param more what the template takes beside {@code filters} and {@code found}
   */
  Pages.Made page(
      View view,
      Call call,
      String list,
      String path,
      String template,
      FilterForm form,
      Map<String, Object> more)
      throws Refusal {
    boolean asksScope = !view.facts().exercise() && call.caller().party().isEmpty();
    if (asksScope) {
      form.terms("exercise", "scope", "true", "all");
    }
    Map<String, Object> values = new HashMap<>(more);
    try {
      Listing listing = list(list, form.query(), view, call.caller());
      String base = form.query("next");
      String here = view.link(path) + "?";
      String next =
          listing.next().isPresent()
              ? here + RegisterData.join(base, "next=" + listing.next().getAsLong())
              : "";
      boolean first = call.parameters().all("next").isEmpty();
      values.put("filters", form.filters(path, RegisterData.none()));
      values.put(
          "found",
          new Found(
              list,
              listing.rows(),
              listing.about(),
              next,
              first ? "" : here + base,
              RegisterData.asking(view, scope(view, form.query()))));
      return Pages.Made.of(template, values);
    } catch (Refusal refusal) {
      if (refusal.status() != 400) {
        throw refusal;
      }
      values.put("filters", form.filters(path, Optional.of(refusal)));
      values.put("found", new Found(list, List.of(), Found.NOTHING, "", "", view));
      return new Pages.Made(400, template, values);
    }
  }
}
