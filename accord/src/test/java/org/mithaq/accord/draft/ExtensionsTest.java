package org.mithaq.accord.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mithaq.accord.Extensions;

/** The ids in code are those of the notation, each under its type's name. */
final class ExtensionsTest {
  private static final Pattern DECLARED =
      Pattern.compile("(?m)^(?:type (\\S+) is sdo by (\\S+)|extension (\\S+) on (\\S+))$");

  @Test
  void everyExtensionHasItsConstant() throws IOException, IllegalAccessException {
    Map<String, String> declared = new TreeMap<>();
    Matcher lines = DECLARED.matcher(notation());
    while (lines.find()) {
      boolean type = lines.group(1) != null;
      declared.put(lines.group(type ? 1 : 4), lines.group(type ? 2 : 3));
    }
    Map<String, String> constants = new TreeMap<>();
    for (Field field : Extensions.class.getFields()) {
      constants.put(
          field.getName().toLowerCase(Locale.ROOT).replace('_', '-'), (String) field.get(null));
    }
    assertThat(constants).isEqualTo(declared).hasSize(22);
  }

  private static String notation() throws IOException {
    try (InputStream in = Extensions.class.getResourceAsStream("accord.types")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
