package org.mithaq.node.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.accord.Word;
import org.mithaq.node.http.Parameters;

/**
 * What somebody typed into a form; it is shown again beside what is wrong with it.
 *
 * @param error a sentence; empty where nothing is wrong
 */
public record Typed(Map<String, List<String>> values, String error) {

  static final Typed NOTHING = new Typed(Map.of(), "");

  /** The form is not right; the sentence, in the reader's language, says what to do. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    Mistake(String sentence) {
      super(sentence, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  static Typed of(Parameters form) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    form.names().forEach(name -> values.put(name, form.all(name)));
    return new Typed(Map.copyOf(values), "");
  }

  /** The same with a value that nobody typed. */
  Typed with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(name, List.of(value));
    return new Typed(Map.copyOf(more), error);
  }

  Typed wrong(String why) {
    return new Typed(values, why);
  }

  public boolean isWrong() {
    return !error.isEmpty();
  }

  /** A field's text without blanks around it; empty where there is none. */
  public String text(String name) {
    return text(name, "");
  }

  /** The same; another text where the field was not there. */
  public String text(String name, String otherwise) {
    List<String> all = all(name);
    return all.isEmpty() ? otherwise : all.getFirst().strip();
  }

  public boolean has(String name, String value) {
    return all(name).contains(value);
  }

  /** What was chosen of several. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** A field that may be left empty. */
  Optional<String> optional(View view, String name, int longest) throws Mistake {
    String text = text(name);
    if (text.length() > longest) {
      throw new Mistake(view.t("work.wrong.long", view.t("work.field." + name), longest));
    }
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  /** A field that may not. */
  String needed(View view, String name, int longest) throws Mistake {
    return optional(view, name, longest)
        .orElseThrow(() -> new Mistake(view.t("work.wrong.empty", view.t("work.field." + name))));
  }

  /** One of a vocabulary. */
  <T extends Word> T word(View view, String name, T[] terms) throws Mistake {
    return Word.find(terms, text(name))
        .orElseThrow(() -> new Mistake(view.t("work.wrong.choice", view.t("work.field." + name))));
  }
}
