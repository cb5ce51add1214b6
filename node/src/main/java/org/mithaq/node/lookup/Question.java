package org.mithaq.node.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mithaq.node.http.Body;
import org.mithaq.node.http.Parameters;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.index.Sought;

/**
 * What a caller asks for.
 *
 * @param current whether what is revoked or expired is left out
 * @param limit most items of the answer, 1 to {@link #MOST_ITEMS}
 * @param from the lowest sequence number of an item
 */
record Question(Sought sought, boolean current, int limit, long from) {

  static final int MOST_ITEMS = 1000;

  private static final List<String> KINDS = List.of("id", "observable", "name", "text");
  private static final Set<String> PAGE = Set.of("limit", "next", "current");
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}|1000");
  private static final Pattern NEXT = Pattern.compile("0|[1-9][0-9]{0,17}");

  /**
   * All from the query: one kind of thing looked for, and the page.
   *
   * @throws Refusal 400 that names the parameter
   */
  static Question of(Parameters query) throws Refusal {
    List<String> kinds = new ArrayList<>();
    for (String name : query.names()) {
      if (KINDS.contains(name)) {
        kinds.add(name);
      } else if (!PAGE.contains(name)) {
        throw unknown(name, "id, observable, name, text, current, limit and next");
      }
    }
    if (kinds.size() != 1) {
      throw Refusal.badParameter(
          kinds.isEmpty() ? "query" : kinds.getLast(),
          "Look for exactly one of id, observable, name and text.");
    }
    String kind = kinds.getFirst();
    Sought sought =
        switch (kind) {
          case "id" -> new Sought.Ids(values(query, kind));
          case "observable" -> new Sought.Observables(values(query, kind));
          case "name" -> new Sought.NamePrefix(name(query));
          default -> new Sought.Text(words(query, kind));
        };
    return new Question(sought, current(query), limit(query), next(query));
  }

  /**
   * Ids or observables from a body of JSON, the page from the query.
   *
   * @throws Refusal 400 that names the parameter or the place in the body, 413 for too many values
   */
  static Question of(Parameters query, Body body) throws Refusal {
    for (String name : query.names()) {
      if (!PAGE.contains(name)) {
        throw unknown(name, "current, limit and next, beside what is looked for in its body");
      }
    }
    return new Question(SoughtBody.read(body), current(query), limit(query), next(query));
  }

  private static Refusal unknown(String name, String known) {
    return Refusal.badParameter(
        name, "There is no such parameter here; this address takes " + known + ".");
  }

  private static Set<String> values(Parameters query, String name) throws Refusal {
    Set<String> values = new LinkedHashSet<>();
    for (String given : query.all(name)) {
      for (String value : given.split(",", -1)) {
        if (value.isBlank()) {
          throw Refusal.badParameter(name, "The parameter " + name + " has an empty value.");
        }
        values.add(value);
      }
    }
    if (values.size() > Sought.MOST) {
      throw Refusal.badParameter(name, "Look up at most " + Sought.MOST + " values at a time.");
    }
    return values;
  }

  private static String words(Parameters query, String name) throws Refusal {
    String words = query.single(name).orElse("");
    if (words.isBlank() || words.length() > Sought.LONGEST) {
      throw Refusal.badParameter(
          name, "The parameter " + name + " has 1 to " + Sought.LONGEST + " characters.");
    }
    return words;
  }

  /** Marks alone begin every name or none. */
  private static String name(Parameters query) throws Refusal {
    String name = words(query, "name");
    if (!Sought.NamePrefix.isName(name)) {
      throw Refusal.badParameter("name", "Look for a name with at least one letter or digit.");
    }
    return name;
  }

  private static boolean current(Parameters query) throws Refusal {
    String text = query.single("current").orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw Refusal.badParameter("current", "current is true or false.");
    }
    return text.equals("true");
  }

  private static int limit(Parameters query) throws Refusal {
    Optional<String> text = query.single("limit");
    if (text.isPresent() && !LIMIT.matcher(text.get()).matches()) {
      throw Refusal.badParameter("limit", "limit is a whole number from 1 to " + MOST_ITEMS + ".");
    }
    return text.map(Integer::parseInt).orElse(MOST_ITEMS);
  }

  private static long next(Parameters query) throws Refusal {
    Optional<String> text = query.single("next");
    if (text.isPresent() && !NEXT.matcher(text.get()).matches()) {
      throw Refusal.badParameter("next", "next is to be a value that this node gave out.");
    }
    return text.map(Long::parseLong).orElse(0L);
  }
}
