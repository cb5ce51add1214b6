package org.mithaq.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints one scenario's result as JSON, headed by what it was taken with. */
final class Results {

  private final PrintStream out;
  private final String command;

  Results(PrintStream out, String command) {
    this.out = out;
    this.command = command;
  }

  /** The head of a result: fill in the rest, then {@link #print}. */
  Map<String, Object> begin(String scenario, Path disk) throws IOException {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("scenario", scenario);
    result.put("command", command);
    result.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    result.put("machine", Machine.describe(disk));
    result.put("load_before", Machine.load());
    return result;
  }

  void print(Map<String, Object> result) throws IOException {
    result.put("load_after", Machine.load());
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      write(json, result);
    }
    out.println();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case Double number -> json.writeNumber(plain(number));
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(value.toString());
    }
  }

  /** Four digits that count, without an exponent. */
  private static String plain(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number).round(new MathContext(4)).stripTrailingZeros().toPlainString()
        : "0";
  }
}
