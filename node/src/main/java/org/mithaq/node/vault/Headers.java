package org.mithaq.node.vault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    Flat json = new Flat().text("act", header.kind().word());
    header.collection().ifPresent(id -> json.text("collection", id.toString()));
    json.plain("exercise", String.valueOf(header.exercise()))
        .text("id", header.id())
        .text("party", header.party());
    header.target().ifPresent(target -> json.plain("target", String.valueOf(target)));
    json.text("type", header.type());
    header.version().ifPresent(version -> json.text("version", version));
    return json.bytes();
  }

  public static byte[] write(SealedHeader header) {
    Flat json =
        new Flat()
            .text("audience", header.audience().toString())
            .text("delegate", header.delegate());
    if (!header.findings().isEmpty()) {
      json.list("findings", header.findings());
    }
    return json.bytes();
  }

  /** Whether the bytes of a shown header hold this id; they are not parsed. */
  static boolean names(byte[] shown, String id) {
    byte[] sought = ("\"id\":\"" + id + '"').getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + sought.length <= shown.length; at++) {
      if (Arrays.equals(shown, at, at + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
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

  /** Writes one flat object whose keys come in order. */
  private static final class Flat {
    private final StringBuilder json = new StringBuilder(320).append('{');

    Flat text(String key, String value) {
      key(key);
      quote(value);
      return this;
    }

    Flat plain(String key, String value) {
      key(key);
      json.append(value);
      return this;
    }

    void list(String key, List<String> values) {
      key(key);
      json.append('[');
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          json.append(',');
        }
        quote(values.get(i));
      }
      json.append(']');
    }

    byte[] bytes() {
      return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void key(String key) {
      if (json.length() > 1) {
        json.append(',');
      }
      json.append('"').append(key).append("\":");
    }

    private void quote(String value) {
      json.append('"');
      int plain = 0;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c < ' ') {
          throw new IllegalArgumentException("a header holds no control characters");
        }
        if (c == '"' || c == '\\') {
          json.append(value, plain, i).append('\\');
          plain = i;
        }
      }
      json.append(value, plain, value.length()).append('"');
    }
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
