package org.mithaq.stix.pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Judges many patterns: each line of the input is a JSON string that holds one pattern, each line
 * of the output is its verdict.
 *
 * <p>In JSON a verdict is {@code {"valid":true,"warnings":[{"offset":…,"message":…}]}} or {@code
 * {"valid":false,"offset":…,"message":…}}; as text it is {@code valid} or {@code invalid}, then the
 * offsets and messages.
 */
public final class PatternVerdicts {
  private static final int LONGEST_LINE = 8 << 20;

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_LINE).build())
          .build();
  private final boolean asJson;

  /** A checker that answers in JSON or in text. */
  public PatternVerdicts(boolean asJson) {
    this.asJson = asJson;
  }

  private sealed interface Verdict {}

  private record Valid(List<PatternWarning> warnings) implements Verdict {}

  private record Invalid(int offset, String message) implements Verdict {}

  /**
   * Judges the lines until the input ends. Neither stream is closed.
   *
   * @return whether all of them were valid
   * @throws IOException if the input cannot be read
   */
  public boolean run(InputStream input, PrintStream output) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    boolean allValid = true;
    for (int first = lines.read(); first >= 0; first = lines.read()) {
      String line = line(lines, first);
      if (line.isBlank()) {
        continue;
      }
      Verdict verdict = judge(line);
      allValid &= verdict instanceof Valid;
      output.println(asJson ? json(verdict) : text(verdict));
    }
    output.flush();
    return allValid;
  }

  /** The line that begins with a character; of an overlong one only as much as proves it so. */
  private static String line(BufferedReader lines, int first) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = first; c >= 0 && c != '\n'; c = lines.read()) {
      if (line.length() <= LONGEST_LINE) {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private Verdict judge(String line) throws IOException {
    if (line.length() > LONGEST_LINE) {
      return new Invalid(0, "The line is longer than any pattern may be.");
    }
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        return new Invalid(0, "Each line is one JSON string, in double quotes.");
      }
      String pattern = parser.getText();
      if (parser.nextToken() != null) {
        return new Invalid(0, "Each line is one JSON string and nothing after it.");
      }
      return new Valid(Pattern.parse(pattern).warnings());
    } catch (PatternException e) {
      return new Invalid(e.offset(), e.getMessage());
    } catch (JsonProcessingException e) {
      return new Invalid(0, "Each line is one JSON string: " + e.getOriginalMessage());
    }
  }

  private static String text(Verdict verdict) {
    return switch (verdict) {
      case Invalid(int offset, String message) -> "invalid at " + offset + ": " + message;
      case Valid(var warnings) -> {
        StringBuilder line = new StringBuilder("valid");
        warnings.forEach(w -> line.append("; at " + w.offset() + ": " + w.message()));
        yield line.toString();
      }
    };
  }

  private String json(Verdict verdict) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = json.createGenerator(line)) {
      out.writeStartObject();
      switch (verdict) {
        case Invalid(int offset, String message) -> {
          out.writeBooleanField("valid", false);
          out.writeNumberField("offset", offset);
          out.writeStringField("message", message);
        }
        case Valid(var warnings) -> {
          out.writeBooleanField("valid", true);
          out.writeArrayFieldStart("warnings");
          for (PatternWarning warning : warnings) {
            out.writeStartObject();
            out.writeNumberField("offset", warning.offset());
            out.writeStringField("message", warning.message());
            out.writeEndObject();
          }
          out.writeEndArray();
        }
      }
      out.writeEndObject();
    }
    return line.toString();
  }
}
