package org.mithaq.node.site;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mithaq.node.access.Caller;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.register.Listing;
import org.mithaq.node.register.RegisterQueries;
import org.mithaq.stix.Json;

/** Asks the register's lists what a page shows, as its reader. */
final class RegisterData {

  /** Who is real is asked for first: an invented party never hides one. */
  private static final List<String> SCOPES = List.of("", "exercise=true");

  private final RegisterQueries register;

  RegisterData(RegisterQueries register) {
    this.register = register;
  }

  Listing list(String name, String query, Caller caller) throws Refusal {
    return register.list(name, Parameters.read(query), caller);
  }

  /** The statements of positions that were recorded last, the latest first. */
  Listing latestPositions(int most, Caller caller) throws Refusal {
    return register.latestPositions(most, caller);
  }

  /** An answer that stands in the page whole, without further pages. */
  Found found(View view, String name, String query, Caller caller) throws Refusal {
    Listing listing = list(name, query, caller);
    return new Found(name, listing.rows(), listing.about(), "", "", asking(view, query));
  }

  long total(String name, String query, Caller caller) throws Refusal {
    return list(name, join(query, "limit=1"), caller).about().number("total").orElse(0);
  }

  /** A page of the list that a form asks for; the form again, if its query is refused. */
  Pages.Made page(View view, Call call, String name, String template, FilterForm form)
      throws Refusal {
    String path = "/register/" + name;
    try {
      Listing listing = list(name, form.query(), call.caller());
      String base = form.query("next");
      String here = view.link(path) + "?";
      String next =
          listing.next().isPresent() ? here + join(base, "next=" + listing.next().getAsLong()) : "";
      boolean first = call.parameters().all("next").isEmpty();
      Found found =
          new Found(
              name,
              listing.rows(),
              listing.about(),
              next,
              first ? "" : here + base,
              asking(view, form.query()));
      return Pages.Made.of(
          template,
          Map.of(
              "filters",
              form.filters(path, none()),
              "found",
              found,
              "titles",
              titles(view, call.caller())));
    } catch (Refusal refusal) {
      if (refusal.status() != 400) {
        throw refusal;
      }
      Found nothing = new Found(name, List.of(), Found.NOTHING, "", "", view);
      return new Pages.Made(
          400,
          template,
          Map.of(
              "filters",
              form.filters(path, Optional.of(refusal)),
              "found",
              nothing,
              "titles",
              titles(view, call.caller())));
    }
  }

  static Optional<Refusal> none() {
    return Optional.empty();
  }

  /** One thing of a list, with the words that ask for the world that it is in. */
  record One(Json.Members item, Listing listing, String scope) {}

  /**
   * The only item of an answer.
   *
   * @throws Refusal 404 where there is none
   */
  One one(String name, String parameter, String value, String days, Caller caller) throws Refusal {
    if (!value.contains(",")) {
      for (String scope : SCOPES) {
        String query = join(parameter + "=" + View.encode(value), days, scope);
        Optional<Listing> listing = tried(name, parameter, query, caller);
        if (listing.isPresent() && listing.get().rows().size() == 1) {
          return new One(listing.get().rows().getFirst(), listing.get(), scope);
        }
      }
    }
    throw Refusal.notFound("The register has nothing of that name by those days.");
  }

  private Optional<Listing> tried(String name, String parameter, String query, Caller caller)
      throws Refusal {
    try {
      return Optional.of(list(name, query, caller));
    } catch (Refusal refusal) {
      if (refusal.status() == 400 && refusal.where().equals(parameter)) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** A party by its identifier; where it is in no list, its identifier alone. */
  Json.Members party(String id, Caller caller) throws Refusal {
    return list("parties", "exercise=all&party=" + View.encode(id), caller).rows().stream()
        .findFirst()
        .orElseGet(() -> new Json.Members(Map.of("party", new Json.Text(id))));
  }

  /** The same view of another question. */
  static View asking(View view, String query) {
    return new View(
        view.language(),
        view.words(),
        view.facts(),
        view.path(),
        query,
        view.logSize(),
        view.signedIn());
  }

  static String join(String... parts) {
    return String.join("&", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
  }

  Titles titles(View view, Caller caller) throws Refusal {
    return Titles.of(circles(view, caller), accords(view, caller));
  }

  List<Filters.Option> circles(View view, Caller caller) throws Refusal {
    return named(view, register.circleNames(caller).rows());
  }

  List<Filters.Option> accords(View view, Caller caller) throws Refusal {
    return named(view, list("accords", "limit=1000&exercise=all", caller).rows());
  }

  private static List<Filters.Option> named(View view, List<Json.Members> rows) {
    return rows.stream()
        .map(row -> new Filters.Option(row.text("slug").orElse(""), view.name(row)))
        .toList();
  }

  /** All countries, by their names in the language. */
  static List<Filters.Option> countries(Language language) {
    List<Filters.Option> all = new ArrayList<>();
    for (String code : Locale.getISOCountries()) {
      all.add(
          new Filters.Option(
              code, new View.Said(Shown.country(language, code), "", language.direction())));
    }
    Collator order = Collator.getInstance(language.locale());
    all.sort(Comparator.comparing(option -> option.label().text(), order));
    return List.copyOf(all);
  }
}
