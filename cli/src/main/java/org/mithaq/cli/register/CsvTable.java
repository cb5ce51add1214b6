package org.mithaq.cli.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mithaq.cli.http.FailedException;

/**
 * A file of comma-separated values (RFC 4180) whose first line names the columns. A row that cannot
 * be read is remarked upon with its line, and reading goes on with the next line.
 */
final class CsvTable {
  private static final long LONGEST_FILE = 64 << 20;
  private static final int MOST_LINES = 500_000;
  private static final int MOST_LINES_OF_A_ROW = 20;
  private static final int LONGEST_ROW = 64 << 10;

  private final Remarks remarks;
  private final CsvLines lines;
  private final List<String> columns;
  private final List<CsvRow> rows = new ArrayList<>();

  /**
   * Reads a file.
   *
   * @param required columns that there must be
   * @throws FailedException where the file as a whole is no such table
   */
  static CsvTable read(Path file, List<String> required, Remarks remarks)
      throws IOException, FailedException {
    if (Files.size(file) > LONGEST_FILE) {
      throw new FailedException(file + " is larger than 64 MiB: split it, with its first line.");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
      throw new FailedException(file + " is UTF-16: save it as UTF-8.");
    }
    CsvLines lines = new CsvLines(bytes, MOST_LINES);
    if (lines.count() > MOST_LINES) {
      throw new FailedException(
          file + " has more than " + MOST_LINES + " lines: split it, with its first line.");
    }
    return new CsvTable(file, lines, required, remarks);
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private CsvTable(Path file, CsvLines lines, List<String> required, Remarks remarks)
      throws FailedException {
    this.lines = lines;
    this.remarks = remarks;
    this.columns = columns(file, required);
    int line = 1;
    while (line < lines.count()) {
      line += row(line);
    }
  }

  List<String> columns() {
    return columns;
  }

  List<CsvRow> rows() {
    return rows;
  }

  private List<String> columns(Path file, List<String> required) throws FailedException {
    Optional<String> first = lines.count() == 0 ? Optional.empty() : lines.line(0);
    List<String> names = first.flatMap(CsvTable::parsed).orElse(List.of());
    List<String> trimmed = names.stream().map(String::strip).toList();
    String wanted = String.join(", ", required);
    if (!trimmed.containsAll(required)) {
      throw new FailedException(
          "%s is no such table: its first line has to name the columns %s, separated by commas."
              .formatted(file, wanted));
    }
    if (new HashSet<>(trimmed).size() != trimmed.size()) {
      throw new FailedException(file + " names a column twice in its first line.");
    }
    return trimmed;
  }

  /** Reads the row that begins at a line; how many lines it takes. */
  private int row(int first) {
    Optional<String> line = lines.line(first);
    if (line.isEmpty()) {
      refused(first, "not UTF-8, or longer than 1 MiB");
      return 1;
    }
    String text = line.get();
    if (text.isBlank()) {
      return 1;
    }
    if (balanced(text)) {
      Optional<List<String>> fields = parsed(text);
      if (fields.isPresent() && fields.get().size() == columns.size()) {
        add(first, fields.get());
      } else if (!loose(first, text)) {
        refused(
            first,
            fields.isPresent()
                ? "it has %d fields, the first line has %d"
                    .formatted(fields.get().size(), columns.size())
                : "its quotation marks do not pair");
      }
      return 1;
    }
    return loose(first, text) ? 1 : longRow(first, text);
  }

  /** A row with a line break inside quotation marks. */
  private int longRow(int first, String start) {
    StringBuilder text = new StringBuilder(start);
    for (int count = 2; count <= MOST_LINES_OF_A_ROW && first + count <= lines.count(); count++) {
      Optional<String> line = lines.line(first + count - 1);
      if (line.isEmpty() || text.length() > LONGEST_ROW) {
        break;
      }
      text.append('\n').append(line.get());
      if (balanced(line.get())) {
        continue;
      }
      Optional<List<String>> fields = parsed(text.toString());
      if (fields.isPresent() && fields.get().size() == columns.size()) {
        add(first, fields.get());
        return count;
      }
      break;
    }
    refused(first, "a quotation mark opens that is not closed");
    return 1;
  }

  /** A row in which quotation marks inside a field are not doubled, but all fields have theirs. */
  private boolean loose(int first, String text) {
    String row = text.strip();
    if (row.length() < 2 || row.charAt(0) != '"' || row.charAt(row.length() - 1) != '"') {
      return false;
    }
    List<String> fields =
        Arrays.stream(row.substring(1, row.length() - 1).split("\",\"", -1))
            .map(field -> field.replace("\"\"", "\""))
            .toList();
    if (fields.size() != columns.size()) {
      return false;
    }
    remarks.repaired(
        first + 1L, "quotes", "quotation marks inside a field were not doubled; read as meant");
    add(first, fields);
    return true;
  }

  private void add(int first, List<String> fields) {
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byColumn.put(columns.get(i), fields.get(i));
    }
    rows.add(new CsvRow(first + 1L, byColumn));
  }

  private void refused(int first, String why) {
    remarks.refused(first + 1L, "unreadable-row", "cannot be read: " + why);
  }

  private static boolean balanced(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 0;
  }

  private static Optional<List<String>> parsed(String record) {
    if (record.length() > LONGEST_ROW || record.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          CsvReader.builder()
              .allowExtraCharsAfterClosingQuote(false)
              .allowUnclosedQuote(false)
              .ofSingleCsvRecord(record)
              .getFields());
    } catch (CsvParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
