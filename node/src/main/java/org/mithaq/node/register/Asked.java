package org.mithaq.node.register;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mithaq.accord.Moment;
import org.mithaq.accord.Word;
import org.mithaq.node.access.Visibility;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;

/** The query of a request, read strictly: what is not known is refused, not ignored. */
final class Asked {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 1000;

  private final Parameters parameters;
  private final Instant now;
  private final LocalDate today;

  /**
   * @param own the parameters that this list has beside the common ones
   * @throws Refusal 400 for any other parameter
   */
  Asked(Parameters parameters, Instant now, Set<String> own) throws Refusal {
    this.parameters = parameters;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Set<String> all = new TreeSet<>(own);
    all.addAll(List.of("as_of", "known_at", "exercise", "limit", "next"));
    for (String name : parameters.names()) {
      if (!all.contains(name)) {
        throw Refusal.badParameter(
            name, "There is no parameter «" + name + "» here; there are " + String.join(", ", all));
      }
    }
  }

  /**
   * What is asked about.
   *
   * @param unsaid what is meant where nothing is said of exercises
   */
  Moment moment(Visibility visibility, Moment.Scope unsaid) throws Refusal {
    return new Moment(
        day("as_of"),
        day("known_at"),
        visibility::mayRead,
        word("exercise", Moment.Scope.values()).orElse(unsaid));
  }

  /** When clocks are read: now, or at the end of the earlier of the two days. */
  long at(Moment moment) {
    Instant end = moment.earlier().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return ChronoUnit.MICROS.between(Instant.EPOCH, end.isBefore(now) ? end : now);
  }

  private LocalDate day(String name) throws Refusal {
    Optional<String> text = parameters.single(name);
    if (text.isEmpty()) {
      return today;
    }
    LocalDate day;
    try {
      day = LocalDate.parse(text.get());
    } catch (DateTimeException e) {
      throw Refusal.badParameter(
          name, "«" + text.get() + "» is no day of the calendar: write YYYY-MM-DD.");
    }
    if (day.getYear() < 1 || day.isAfter(today)) {
      throw Refusal.badParameter(
          name, name + " is " + day + ", but in UTC today is " + today + ": later is not known.");
    }
    return day;
  }

  Optional<String> text(String name) throws Refusal {
    return parameters.single(name).filter(text -> !text.isBlank());
  }

  /** A parameter that may be repeated, or hold several values with commas between. */
  List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    for (String value : parameters.all(name)) {
      values.addAll(List.of(value.split(",")));
    }
    return values;
  }

  <T extends Word> Optional<T> word(String name, T[] terms) throws Refusal {
    Optional<String> text = text(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(find(name, text.get(), terms));
  }

  <T extends Word> Set<T> words(String name, T[] terms) throws Refusal {
    Set<T> found = new LinkedHashSet<>();
    for (String text : texts(name)) {
      found.add(find(name, text, terms));
    }
    return found;
  }

  private static <T extends Word> T find(String name, String text, T[] terms) throws Refusal {
    List<String> words = new ArrayList<>();
    for (T term : terms) {
      words.add(term.word());
    }
    return Word.find(terms, text)
        .orElseThrow(() ->
            Refusal.badParameter(
                name,
                name + " is «" + text + "», which is none of " + String.join(", ", words) + "."));
  }

  boolean flag(String name) throws Refusal {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      throw Refusal.badParameter(name, name + " is true or false.");
    }
    return text.filter("true"::equals).isPresent();
  }

  int limit() throws Refusal {
    Optional<String> text = parameters.single("limit");
    if (text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    long limit = number("limit", text.get());
    if (limit < 1 || limit > MOST) {
      throw Refusal.badParameter("limit", "limit is between 1 and " + MOST + ".");
    }
    return (int) limit;
  }

  long next() throws Refusal {
    Optional<String> text = parameters.single("next");
    return text.isEmpty() ? 0 : number("next", text.get());
  }

  private static long number(String name, String text) throws Refusal {
    if (!text.matches("[0-9]{1,18}")) {
      throw Refusal.badParameter(name, name + " is a whole number.");
    }
    return Long.parseLong(text);
  }
}
