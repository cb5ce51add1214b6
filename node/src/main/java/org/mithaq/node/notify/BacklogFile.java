package org.mithaq.node.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mithaq.stix.Json;

/** A backlog as it is kept, in JSON. */
final class BacklogFile {

  private BacklogFile() {}

  static byte[] written(Backlog backlog) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("subscription", backlog.subscription());
      json.writeNumberField("from", backlog.from());
      json.writeArrayFieldStart("waiting");
      for (long act : backlog.waiting()) {
        json.writeString(Long.toString(act));
      }
      json.writeEndArray();
      json.writeNumberField("failures", backlog.failures());
      json.writeStringField("next", backlog.next().toString());
      if (backlog.delivered().isPresent()) {
        json.writeStringField("delivered", backlog.delivered().get().toString());
      }
      json.writeStringField("fault", backlog.fault());
      json.writeNumberField("given_up", backlog.givenUp());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #written} wrote.
   *
   * @throws IOException where it is anything else
   */
  static Backlog read(byte[] bytes) throws IOException {
    Json.Members json = Json.parse(bytes, 0, bytes.length);
    try {
      List<Long> waiting = new ArrayList<>();
      for (String act : json.texts("waiting")) {
        waiting.add(Long.parseLong(act));
      }
      return new Backlog(
          text(json, "subscription"),
          number(json, "from"),
          waiting,
          Math.toIntExact(number(json, "failures")),
          Instant.parse(text(json, "next")),
          json.text("delivered").map(Instant::parse),
          text(json, "fault"),
          number(json, "given_up"));
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new IOException("no backlog: " + e.getMessage(), e);
    }
  }

  private static String text(Json.Members json, String name) throws IOException {
    return json.text(name).orElseThrow(() -> new IOException("it lacks " + name));
  }

  private static long number(Json.Members json, String name) throws IOException {
    return json.number(name).orElseThrow(() -> new IOException("it lacks " + name));
  }
}
