package org.mithaq.cli.register;

import java.util.regex.Pattern;

/** Cleans a row's fields, and says what it cleaned. */
final class Fields {
  /** Characters of the longest field that is taken. */
  static final int LONGEST = 1000;

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private final CsvRow row;
  private final Remarks remarks;

  Fields(CsvRow row, Remarks remarks) {
    this.row = row;
    this.remarks = remarks;
  }

  /** Why the row cannot be taken as it is. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final String code;

    Unusable(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** A field on one line, single spaces between its words and none at its ends. */
  String text(String column) throws Unusable {
    String raw = row.field(column);
    if (raw.length() > LONGEST) {
      throw new Unusable(
          "long-field", "%s is longer than %d characters".formatted(column, LONGEST));
    }
    String clean = SPACES.matcher(raw).replaceAll(" ").strip();
    if (clean.codePoints().anyMatch(Fields::noText)) {
      throw new Unusable("no-text", column + " holds characters that are no text");
    }
    if (!clean.equals(raw)) {
      String how = raw.strip().equals(clean) ? "spaces at the ends of " : "odd spaces in ";
      remarks.repaired(row.line(), "spaces", how + column + " left out: «" + clean + "»");
    }
    return clean;
  }

  private static boolean noText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> c == 0xFFFD;
    };
  }
}
