package org.mithaq.node.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mithaq.accord.Word;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;

/** Builds {@link Filters} out of a request, and the query that they ask the register. */
final class FilterForm {

  private record Spec(String name, Filters.Kind kind, List<Filters.Option> options) {}

  private final View view;
  private final Parameters typed;
  private final List<Spec> specs = new ArrayList<>();
  private final Map<String, String> defaults = new LinkedHashMap<>();

  FilterForm(View view, Parameters typed) {
    this.view = view;
    this.typed = typed;
  }

  /** What is asked of the register where nothing was typed. */
  FilterForm otherwise(String name, String value) {
    if (typed.all(name).stream().allMatch(String::isBlank)) {
      defaults.put(name, value);
    }
    return this;
  }

  FilterForm text(String name) {
    specs.add(new Spec(name, Filters.Kind.TEXT, List.of()));
    return this;
  }

  FilterForm days() {
    specs.add(new Spec("as_of", Filters.Kind.DAY, List.of()));
    specs.add(new Spec("known_at", Filters.Kind.DAY, List.of()));
    return this;
  }

  FilterForm choice(String name, List<Filters.Option> options) {
    specs.add(new Spec(name, Filters.Kind.CHOICE, options));
    return this;
  }

  /** A choice among the words of a vocabulary, which is a group of the site's texts. */
  FilterForm words(String name, String vocabulary, Word... words) {
    return choice(
        name, Stream.of(words).map(Word::word).map(word -> option(vocabulary, word)).toList());
  }

  FilterForm terms(String name, String vocabulary, String... words) {
    return choice(name, Stream.of(words).map(word -> option(vocabulary, word)).toList());
  }

  private Filters.Option option(String vocabulary, String word) {
    return new Filters.Option(word, own(view.term("register." + vocabulary, word)));
  }

  private View.Said own(String text) {
    return new View.Said(text, "", view.language().direction());
  }

  /** What is asked: all that was typed, without the fields that were left empty. */
  String query() {
    return query("");
  }

  /** Only what says which days are meant; links take it along. */
  String daysAsked() {
    StringBuilder query = new StringBuilder();
    for (String name : List.of("as_of", "known_at")) {
      typed.all(name).stream()
          .filter(value -> !value.isBlank())
          .forEach(value -> append(query, name, value));
    }
    return query.toString();
  }

  /** The query without a parameter. */
  String query(String without) {
    StringBuilder query = new StringBuilder();
    for (String name : typed.names()) {
      if (!name.equals(without)) {
        typed.all(name).stream()
            .filter(value -> !value.isBlank())
            .forEach(value -> append(query, name, value));
      }
    }
    defaults.forEach((name, value) -> append(query, name, value));
    return query.toString();
  }

  static void append(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? "" : "&")
        .append(View.encode(name))
        .append('=')
        .append(View.encode(value.strip()));
  }

  /** The form as it is shown again, with what was refused beside the field that it is about. */
  Filters filters(String path, Optional<Refusal> refusal) {
    List<Filters.Field> fields = new ArrayList<>();
    List<Filters.Hidden> hidden = new ArrayList<>();
    Optional<String> problem = refusal.map(Refusal::message);
    for (Spec spec : specs) {
      String value = String.join(",", typed.all(spec.name));
      Optional<String> error =
          refusal.filter(each -> each.where().equals(spec.name)).map(Refusal::message);
      problem = error.isPresent() ? Optional.empty() : problem;
      fields.add(new Filters.Field(spec.name, spec.kind, value, options(spec, value), error));
    }
    for (String name : typed.names()) {
      if (!name.equals("next") && specs.stream().noneMatch(spec -> spec.name.equals(name))) {
        typed.all(name).forEach(value -> hidden.add(new Filters.Hidden(name, value)));
      }
    }
    return new Filters(view.link(path), fields, hidden, problem);
  }

  /** What was asked for is among the choices, whatever it is. */
  private static List<Filters.Option> options(Spec spec, String value) {
    if (spec.kind != Filters.Kind.CHOICE
        || value.isBlank()
        || spec.options.stream().anyMatch(option -> option.value().equals(value))) {
      return spec.options;
    }
    List<Filters.Option> all = new ArrayList<>(spec.options);
    all.add(new Filters.Option(value, new View.Said(value, "", "auto")));
    return all;
  }
}
