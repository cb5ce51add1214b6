package org.mithaq.cli.taxii;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.mithaq.cli.http.Bytes;
import org.mithaq.stix.Json;

/**
 * What an object is called, as far as that can be read; empty where it cannot.
 *
 * @param signs id of the object that it is a signature over
 */
record Header(String id, String version, String signs) {

  static Header of(Bytes object) {
    return of(object.array(), 0, object.length());
  }

  static Header of(byte[] source, int offset, int length) {
    String id = "";
    String created = "";
    String modified = "";
    String type = "";
    String over = "";
    try (JsonParser parser = Json.FACTORY.createParser(source, offset, length)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          parser.skipChildren();
          continue;
        }
        switch (name) {
          case "id" -> id = parser.getText();
          case "type" -> type = parser.getText();
          case "object_ref" -> over = parser.getText();
          case "created" -> created = parser.getText();
          case "modified" -> modified = parser.getText();
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // A broken object has the name that stands before the break.
    }
    return new Header(
        id, modified.isEmpty() ? created : modified, type.equals("signature") ? over : "");
  }
}
