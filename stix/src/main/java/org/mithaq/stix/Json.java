package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Small JSON documents as values: an object of the register, what TAXII says about itself. Not for
 * feeds: {@link StixReader} reads those without building anything.
 */
public sealed interface Json {

  /** An object; names in the order of the document. */
  record Members(Map<String, Json> byName) implements Json {
    public Optional<String> text(String name) {
      return byName.get(name) instanceof Text text ? Optional.of(text.value) : Optional.empty();
    }

    public OptionalLong number(String name) {
      return byName.get(name) instanceof Whole whole
          ? OptionalLong.of(whole.value)
          : OptionalLong.empty();
    }

    /**
     * The text under a name.
     *
     * @throws IOException when there is none
     */
    public String need(String name) throws IOException {
      return text(name).orElseThrow(() -> new IOException("it lacks " + name));
    }

    /**
     * The number under a name.
     *
     * @throws IOException when there is none
     */
    public long needNumber(String name) throws IOException {
      return number(name).orElseThrow(() -> new IOException("it lacks " + name));
    }

    public boolean flag(String name) {
      return byName.get(name) instanceof Truth truth && truth.value;
    }

    /** The elements of a list; none when there is no such list. */
    public List<Json> list(String name) {
      return byName.get(name) instanceof Elements elements ? elements.values : List.of();
    }

    /** The objects of a list, in order; anything else in it is left out. */
    public List<Members> objects(String name) {
      return list(name).stream()
          .filter(Members.class::isInstance)
          .map(Members.class::cast)
          .toList();
    }

    /** The texts of a list, in order; anything else in it is left out. */
    public List<String> texts(String name) {
      return list(name).stream()
          .filter(Text.class::isInstance)
          .map(element -> ((Text) element).value())
          .toList();
    }

    /** The object under a name; one without members where there is none. */
    public Members object(String name) {
      return byName.get(name) instanceof Members members ? members : new Members(Map.of());
    }

    /** Writes the members without the braces. */
    public void writeMembers(JsonGenerator out) throws IOException {
      for (Map.Entry<String, Json> each : byName.entrySet()) {
        out.writeFieldName(each.getKey());
        each.getValue().write(out);
      }
    }

    public boolean has(String name) {
      return byName.containsKey(name);
    }
  }

  record Elements(List<Json> values) implements Json {}

  record Text(String value) implements Json {}

  record Whole(long value) implements Json {}

  record Truth(boolean value) implements Json {}

  /** What nothing here reads: null, fractions, numbers beyond 64 bits. */
  record Other() implements Json {}

  /** Writes the value; what nothing here reads becomes null. */
  default void write(JsonGenerator out) throws IOException {
    switch (this) {
      case Text(String text) -> out.writeString(text);
      case Whole(long number) -> out.writeNumber(number);
      case Truth(boolean truth) -> out.writeBoolean(truth);
      case Elements(List<Json> values) -> {
        out.writeStartArray();
        for (Json each : values) {
          each.write(out);
        }
        out.writeEndArray();
      }
      case Members members -> {
        out.writeStartObject();
        members.writeMembers(out);
        out.writeEndObject();
      }
      case Other() -> out.writeNull();
    }
  }

  /** Tokens for any document; depth is bounded at 200. */
  JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Reads a document.
   *
   * @throws IOException when this is not one JSON object
   */
  static Members parse(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      parser.nextToken();
      if (value(parser) instanceof Members members && parser.nextToken() == null) {
        return members;
      }
      throw new IOException("not one JSON object");
    }
  }

  /**
   * Reads some members of a document and skips the others, however large they are.
   *
   * @param wanted names at the top
   * @throws IOException when this is not one JSON object
   */
  static Members parse(byte[] bytes, int offset, int length, Set<String> wanted)
      throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not one JSON object");
      }
      Map<String, Json> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (wanted.contains(name)) {
          members.put(name, value(parser));
        } else {
          parser.skipChildren();
        }
      }
      return new Members(members);
    }
  }

  private static Json value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield new Members(members);
      }
      case START_ARRAY -> {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield new Elements(values);
      }
      case VALUE_STRING -> new Text(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Truth(token == JsonToken.VALUE_TRUE);
      case VALUE_NUMBER_INT ->
          parser.getTextLength() <= 18 ? new Whole(parser.getLongValue()) : new Other();
      case null -> throw new IOException("empty");
      default -> new Other();
    };
  }
}
