package org.mithaq.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
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
