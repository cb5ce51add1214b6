package org.mithaq.node.admit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.Timestamp;

/**
 * Looks into an object for single things that bear on access. They are rarely asked for, so the
 * object is walked once more, as far as needed, instead of always gathering them.
 */
final class Peek {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private Peek() {}

  /** Whether a marking definition is a statement (STIX 2.1 §7.2.1.1): it limits no audience. */
  static boolean isStatement(StixObject definition) {
    return text(definition.source(), definition.offset(), definition.length(), "definition_type")
        .equals("statement");
  }

  /** Reads the facts of an object that is held; empty where it can't be read. */
  static Optional<Facts> facts(String party, byte[] object) {
    String createdBy = "";
    Optional<Timestamp> created = Optional.empty();
    Optional<Timestamp> modified = Optional.empty();
    boolean revoked = false;
    try (JsonParser json = open(object, 0, object.length)) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
          case "created" -> created = timestamp(json, value);
          case "modified" -> modified = timestamp(json, value);
          case "revoked" -> revoked = value == JsonToken.VALUE_TRUE;
          case "created_by_ref" ->
              createdBy = value == JsonToken.VALUE_STRING ? json.getText() : skip(json);
          default -> json.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(new Facts(party, createdBy, created, modified, revoked));
  }

  private static String skip(JsonParser json) throws IOException {
    json.skipChildren();
    return "";
  }

  private static Optional<Timestamp> timestamp(JsonParser json, JsonToken value)
      throws IOException {
    if (value != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return Optional.empty();
    }
    return Timestamp.parse(json.getText());
  }

  private static String text(byte[] source, int offset, int length, String key) {
    try (JsonParser json = open(source, offset, length)) {
      return find(json, key) && json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * The names in the object's extension {@link Recipients#EXTENSION}.
   *
   * @return empty when the object has no such extension
   * @throws BadRecipientsException when the extension is there but can't be used
   */
  static Optional<Set<String>> recipients(StixObject object) throws BadRecipientsException {
    try (JsonParser json = open(object.source(), object.offset(), object.length())) {
      if (!find(json, "extensions")
          || json.currentToken() != JsonToken.START_OBJECT
          || !find(json, Recipients.EXTENSION)) {
        return Optional.empty();
      }
      if (json.currentToken() != JsonToken.START_OBJECT
          || !find(json, "recipients")
          || json.currentToken() != JsonToken.START_ARRAY) {
        throw new BadRecipientsException("the recipients extension needs a list «recipients»");
      }
      Set<String> names = new HashSet<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
          throw new BadRecipientsException("«recipients» is a list of delegates' names");
        }
        names.add(Recipients.checked(json.getText()));
        Recipients.checkCount(names.size());
      }
      Recipients.checkCount(names.size());
      return Optional.of(names);
    } catch (IOException e) {
      throw new BadRecipientsException("the recipients extension can't be read");
    }
  }

  private static JsonParser open(byte[] source, int offset, int length) throws IOException {
    JsonParser json = JSON.createParser(source, offset, length);
    json.nextToken();
    return json;
  }

  /** Moves from an object's beginning to the value of one of its keys. */
  private static boolean find(JsonParser json, String key) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = json.currentName().equals(key);
      json.nextToken();
      if (found) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }
}
