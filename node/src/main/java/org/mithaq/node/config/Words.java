package org.mithaq.node.config;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values as they are written; what is none is an {@link IllegalArgumentException} that says so. */
final class Words {

  private Words() {}

  static int number(String key, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("«" + key + "» is a whole number, not " + text, e);
    }
  }

  static UUID uuid(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException(
          "a UUID is written in full and in lower case, not " + text);
    }
    return id;
  }

  static <T> T oneOf(T[] values, Function<T, String> word, String text) {
    return Stream.of(values)
        .filter(value -> word.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "«"
                    + text
                    + "» is none of "
                    + Stream.of(values).map(word).collect(Collectors.joining(", "))));
  }
}
