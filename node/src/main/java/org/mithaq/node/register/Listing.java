package org.mithaq.node.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mithaq.node.http.Csv;
import org.mithaq.node.http.Json;
import org.mithaq.node.http.Reply;

/**
 * A list as DESIGN §6 wants it.
 *
 * @param head members before the items: days, total, counts and what else is said of all of them
 * @param columns of the CSV form, which are members of the items
 * @param next the number with which the page after this one begins
 */
public record Listing(
    Values head, List<String> columns, List<Values> items, OptionalLong next, String checkpoint) {

  /** The items as pages show them. */
  public List<org.mithaq.stix.Json.Members> rows() {
    return items.stream().map(Values::json).toList();
  }

  /** What is said of all of them. */
  public org.mithaq.stix.Json.Members about() {
    return head.json();
  }

  /** As JSON. */
  Reply json() {
    byte[] json =
        Json.object(out -> {
          head.json().writeMembers(out);
          out.writeArrayFieldStart("items");
          for (Values item : items) {
            item.json().write(out);
          }
          out.writeEndArray();
          if (next.isPresent()) {
            out.writeNumberField("next", next.getAsLong());
          }
        });
    return Reply.json(200, json);
  }

  /**
   * As CSV (RFC 4180) with a line of names; lists are joined by «; », objects stand as JSON. What
   * spreadsheets would take for a formula gets an apostrophe before it. Days, checkpoint and next
   * page stand in headers.
   */
  Reply csv() {
    StringBuilder csv = new StringBuilder(1 << 14);
    Csv.line(csv, columns);
    for (Values item : items) {
      List<String> cells = new ArrayList<>(columns.size());
      for (String column : columns) {
        cells.add(cell(item.json().byName().get(column)));
      }
      Csv.line(csv, cells);
    }
    Reply reply =
        Reply.of(
                200,
                "text/csv; charset=utf-8; header=present",
                csv.toString().getBytes(StandardCharsets.UTF_8))
            .with("Mithaq-As-Of", head.json().text("as_of").orElse(""))
            .with("Mithaq-Known-At", head.json().text("known_at").orElse(""))
            .with("Mithaq-Total", Long.toString(head.json().number("total").orElse(0)))
            .with("Mithaq-Checkpoint", checkpoint);
    return next.isPresent() ? reply.with("Mithaq-Next", Long.toString(next.getAsLong())) : reply;
  }

  private static String cell(org.mithaq.stix.@org.jspecify.annotations.Nullable Json value) {
    return switch (value) {
      case null -> "";
      case org.mithaq.stix.Json.Text(String text) -> text;
      case org.mithaq.stix.Json.Whole(long number) -> Long.toString(number);
      case org.mithaq.stix.Json.Truth(boolean truth) -> Boolean.toString(truth);
      case org.mithaq.stix.Json.Elements(List<org.mithaq.stix.Json> values) ->
          String.join("; ", values.stream().map(Listing::cell).toList());
      case org.mithaq.stix.Json.Members members ->
          new String(Json.object(members::writeMembers), StandardCharsets.UTF_8);
      case org.mithaq.stix.Json.Other() -> "";
    };
  }
}
