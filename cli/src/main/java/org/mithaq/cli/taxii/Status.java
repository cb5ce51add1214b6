package org.mithaq.cli.taxii;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mithaq.cli.http.Bytes;
import org.mithaq.stix.Json;

/**
 * A TAXII status (2.1 §4.3), without the list of successes.
 *
 * @param pending how many objects have no answer yet
 */
record Status(
    String id, boolean complete, long succeeded, long failed, long pending, List<Failed> failures) {

  /** An object that was refused; each text is empty when the server gives none. */
  record Failed(String id, String version, String message) {}

  /**
   * @throws IOException when this is no status
   */
  static Status parse(Bytes bytes) throws IOException {
    String id = "";
    String status = "";
    long succeeded = 0;
    long failed = 0;
    long pending = 0;
    List<Failed> failures = List.of();
    try (JsonParser parser = Json.FACTORY.createParser(bytes.array(), 0, bytes.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "id" -> id = parser.getText();
          case "status" -> status = parser.getText();
          case "success_count" -> succeeded = count(parser);
          case "failure_count" -> failed = count(parser);
          case "pending_count" -> pending = count(parser);
          case "failures" -> failures = failures(parser);
          default -> parser.skipChildren();
        }
      }
    }
    if (id.isEmpty() || status.isEmpty()) {
      throw new IOException("a status without id or state");
    }
    return new Status(id, status.equals("complete"), succeeded, failed, pending, failures);
  }

  private static long count(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IOException("a count that is no number");
    }
    return parser.getLongValue();
  }

  private static List<Failed> failures(JsonParser parser) throws IOException {
    List<Failed> failures = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("failures that are no list");
    }
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String id = "";
      String version = "";
      String message = "";
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "id" -> id = parser.getText();
          case "version" -> version = parser.getText();
          case "message" -> message = parser.getText();
          default -> parser.skipChildren();
        }
      }
      failures.add(new Failed(id, version, message));
    }
    return failures;
  }
}
