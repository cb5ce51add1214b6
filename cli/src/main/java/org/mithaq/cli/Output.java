package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/** How results are written: JSON for programs, grouped numbers for people. */
final class Output {
  private Output() {}

  /** A generator whose closing flushes the stream and leaves it open. */
  static JsonGenerator json(OutputStream out) throws IOException {
    return jsonLine(out).useDefaultPrettyPrinter();
  }

  /** The same, on one line. */
  static JsonGenerator jsonLine(OutputStream out) throws IOException {
    return JsonFactory.builder()
        .build()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** What a result says of itself. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** One object on one line: the whole of a result. */
  static void line(PrintStream out, Fields fields) throws IOException {
    try (JsonGenerator json = jsonLine(out)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    out.println();
    out.flush();
  }

  static void strings(JsonGenerator json, String name, Iterable<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  static String objects(long count) {
    return number(count) + (count == 1 ? " object" : " objects");
  }
}
