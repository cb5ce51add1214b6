package org.mithaq.node.vault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mithaq.node.access.Audience;

/**
 * Headers as JSON in the canonical order of RFC 8785: they are read for ever, by others too, so
 * they explain themselves. Values hold no control characters, which keeps escapes canonical.
 */
public final class Headers {

  private static final JsonFactory JSON = new JsonFactory();

  private Headers() {}

  public static byte[] write(ShownHeader header) {
    return object(json -> {
      json.writeStringField("act", header.kind().word());
      if (header.collection().isPresent()) {
        json.writeStringField("collection", header.collection().get().toString());
      }
      json.writeBooleanField("exercise", header.exercise());
      json.writeStringField("id", header.id());
      json.writeStringField("party", header.party());
      if (header.target().isPresent()) {
        json.writeNumberField("target", header.target().get());
      }
      json.writeStringField("type", header.type());
      if (header.version().isPresent()) {
        json.writeStringField("version", header.version().get());
      }
    });
  }

  public static byte[] write(SealedHeader header) {
    return object(json -> {
      json.writeStringField("audience", header.audience().toString());
      json.writeStringField("delegate", header.delegate());
      if (!header.findings().isEmpty()) {
        json.writeArrayFieldStart("findings");
        for (String finding : header.findings()) {
          json.writeString(finding);
        }
        json.writeEndArray();
      }
    });
  }

  /**
   * Reads a shown header.
   *
   * @throws IOException when the bytes are not a shown header of a known kind
   */
  public static ShownHeader readShown(byte[] bytes) throws IOException {
    Fields fields = Fields.read(bytes);
    try {
      return new ShownHeader(
          ActKind.of(fields.required("act")),
          fields.optional("collection").map(UUID::fromString),
          fields.required("type"),
          fields.required("id"),
          fields.optional("version"),
          fields.required("party"),
          Boolean.parseBoolean(fields.required("exercise")),
          fields.optional("target").map(Long::valueOf));
    } catch (IllegalArgumentException e) {
      throw new IOException("not a shown header: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a sealed header.
   *
   * @throws IOException when the bytes are not a sealed header
   */
  public static SealedHeader readSealed(byte[] bytes) throws IOException {
    Fields fields = Fields.read(bytes);
    try {
      return new SealedHeader(
          fields.required("delegate"), Audience.parse(fields.required("audience")), fields.list);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a sealed header: " + e.getMessage(), e);
    }
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] object(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One flat object: scalars as text, and at most one list. */
  private record Fields(Map<String, String> scalars, List<String> list) {

    static Fields read(byte[] bytes) throws IOException {
      Map<String, String> scalars = HashMap.newHashMap(8);
      List<String> list = new ArrayList<>();
      try (JsonParser json = JSON.createParser(bytes)) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          throw new IOException("a header is a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          JsonToken value = json.nextToken();
          if (value == JsonToken.START_ARRAY) {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
              list.add(json.getText());
            }
          } else if (value.isScalarValue()) {
            scalars.put(name, json.getText());
          } else {
            throw new IOException("a header is flat, but «" + name + "» is not");
          }
        }
      }
      return new Fields(scalars, list);
    }

    Optional<String> optional(String name) {
      return Optional.ofNullable(scalars.get(name));
    }

    String required(String name) throws IOException {
      return optional(name).orElseThrow(() -> new IOException("a header lacks «" + name + "»"));
    }
  }
}
