package org.mithaq.stix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** The words for shapes in the notation of {@code stix21.types}. */
final class ShapeNotation {
  /** The bounds of an integer in I-JSON, section 2.10. */
  static final long MAX_INTEGER = (1L << 53) - 1;

  private static final Pattern RANGE =
      Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)?\\.\\.(-?[0-9]+(?:\\.[0-9]+)?)?");

  private ShapeNotation() {}

  static Shape plain(String word) {
    return switch (word) {
      case "any" -> Shape.Plain.ANY;
      case "string" -> Shape.Plain.STRING;
      case "boolean" -> Shape.Plain.BOOLEAN;
      case "timestamp" -> Shape.Plain.TIMESTAMP;
      case "timestamp-to-the-second" -> Shape.Plain.TIMESTAMP_TO_THE_SECOND;
      case "hashes" -> Shape.Plain.HASHES;
      case "identifier" -> Shape.Plain.IDENTIFIER;
      case "extensions" -> Shape.Plain.EXTENSIONS;
      case "container" -> Shape.Plain.CONTAINER;
      case "translations" -> Shape.Plain.TRANSLATIONS;
      case "strings" -> Shape.Plain.STRINGS;
      case "string-or-integer" -> Shape.Plain.STRING_OR_INTEGER;
      case "integer" -> new Shape.Whole(-MAX_INTEGER, MAX_INTEGER);
      case "float" -> new Shape.Real(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
      case "dictionary" -> new Shape.Dictionary(Shape.Plain.ANY);
      default -> new Shape.Formatted(Format.named(word));
    };
  }

  static Shape applied(String word, String argument, TypeNotation names) {
    return switch (word) {
      case "integer" -> {
        String[] range = range(argument);
        yield new Shape.Whole(
            range[0].isEmpty() ? -MAX_INTEGER : Long.parseLong(range[0]),
            range[1].isEmpty() ? MAX_INTEGER : Long.parseLong(range[1]));
      }
      case "float" -> {
        String[] range = range(argument);
        yield new Shape.Real(
            range[0].isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(range[0]),
            range[1].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(range[1]));
      }
      case "open" -> names.vocabulary(argument, true);
      case "closed" -> names.vocabulary(argument, false);
      case "struct" -> new Shape.Struct(names.struct(argument));
      case "dictionary" -> new Shape.Dictionary(names.shape(argument));
      case "ref" -> reference(argument);
      default -> throw new IllegalArgumentException("«" + word + "» takes no argument");
    };
  }

  private static Shape reference(String argument) {
    List<String> types = new ArrayList<>();
    EnumSet<Shape.Category> categories = EnumSet.noneOf(Shape.Category.class);
    boolean any = false;
    for (String word : argument.split("\\|", -1)) {
      switch (word) {
        case "any" -> any = true;
        case "sdo", "sro", "sco", "meta" -> categories.add(TypeNotation.category(word));
        default -> types.add(word);
      }
    }
    return new Shape.Reference(List.copyOf(types), categories, any);
  }

  private static String[] range(String argument) {
    var matcher = RANGE.matcher(argument);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("«" + argument + "» is no range");
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    return new String[] {from == null ? "" : from, to == null ? "" : to};
  }
}
