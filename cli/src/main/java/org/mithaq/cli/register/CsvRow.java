package org.mithaq.cli.register;

import java.util.Map;

/**
 * A row of a table.
 *
 * @param line where it begins in the file, from 1
 * @param fields by column, as they stand there
 */
record CsvRow(long line, Map<String, String> fields) {

  /** A field; empty where the table has no such column. */
  String field(String column) {
    return fields.getOrDefault(column, "");
  }
}
