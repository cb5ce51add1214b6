package org.mithaq.node.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A query string, read strictly. Names and values are valid UTF-8 without control characters. */
public final class Parameters {

  private static final int MOST = 100;

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads a query string.
   *
   * @param query as it stood in the request, without the question mark
   * @throws Refusal 400 for bad percent-encoding or UTF-8, and for more than 100 parameters
   */
  public static Parameters read(String query) throws Refusal {
    return read(query, Set.of());
  }

  /**
   * Reads what a form sends; its lines end in LF then, however they came.
   *
   * @param written names of fields that may hold several lines
   */
  public static Parameters form(String body, Set<String> written) throws Refusal {
    return read(body, written);
  }

  private static Parameters read(String query, Set<String> written) throws Refusal {
    Map<String, List<String>> values = new LinkedHashMap<>();
    int count = 0;
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MOST) {
        throw Refusal.of(
            400, "bad-query", "The query has more than " + MOST + " parameters.", "query");
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      Optional<String> decodedName = PercentText.decode(name, true);
      boolean lines = decodedName.filter(written::contains).isPresent();
      Optional<String> decodedValue =
          PercentText.decode(value, true, lines)
              .map(text -> lines ? text.replace("\r\n", "\n").replace('\r', '\n') : text);
      if (decodedName.isEmpty() || decodedValue.isEmpty()) {
        throw Refusal.of(
            400,
            "bad-query",
            "A query parameter is not percent-encoded UTF-8 without control characters.",
            decodedName.orElse("query"));
      }
      values.computeIfAbsent(decodedName.get(), _ -> new ArrayList<>()).add(decodedValue.get());
    }
    return new Parameters(values);
  }

  /**
   * Refuses all of them.
   *
   * @throws Refusal 400 that names the first one
   */
  public void expectNone() throws Refusal {
    Optional<String> unknown = values.keySet().stream().findFirst();
    if (unknown.isPresent()) {
      throw Refusal.badParameter(unknown.get(), "There are no parameters here.");
    }
  }

  public Set<String> names() {
    return values.keySet();
  }

  /** The values of a parameter that may be repeated, in order; none where it is missing. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /**
   * The value of a parameter that may stand once.
   *
   * @throws Refusal 400 where it is repeated
   */
  public Optional<String> single(String name) throws Refusal {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      throw Refusal.badParameter(name, "The parameter " + name + " may be given once only.");
    }
    return all.stream().findFirst();
  }
}
