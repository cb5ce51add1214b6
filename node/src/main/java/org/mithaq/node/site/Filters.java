package org.mithaq.node.site;

import java.util.List;
import java.util.Optional;

/**
 * The form above a list: what can be asked, what was typed, what is wrong with it.
 *
 * @param action where it is sent
 * @param hidden what the query asks beside the fields, sent again as it was
 * @param problem the node's own sentence where the query was refused for something that no field is
 *     for
 */
public record Filters(
    String action, List<Field> fields, List<Hidden> hidden, Optional<String> problem) {

  /** How a field is filled in. */
  public enum Kind {
    TEXT,
    DAY,
    CHOICE
  }

  /**
   * One field; its label is the text {@code register.field.} and its name.
   *
   * @param value as it was typed
   * @param options of a choice; the empty one stands before them
   * @param error the node's own sentence where the value was refused
   */
  public record Field(
      String name, Kind kind, String value, List<Option> options, Optional<String> error) {}

  /** One choice. */
  public record Option(String value, View.Said label) {}

  /** A parameter without a field. */
  public record Hidden(String name, String value) {}
}
