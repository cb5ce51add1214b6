package org.mithaq.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Route;

/**
 * What each address of a node gives to whom, and what can be asked there that could show a secret.
 * Whoever adds a route enters it in {@code routes.txt}, in all languages at once as {@code
 * /{lang}/…}.
 *
 * <p>A line at the margin is a route: method, access, what it gives, pattern. An indented one is
 * something to ask there, {@code <-} before its body. In it {@code {c}} stands for each collection,
 * {@code {k}} for each number of an act; {@code {id}}, {@code {uuid}}, {@code {word}}, {@code
 * {type}} and {@code {n}} for those of each secret.
 */
final class RouteBook {

  /** What the answers of a route depend on. */
  enum Gives {
    /** The same to everyone. */
    SAME,
    /** What the caller may do, or what he asked; nothing of what is shared. */
    SETTINGS,
    /** What the caller may read. */
    RIGHTS,
    /** What belongs to the caller. */
    OWN,
    /** Figures, to the operator's listener alone. */
    FIGURES
  }

  /** Something between an object that everyone reads and a secret. */
  private static final String ENDS =
      """
      {"type":"relationship","spec_version":"2.1",\
      "id":"relationship--00000000-0000-4000-8000-000000000e0d",\
      "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
      "relationship_type":"related-to","target_ref":"{id}",\
      "source_ref":"malware--00000000-0000-4000-8000-00000000face",\
      "object_marking_refs":["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"]}\
      """;

  private static final Set<String> LANGUAGES = Set.of("ar", "fr", "en");
  private static final List<String> PLACES =
      List.of(AccessNode.PUBLIC, AccessNode.EXERCISE, "feeds", "nowhere");

  private RouteBook() {}

  /** A route, and what to ask there. */
  record Row(String name, Access access, Gives gives, List<Template> templates) {}

  record Template(String path, String body) {

    boolean ofSecret() {
      return Stream.of("{id}", "{uuid}", "{word}", "{type}", "{n}")
          .anyMatch(each -> path.contains(each) || body.contains(each));
    }
  }

  /** What stands in for a secret's parts. */
  record Probe(String type, String uuid, String word, long number) {

    private String fill(String text) {
      return text.replace("{id}", type + "--" + uuid)
          .replace("{uuid}", uuid)
          .replace("{word}", word)
          .replace("{type}", type)
          .replace("{n}", Long.toString(number));
    }
  }

  /** One request. */
  record Asking(String method, String path, String body) {

    boolean says(String text) {
      return path.contains(text) || body.contains(text);
    }
  }

  /** How a route is called here; the same for all languages. */
  static String name(Route route) {
    String pattern = route.pattern();
    int end = pattern.indexOf('/', 1);
    String first = pattern.substring(1, end < 0 ? pattern.length() : end);
    if (LANGUAGES.contains(first)) {
      pattern = "/{lang}" + pattern.substring(1 + first.length());
    } else if (first.equals("assets")) {
      // Files that were packed with the node; there is nothing of a caller in them.
      pattern = "/assets";
    }
    return route.method() + " " + pattern;
  }

  /** The table by name of route. */
  static Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    rows.put("GET /assets", new Row("GET /assets", Access.OPEN, Gives.SAME, List.of()));
    List<Template> templates = new ArrayList<>();
    for (String line : table().lines().toList()) {
      if (line.startsWith("  ")) {
        String[] parts = line.strip().split(" <- ", 2);
        String body = parts.length > 1 ? parts[1].replace("{ENDS}", ENDS) : "";
        templates.add(new Template(parts[0], body));
      } else {
        templates = new ArrayList<>();
        String[] parts = line.split(" ", 4);
        Row row =
            new Row(
                parts[0] + " " + parts[3],
                Access.valueOf(parts[1]),
                Gives.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                templates);
        if (rows.put(row.name(), row) != null) {
          throw new AssertionError("twice in the table: " + line);
        }
      }
    }
    return rows;
  }

  private static String table() {
    try (InputStream in = RouteBook.class.getResourceAsStream("routes.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to ask at a row without naming a secret. */
  static List<Asking> plain(Row row, long acts) {
    return row.templates().stream()
        .filter(template -> !template.ofSecret())
        .flatMap(template -> spread(row, template, List.of("ar", "fr", "en"), acts))
        .toList();
  }

  /**
   * What to ask at a row about one secret, or about nothing; in the same order.
   *
   * @param turn decides on the language
   */
  static List<Asking> about(Row row, Probe probe, int turn) {
    List<String> language = List.of(List.of("ar", "fr", "en").get(turn % 3));
    return row.templates().stream()
        .filter(Template::ofSecret)
        .flatMap(template ->
            spread(
                row,
                new Template(probe.fill(template.path), probe.fill(template.body)),
                language,
                0))
        .toList();
  }

  private static Stream<Asking> spread(
      Row row, Template template, List<String> languages, long acts) {
    List<String> paths = List.of(template.path);
    paths = spread(paths, "{lang}", languages);
    paths = spread(paths, "{c}", PLACES);
    List<String> numbers = new ArrayList<>();
    for (long k = 0; k <= acts + 2; k++) {
      numbers.add(Long.toString(k));
    }
    String method = row.name().substring(0, row.name().indexOf(' '));
    return spread(paths, "{k}", numbers).stream()
        .map(path -> new Asking(method, path, template.body));
  }

  private static List<String> spread(List<String> paths, String name, List<String> values) {
    return paths.stream()
        .flatMap(path ->
            path.contains(name)
                ? values.stream().map(value -> path.replace(name, value))
                : Stream.of(path))
        .toList();
  }
}
