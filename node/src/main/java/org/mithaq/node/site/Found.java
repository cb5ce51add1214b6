package org.mithaq.node.site;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mithaq.stix.Json;

/**
 * What a page shows of an answer of the register.
 *
 * @param list which list it is
 * @param rows the items of this page
 * @param about what is said of all of them
 * @param next address of the next page, or empty
 * @param first address of the first page where this is another, or empty
 * @param cited what the answer can be asked for again by
 */
public record Found(
    String list,
    List<Json.Members> rows,
    Json.Members about,
    String next,
    String first,
    View cited) {

  static final Json.Members NOTHING = new Json.Members(Map.of());

  public long total() {
    return about.number("total").orElse(0);
  }

  /** The numbers of an object, by name, in its order. */
  public static List<Map.Entry<String, Long>> numbers(Json.Members object) {
    return object.byName().keySet().stream()
        .map(name -> Map.entry(name, object.number(name).orElse(0)))
        .toList();
  }

  /** The items of this page by their days; those without one come last. */
  public List<Json.Members> byDate() {
    return rows.stream()
        .sorted(Comparator.comparing(row -> row.text("date").orElse("9999")))
        .toList();
  }

  public List<Map.Entry<String, Long>> counts() {
    return numbers(about.object("counts"));
  }
}
