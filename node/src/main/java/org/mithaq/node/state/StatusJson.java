package org.mithaq.node.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.mithaq.node.admit.ObjectResult;
import org.mithaq.node.state.Statuses.Status;

/**
 * A status as the journal keeps it: {@code [id, party, requested, [id, version, sequence, message],
 * …]}, null for what is absent.
 */
final class StatusJson {

  private static final JsonFactory JSON = new JsonFactory();

  private StatusJson() {}

  static byte[] write(Status status) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartArray();
      json.writeString(status.id().toString());
      json.writeString(status.party());
      json.writeString(status.requested().toString());
      for (ObjectResult result : status.results()) {
        json.writeStartArray();
        writeText(json, result.id());
        writeText(json, result.version());
        if (result.sequence().isPresent()) {
          json.writeNumber(result.sequence().getAsLong());
        } else {
          json.writeNull();
        }
        writeText(json, result.message());
        json.writeEndArray();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Status read(byte[] bytes) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      json.nextToken();
      UUID id = UUID.fromString(json.nextTextValue());
      String party = json.nextTextValue();
      Instant requested = Instant.parse(json.nextTextValue());
      List<ObjectResult> results = new ArrayList<>();
      while (json.nextToken() == JsonToken.START_ARRAY) {
        Optional<String> object = readText(json);
        Optional<String> version = readText(json);
        OptionalLong sequence =
            json.nextToken() == JsonToken.VALUE_NULL
                ? OptionalLong.empty()
                : OptionalLong.of(json.getLongValue());
        results.add(new ObjectResult(object, version, sequence, readText(json)));
        json.nextToken();
      }
      return new Status(id, party, requested, results);
    }
  }

  private static void writeText(JsonGenerator json, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeNull();
    }
  }

  private static Optional<String> readText(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL
        ? Optional.empty()
        : Optional.of(json.getText());
  }
}
