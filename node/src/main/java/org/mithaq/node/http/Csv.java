package org.mithaq.node.http;

import java.util.List;

/**
 * Lines of CSV (RFC 4180). What spreadsheets would take for a formula gets an apostrophe before it.
 */
public final class Csv {

  private Csv() {}

  /** Adds a line. */
  public static void line(StringBuilder csv, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      csv.append(i == 0 ? "" : ",");
      quote(csv, cells.get(i));
    }
    csv.append("\r\n");
  }

  private static void quote(StringBuilder csv, String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    String text = formula ? "'" + cell : cell;
    if (text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')) {
      csv.append(text);
      return;
    }
    csv.append('"').append(text.replace("\"", "\"\"")).append('"');
  }
}
