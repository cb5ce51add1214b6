package org.mithaq.node.notify;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mithaq.stix.Json;

/** A backlog as it is kept, in JSON. */
final class BacklogFile {

  private BacklogFile() {}

  static void write(Backlog backlog, JsonGenerator json) throws IOException {
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
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException where it is anything else
   */
  static Backlog read(Json.Members json) throws IOException {
    try {
      List<Long> waiting = new ArrayList<>();
      for (String act : json.texts("waiting")) {
        waiting.add(Long.parseLong(act));
      }
      return new Backlog(
          json.need("subscription"),
          json.needNumber("from"),
          waiting,
          Math.toIntExact(json.needNumber("failures")),
          Instant.parse(json.need("next")),
          json.text("delivered").map(Instant::parse),
          json.need("fault"),
          json.needNumber("given_up"));
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new IOException("no backlog: " + e.getMessage(), e);
    }
  }
}
